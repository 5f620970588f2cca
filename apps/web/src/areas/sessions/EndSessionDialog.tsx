import { useParams } from 'react-router'
import { notify } from '../../kit/data/notifications.ts'
import { ConfirmDialog } from '../../kit/dialog/ConfirmDialog.tsx'
import { useCloseDialog } from '../../kit/dialog/use-close-dialog.ts'
import { useListed } from '../../kit/table/use-listed.ts'
import { useText } from '../../kit/words/texts.ts'

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
