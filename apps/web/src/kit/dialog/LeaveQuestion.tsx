import { Button, Buttons } from '@mailroom/ui/Button'
import { Dialog } from '@mailroom/ui/Dialog'
import { DialogTitleContext } from '@mailroom/ui/dialog-title'
import { useEffect, useRef } from 'react'
import { nameQuestion } from '../page/page-title.ts'
import { useText } from '../words/texts.ts'

type Props = {
  title: string
  children: string
  stayLabel: string
  leaveLabel: string
  onStay: () => void
  onLeave: () => void
}

/**
 * Replaces a dialog that shows something once, and asks whether it may be lost. Enter and Escape
 * return to the dialog.
 */
export function LeaveQuestion({ title, children, stayLabel, leaveLabel, onStay, onLeave }: Props) {
  const text = useText('app')
  const stay = useRef<HTMLButtonElement>(null)
  useEffect(() => queueMicrotask(() => stay.current?.focus()), [])
  return (
    <DialogTitleContext value={nameQuestion}>
      <Dialog
        title={title}
        holdsSecret
        closeLabel={text('closeDialog')}
        onClose={onStay}
        footer={
          <Buttons>
            <Button variant="link" onClick={onLeave}>
              {leaveLabel}
            </Button>
            <Button ref={stay} variant="primary" onClick={onStay}>
              {stayLabel}
            </Button>
          </Buttons>
        }
      >
        {children}
      </Dialog>
    </DialogTitleContext>
  )
}
