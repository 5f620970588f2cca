import { ConfirmDialog } from '../../../kit/dialog/ConfirmDialog.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { useApproval } from './use-approval.ts'

/** Declines what somebody asked for; whoever asked takes it back so. Source: EXIT-03. */
export function DeclineDialog() {
  const text = useText('approvals')
  const { input, words } = useApproval()
  return (
    <ConfirmDialog
      id="approvals.decline"
      input={input}
      title={text('declineTitle')}
      confirmLabel={text('decline')}
      done={text('declined')}
    >
      <div>{words}</div>
      <div>{text('declineExplanation')}</div>
    </ConfirmDialog>
  )
}
