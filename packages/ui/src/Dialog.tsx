import Modal, { type ModalProps } from '@cloudscape-design/components/modal'
import { type ReactNode, useEffect, useState } from 'react'
import { useDialogTitle } from './dialog-title.tsx'
import { placeOfFocus, returnFocus } from './focus.ts'

type Props = {
  title: string
  children: ReactNode
  footer?: ReactNode
  size?: ModalProps.Size
  onClose: () => void
}

/** A dialog that is open as long as it is rendered. */
export function Dialog({ title, children, footer, size = 'medium', onClose }: Props) {
  const [place] = useState(placeOfFocus)
  useDialogTitle(title)
  useEffect(
    () => () => {
      // After the dialog's own focus trap has let go and the page behind it is drawn.
      requestAnimationFrame(() => returnFocus(place))
    },
    [place],
  )
  return (
    <Modal visible header={title} footer={footer} size={size} onDismiss={onClose}>
      {children}
    </Modal>
  )
}
