import { createContext } from 'react'

/** True inside a dialog, which is closed on purpose and therefore does not ask before it is left. */
export const InDialogContext = createContext(false)
