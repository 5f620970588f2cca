import Modal, { type ModalProps } from '@cloudscape-design/components/modal'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useDialogTitle } from './dialog-title.tsx'
import { FirstField } from './FirstField.tsx'
import { placeOfFocus, returnFocus } from './focus.ts'

type Props = {
  title: string
  children: ReactNode
  footer?: ReactNode
  size?: ModalProps.Size
  onClose: () => void
  /**
   * True if a click beside the dialog must not close it, because its content is shown nowhere else.
   */
  holdsSecret?: boolean
  /** True while nothing closes the dialog: what it sent is not answered yet. */
  isHeld?: boolean
}

/**
 * Keeps a held key from pressing the next control; in a text of several lines it goes on writing.
 */
function useNoKeyRepeats(): void {
  useEffect(() => {
    const ignore = (event: KeyboardEvent) => {
      if (!event.repeat || !['Enter', 'Escape'].includes(event.key)) return
      if (event.target instanceof HTMLTextAreaElement) return
      event.preventDefault()
      event.stopPropagation()
    }
    document.addEventListener('keydown', ignore, true)
    return () => document.removeEventListener('keydown', ignore, true)
  }, [])
}

/**
 * Returns a function that returns the focus to the last focused element of the dialog, after a
 * click beside the dialog.
 */
function useKeptFocus(): () => void {
  const last = useRef<HTMLElement>(undefined)
  useEffect(() => {
    const remember = ({ target }: FocusEvent) => {
      if (target instanceof HTMLElement && target.closest('[role=dialog]')) last.current = target
    }
    document.addEventListener('focusin', remember)
    return () => document.removeEventListener('focusin', remember)
  }, [])
  return () => last.current?.focus({ preventScroll: true })
}

/** A dialog that is open while it is rendered. */
export function Dialog(props: Props) {
  const { title, children, footer, size = 'medium', onClose, holdsSecret = false } = props
  const { isHeld = false } = props
  const [place] = useState(placeOfFocus)
  const keepFocus = useKeptFocus()
  useNoKeyRepeats()
  useDialogTitle(title)
  useEffect(
    () => () => {
      // By then the dialog's focus trap has let go, and the page behind it is drawn.
      requestAnimationFrame(() => returnFocus(place))
    },
    [place],
  )
  return (
    <Modal
      visible
      header={title}
      footer={footer}
      size={size}
      onDismiss={({ detail }) => {
        if (isHeld || (holdsSecret && detail.reason === 'overlay')) keepFocus()
        else onClose()
      }}
    >
      <FirstField orItself>{children}</FirstField>
    </Modal>
  )
}
