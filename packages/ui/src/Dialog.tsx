import Modal, { type ModalProps } from '@cloudscape-design/components/modal'
import { type ReactNode, useEffect, useRef } from 'react'
import { FirstField } from './FirstField.tsx'

type Props = {
  title: string
  children: ReactNode
  footer?: ReactNode
  size?: ModalProps.Size
  onClose: () => void
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
export function Dialog({ title, children, footer, size = 'medium', onClose }: Props) {
  const opener = useRef(document.activeElement)
  useEffect(() => {
    const element = opener.current
    return () => {
      // After the dialog's own focus trap has let go and the page behind it is drawn.
      requestAnimationFrame(() => returnFocus(element))
    }
  }, [])
  return (
    <Modal visible header={title} footer={footer} size={size} onDismiss={onClose}>
      <FirstField orItself>{children}</FirstField>
    </Modal>
  )
}
