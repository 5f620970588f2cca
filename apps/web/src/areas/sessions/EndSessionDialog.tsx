import { useParams } from 'react-router'
import { ConfirmDialog } from '../../kit/dialog/ConfirmDialog.tsx'
import { useListed } from '../../kit/table/use-listed.ts'
import { useText } from '../../kit/words/texts.ts'

/** Asks before a person is signed out. */
export function EndSessionDialog() {
  const text = useText('sessions')
  const { sessionId = '' } = useParams()
  const session = useListed('sessions.list', ({ id }) => id === sessionId)
  const name = session?.account.name
  return (
    <ConfirmDialog
      id="sessions.revoke"
      input={{ sessionId }}
      title={name === undefined ? text('endTitleUnknown') : text('endTitle', { name })}
      confirmLabel={text('end')}
      done={text('ended')}
    >
      {name === undefined ? text('endExplanationUnknown') : text('endExplanation', { name })}
      <p>{text('endJobs')}</p>
      {session?.current && <p>{text('endOwnExplanation')}</p>}
    </ConfirmDialog>
  )
}
