import { createContext } from 'react'

/**
 * True inside a dialog. Closing a dialog is deliberate, so it does not ask before the person leaves
 * it.
 */
export const InDialogContext = createContext(false)
