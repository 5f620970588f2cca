import { Button, Buttons } from '@mailroom/ui/Button'
import type { ReactNode } from 'react'
import { useText } from '../words/texts.ts'

type Props = {
  submitLabel: string
  /** Absent in a form, which is submitted. */
  onSubmit?: () => void
  onCancel: () => void
  /** The label of the button that does nothing; `Cancel` by default. */
  cancelLabel?: string | undefined
  isDisabled?: boolean
  /** True while it is being sent. */
  isSending?: boolean
  /** True while it cannot be left, because the answer is shown nowhere else. */
  isHeld?: boolean
  /** What was done so far, for a dialog that stays open. */
  outcome?: ReactNode
}

/** The buttons of a dialog or form that does something: Cancel, and the one that does it. */
export function DialogActions(props: Props) {
  const { submitLabel, onSubmit, onCancel, cancelLabel, isHeld = false } = props
  const { isDisabled = false, isSending = false, outcome } = props
  const text = useText('app')
  return (
    <Buttons>
      {/* One region, so that a screen reader hears the outcome after the sending. */}
      <span role="status">
        {isSending && <span className="visually-hidden">{text('sending')}</span>}
        {outcome}
      </span>
      <Button variant="link" disabled={isHeld} onClick={onCancel}>
        {cancelLabel ?? text('cancel')}
      </Button>
      <Button
        variant="primary"
        type={onSubmit ? 'button' : 'submit'}
        disabled={isDisabled}
        loading={isSending}
        onClick={onSubmit}
      >
        {submitLabel}
      </Button>
    </Buttons>
  )
}
