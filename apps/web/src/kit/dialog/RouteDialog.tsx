import { Dialog } from '@mailroom/ui/Dialog'
import { type ReactNode, useEffect } from 'react'
import { useBlocker } from 'react-router'
import { useUnsavedWork } from '../form/unsaved-work.ts'
import { useText } from '../words/texts.ts'
import { InDialogContext, type Sending, useSending } from './in-dialog.ts'
import { LeaveQuestion } from './LeaveQuestion.tsx'
import { stayOpen, useCloseDialog } from './use-close-dialog.ts'

type Question = { title: string; explanation: string; stayLabel: string; leaveLabel: string }

type Props = {
  title: string
  children: ReactNode
  footer?: ReactNode
  size?: 'small' | 'medium' | 'large'
  /** Given by a dialog that sends something itself; a form in the dialog reports what it sends. */
  sending?: Sending
  /** What is asked before the dialog closes, where something would be lost with it. */
  question?: Question | undefined
}

/**
 * A dialog with its own address: a child route of the page below it. The back button closes it.
 * While its write is being sent, it cannot be closed, and the back button and links ask first: the
 * answer is shown nowhere else.
 */
export function RouteDialog(props: Props) {
  const { title, children, footer, size = 'medium', question } = props
  const text = useText('app')
  const close = useCloseDialog()
  const own = useSending()
  const sending = props.sending ?? own
  const { isSending, isSendingNow } = sending
  const mustAsk = isSending || question !== undefined
  useUnsavedWork(mustAsk)
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      currentLocation.pathname !== nextLocation.pathname &&
      (isSendingNow() || question !== undefined),
  )
  useEffect(() => {
    if (blocker.state !== 'blocked') return
    stayOpen()
    if (!mustAsk) blocker.reset()
  }, [blocker, mustAsk])
  const asked = isSending
    ? {
        title: text('sendingTitle'),
        explanation: text('sendingExplanation'),
        stayLabel: text('stay'),
        leaveLabel: text('leave'),
      }
    : question
  return (
    <>
      <InDialogContext value={sending}>
        <Dialog
          title={title}
          size={size}
          footer={footer}
          isHeld={isSending}
          closeLabel={text('closeDialog')}
          onClose={() => {
            if (!isSendingNow()) close()
          }}
        >
          {children}
        </Dialog>
      </InDialogContext>
      {blocker.state === 'blocked' && asked && (
        <LeaveQuestion
          title={asked.title}
          stayLabel={asked.stayLabel}
          leaveLabel={asked.leaveLabel}
          onStay={() => blocker.reset()}
          onLeave={() => blocker.proceed()}
        >
          {asked.explanation}
        </LeaveQuestion>
      )}
    </>
  )
}
