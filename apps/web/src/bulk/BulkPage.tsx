import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import { useNavigate, useParams } from 'react-router'
import { type BulkKind, bulkKinds } from '../app/directory/bulk-targets.ts'
import { useChangeName } from '../app/directory/use-change-name.ts'
import { OperationForm } from '../app/form/OperationForm.tsx'
import { Page } from '../app/Page.tsx'
import { organizationPath, useOrganizationScope } from '../app/scope.ts'
import { NotFoundPage } from '../app/shell/NotFoundPage.tsx'
import { useText } from '../app/texts/texts.ts'
import { changeFields } from './change-fields.tsx'
import { TargetsField } from './TargetsField.tsx'
import { useBulkTargets } from './use-bulk-targets.ts'

function ChangeForm({ kind }: { kind: BulkKind }) {
  const text = useText('bulk')
  const changeName = useChangeName()
  const navigate = useNavigate()
  const scope = useOrganizationScope()
  const chosen = useBulkTargets()
  const { types, Fields } = changeFields[kind]
  return (
    <Page title={changeName(kind)} description={text(`explain.${kind}`)}>
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
  const kind = bulkKinds.find((each) => each === wanted)
  return kind ? <ChangeForm key={kind} kind={kind} /> : <NotFoundPage />
}
