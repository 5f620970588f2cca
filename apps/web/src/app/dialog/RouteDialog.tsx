import { Dialog } from '@mailroom/ui/Dialog'
import type { ReactNode } from 'react'
import { InDialogContext } from './in-dialog.ts'
import { useCloseDialog } from './use-close-dialog.ts'

type Props = { title: string; children: ReactNode; size?: 'small' | 'medium' | 'large' }

/** A dialog with its own address: a child route of the page below it. The back button closes it. */
export function RouteDialog({ title, children, size = 'medium' }: Props) {
  return (
    <InDialogContext value={true}>
      <Dialog title={title} size={size} onClose={useCloseDialog()}>
        {children}
      </Dialog>
    </InDialogContext>
  )
}
