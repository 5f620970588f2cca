import { useNavigate } from 'react-router'
import { notify } from '../../../kit/data/notifications.ts'
import { organizationPath } from '../../../kit/data/scope.ts'
import { ConfirmDialog } from '../../../kit/dialog/ConfirmDialog.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { useRunInput } from './use-run.ts'

/** Deletes a plan, of which nothing was sent. */
export function DeleteRunDialog() {
  const text = useText('exportQueue')
  const navigate = useNavigate()
  const input = useRunInput()
  return (
    <ConfirmDialog
      id="exportRuns.delete"
      input={input}
      title={text('deleteTitle')}
      confirmLabel={text('deletePlan')}
      leave={async () => {
        notify({ type: 'success', content: text('planDeleted') })
        await navigate(organizationPath(input, 'exit/exports'), { replace: true })
      }}
    >
      {text('deleteMeaning')}
    </ConfirmDialog>
  )
}
