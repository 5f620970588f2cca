import { useSearchParams } from 'react-router'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { ConfirmDialog } from '../../../kit/dialog/ConfirmDialog.tsx'
import { useText } from '../../../kit/words/texts.ts'

/** Deletes the application that the address names, after Identity Center was disabled. Source: IDC-14. */
export function DeleteApplicationDialog() {
  const text = useText('identityCenter')
  const scope = useOrganizationScope()
  const [params] = useSearchParams()
  const applicationArn = params.get('application') ?? ''
  return (
    <ConfirmDialog
      id="identityProvider.deleteApplication"
      input={{ ...scope, applicationArn }}
      title={text('deleteApplicationTitle')}
      confirmLabel={text('deleteApplication')}
      missing={applicationArn === '' ? text('noApplication') : undefined}
      done={text('applicationDeleted')}
    >
      <p>{applicationArn}</p>
      {text('deleteApplicationMeaning')}
    </ConfirmDialog>
  )
}
