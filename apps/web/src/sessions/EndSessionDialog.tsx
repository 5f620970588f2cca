import { useParams } from 'react-router'
import { ConfirmDialog } from '../app/dialog/ConfirmDialog.tsx'
import { useCloseDialog } from '../app/dialog/use-close-dialog.ts'
import { notify } from '../app/notifications.ts'
import { useListed } from '../app/table/use-listed.ts'
import { useText } from '../app/texts/texts.ts'

/** Asks before a person is signed out. */
export function EndSessionDialog() {
  const text = useText('sessions')
  const close = useCloseDialog()
  const { sessionId = '' } = useParams()
  const session = useListed('sessions.list', ({ id }) => id === sessionId)
  const name = session?.account.name
  return (
    <ConfirmDialog
      id="sessions.revoke"
      input={{ sessionId }}
      title={name === undefined ? text('endTitleUnknown') : text('endTitle', { name })}
      confirmLabel={text('end')}
      onDone={() => {
        notify({ type: 'success', content: text('ended') })
        close()
      }}
    >
      {name === undefined ? text('endExplanationUnknown') : text('endExplanation', { name })}
      <p>{text('endJobs')}</p>
      {session?.current && <p>{text('endOwnExplanation')}</p>}
    </ConfirmDialog>
  )
}
