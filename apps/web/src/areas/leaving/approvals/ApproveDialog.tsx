import { ConfirmDialog } from '../../../kit/dialog/ConfirmDialog.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { useApproval } from './use-approval.ts'

/** Asks a second administrator to approve what somebody asked for. Source: EXIT-03. */
export function ApproveDialog() {
  const text = useText('approvals')
  const { input, words } = useApproval()
  return (
    <ConfirmDialog
      id="approvals.approve"
      input={input}
      title={text('approveTitle')}
      confirmLabel={text('approve')}
      done={text('approved')}
    >
      <div>{words}</div>
      <div>{text('approveExplanation')}</div>
    </ConfirmDialog>
  )
}
