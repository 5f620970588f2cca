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
  /** True where a click beside the dialog must not close it: what it shows is nowhere else. */
  holdsSecret?: boolean
  /** True while nothing closes the dialog: what it sent is not answered yet. */
  isHeld?: boolean
}

/** Keeps a key that is held down from pressing what comes under it next; in a text of several lines it writes on. */
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

/** Gives the focus back to what had it in the dialog, after a click beside the dialog took it away. */
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

/** A dialog that is open as long as it is rendered. */
export function Dialog(props: Props) {
  const { title, children, footer, size = 'medium', onClose, holdsSecret = false } = props
  const { isHeld = false } = props
  const [place] = useState(placeOfFocus)
  const keepFocus = useKeptFocus()
  useNoKeyRepeats()
  useDialogTitle(title)
  useEffect(
    () => () => {
      // After the dialog's own focus trap has let go and the page behind it is drawn.
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
