import { createContext, useContext, useEffect } from 'react'

/** Is told the title of every dialog that opens; the function it gives back is called when the dialog is gone. */
export const DialogTitleContext = createContext<(title: string) => () => void>(() => () => {})

/** Tells the title of a dialog that is open as long as it is rendered. */
export function useDialogTitle(title: string): void {
  const tell = useContext(DialogTitleContext)
  useEffect(() => tell(title), [tell, title])
}
