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
  /** A short text before the buttons. */
  children?: ReactNode
}

/** The buttons of a dialog or form that does something: Cancel, and the one that does it. */
export function DialogActions(props: Props) {
  const { submitLabel, onSubmit, onCancel, cancelLabel, isHeld = false } = props
  const { isDisabled = false, isSending = false, children } = props
  const text = useText('app')
  return (
    <Buttons>
      {children}
      <Button variant="link" disabled={isHeld} onClick={onCancel}>
        {cancelLabel ?? text('cancel')}
      </Button>
      <Button
        variant="primary"
        type={onSubmit ? 'button' : 'submit'}
        disabled={isDisabled}
        loading={isSending}
        loadingText={text('sending')}
        onClick={onSubmit}
      >
        {submitLabel}
      </Button>
    </Buttons>
  )
}
