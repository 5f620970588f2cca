import './tokens.css'
import './Dialog.css'
import { type MouseEvent, type ReactNode, useEffect, useId, useRef } from 'react'
import { createPortal } from 'react-dom'
import { useDialogTitle } from './dialog-title.tsx'
import { FirstField } from './FirstField.tsx'
import { Icon } from './Icon.tsx'
import { useModal } from './modal.ts'

type Props = {
  title: string
  children: ReactNode
  footer?: ReactNode
  /** The width: at most 320, 600 or 820 pixels. */
  size?: 'small' | 'medium' | 'large'
  /** The words of the button with a cross. */
  closeLabel: string
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
 * A dialog that is open while it is rendered: the browser's own, so that the page behind it is
 * inert and the focus stays inside. Its element fills the window and scrolls, so that a list that
 * opens from a field has room; the box is inside.
 */
export function Dialog(props: Props) {
  const { title, children, footer, size = 'medium', closeLabel, onClose } = props
  const { holdsSecret = false, isHeld = false } = props
  const id = useId()
  const leave = () => {
    if (!isHeld) onClose()
  }
  const dialog = useModal(leave)
  // A press that begins in the dialog, such as to select text, may end beside it.
  const isPressedBeside = useRef(false)
  const isBeside = ({ target }: MouseEvent) => target === dialog.current
  useNoKeyRepeats()
  useDialogTitle(title)
  return createPortal(
    // biome-ignore lint/a11y/useKeyWithClickEvents: a click beside the dialog is what Escape is on the keyboard.
    <dialog
      ref={dialog}
      className="dialog"
      aria-labelledby={id}
      // Escape is listened to in `modal.ts`: a list that is open in the dialog closes first.
      closedby="none"
      onCancel={(event) => event.preventDefault()}
      onMouseDown={(event) => {
        isPressedBeside.current = isBeside(event)
        // The focus stays where it is if the dialog does.
        if (isBeside(event)) event.preventDefault()
      }}
      onClick={(event) => {
        if (isPressedBeside.current && isBeside(event) && !holdsSecret) leave()
      }}
    >
      <div className={`dialog-box dialog-${size}`}>
        <header>
          <h2 id={id}>{title}</h2>
          <button type="button" aria-label={closeLabel} onClick={leave}>
            <Icon name="close" />
          </button>
        </header>
        <div className="dialog-content">
          <FirstField orItself>{children}</FirstField>
        </div>
        {footer !== undefined && <footer>{footer}</footer>}
      </div>
    </dialog>,
    document.body,
  )
}
