import Box from '@cloudscape-design/components/box'
import { lintTargets } from '@mailroom/schemas/lint-findings'
import { useNavigate, useSearchParams } from 'react-router'
import { notify } from '../../../kit/data/notifications.ts'
import { organizationPath, useOrganizationScope } from '../../../kit/data/scope.ts'
import { RouteDialog } from '../../../kit/dialog/RouteDialog.tsx'
import { useCloseDialog } from '../../../kit/dialog/use-close-dialog.ts'
import { OperationForm } from '../../../kit/form/OperationForm.tsx'
import { SelectField } from '../../../kit/form/SelectField.tsx'
import { useWholeList } from '../../../kit/table/whole-list.ts'
import { useText } from '../../../kit/words/texts.ts'

/** Begins the cut-over of a domain to a target. Source: CUT-01. */
export function CreateDialog() {
  const text = useText('cutOver')
  const scope = useOrganizationScope()
  const close = useCloseDialog()
  const navigate = useNavigate()
  const [params] = useSearchParams()
  const asked = params.get('domain') ?? undefined
  const { data: listed = [] } = useWholeList('mailDomains.list', scope)
  const names = listed.flatMap(({ domainName }) =>
    /\.awsapps\.com$/i.test(domainName) ? [] : [domainName],
  )
  return (
    <RouteDialog title={text('createTitle')}>
      <OperationForm
        id="cutOvers.create"
        fixed={scope}
        defaults={asked === undefined ? {} : { domain: asked }}
        submitLabel={text('begin')}
        onCancel={close}
        onDone={(_, { domain }) => {
          notify({ type: 'success', content: text('begun', { domain }) })
          void navigate(organizationPath(scope, `exit/cut-over/${domain}`), { replace: true })
        }}
      >
        <Box>{text('createMeaning')}</Box>
        <SelectField
          name="domain"
          label={text('domain')}
          placeholder={text('chooseDomain')}
          options={names.map((name) => ({ value: name, label: name }))}
        />
        <SelectField
          name="target"
          label={text('target')}
          placeholder={text('chooseTarget')}
          options={lintTargets.map((target) => ({
            value: target,
            label: text(`target.${target}`),
          }))}
        />
      </OperationForm>
    </RouteDialog>
  )
}
