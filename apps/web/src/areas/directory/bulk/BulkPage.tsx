import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import { type BulkChange, bulkChanges, type Targets } from '@mailroom/schemas/changes'
import { useLocation, useNavigate, useParams, useSearchParams } from 'react-router'
import { organizationPath, useOrganizationScope } from '../../../kit/data/scope.ts'
import { OperationForm } from '../../../kit/form/OperationForm.tsx'
import { Page } from '../../../kit/page/Page.tsx'
import { BulkTargets, queryInAddress } from '../../../kit/table/bulk-targets.ts'
import { useText } from '../../../kit/words/texts.ts'
import { NotFoundPage } from '../../../shell/NotFoundPage.tsx'
import { changeFields } from './change-fields.tsx'
import { TargetsField } from './TargetsField.tsx'

/**
 * Returns the targets of the form: those a list handed over, or the query in the address of a link;
 * undefined without either.
 */
function useBulkTargets(): Targets | undefined {
  const { state } = useLocation()
  const [params] = useSearchParams()
  const handedOver = BulkTargets.safeParse(state)
  if (handedOver.success) return handedOver.data.targets
  const query = queryInAddress(params)
  return query && { query }
}

function ChangeForm({ kind, types }: BulkChange) {
  const app = useText('app')
  const text = useText('bulk')
  const navigate = useNavigate()
  const scope = useOrganizationScope()
  const chosen = useBulkTargets()
  const Fields = changeFields[kind]
  return (
    <Page title={app(`change.${kind}`)} description={app(`change.${kind}.explain`)}>
      <OperationForm
        id="jobs.plan"
        fixed={scope}
        defaults={{ change: { kind, targets: chosen ?? { entityIds: [] } } }}
        submitLabel={text('makePlan')}
        onCancel={() => void navigate(-1)}
        onDone={({ jobId }) =>
          void navigate(organizationPath(scope, `jobs/${jobId}`), { replace: true })
        }
      >
        <TargetsField name="change.targets" chosen={chosen} types={types} />
        {Fields && (
          <Container header={<Header variant="h2">{text('what')}</Header>}>
            <Fields />
          </Container>
        )}
      </OperationForm>
    </Page>
  )
}

/** The form of a bulk change: the targets and the change. It only makes a plan; nothing is sent. */
export function BulkPage() {
  const { kind: wanted } = useParams()
  const change = bulkChanges.find(({ kind }) => kind === wanted)
  return change ? <ChangeForm key={change.kind} {...change} /> : <NotFoundPage />
}
