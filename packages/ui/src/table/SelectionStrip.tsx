import '../hidden.css'
import './DataTable.css'
import type { ReactNode } from 'react'

type Props = {
  /**
   * The number of selected rows, in words; empty if there are none. Read out whenever it changes.
   */
  said: string
  children: ReactNode
}

/** A strip above the rows of a table while some are selected. */
export function SelectionStrip({ said, children }: Props) {
  return (
    <div className={said === '' ? 'visually-hidden' : 'data-table-strip'}>
      <span role="status">{said}</span>
      {said !== '' && children}
    </div>
  )
}
