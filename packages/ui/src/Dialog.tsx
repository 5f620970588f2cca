import Modal, { type ModalProps } from '@cloudscape-design/components/modal'
import { type ReactNode, useEffect, useRef } from 'react'

type Props = {
  title: string
  children: ReactNode
  footer?: ReactNode
  size?: ModalProps.Size
  onClose: () => void
  /** True where a click beside the dialog must not close it: what it shows is nowhere else. */
  holdsSecret?: boolean
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

/** Gives the focus back to what had it, or to the link with the same address where the page was drawn anew. */
function returnFocus(opener: Element | null): void {
  if (!(opener instanceof HTMLElement) || opener === document.body) return
  const href = opener.getAttribute('href')
  const successor = href === null ? null : document.querySelector(`a[href="${CSS.escape(href)}"]`)
  const target = opener.isConnected ? opener : successor
  if (target instanceof HTMLElement) target.focus()
}

/** A dialog that is open as long as it is rendered. */
export function Dialog(props: Props) {
  const { title, children, footer, size = 'medium', onClose, holdsSecret = false } = props
  useNoKeyRepeats()
  const opener = useRef(document.activeElement)
  useEffect(() => {
    const element = opener.current
    return () => {
      // After the dialog's own focus trap has let go and the page behind it is drawn.
      requestAnimationFrame(() => returnFocus(element))
    }
  }, [])
  return (
    <Modal
      visible
      header={title}
      footer={footer}
      size={size}
      onDismiss={({ detail }) => {
        if (!holdsSecret || detail.reason !== 'overlay') onClose()
      }}
    >
      {children}
    </Modal>
  )
}
