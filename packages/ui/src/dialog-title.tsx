import { createContext, useContext, useEffect } from 'react'

/**
 * Receives the title of every dialog that opens; the returned function is called when the dialog
 * closes.
 */
export const DialogTitleContext = createContext<(title: string) => () => void>(() => () => {})

/** Announces the title of a dialog that is open while it is rendered. */
export function useDialogTitle(title: string): void {
  const tell = useContext(DialogTitleContext)
  useEffect(() => tell(title), [tell, title])
}
