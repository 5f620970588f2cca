import './DataTable.css'
import type { ReactNode } from 'react'

type Props = {
  /** How many rows are chosen, in words; empty where none are. Read out whenever it changes. */
  said: string
  children: ReactNode
}

/** Stands above the rows of a table while some are chosen. */
export function SelectionStrip({ said, children }: Props) {
  return (
    <div className={said === '' ? 'data-table-hidden' : 'data-table-strip'}>
      <span role="status">{said}</span>
      {said !== '' && children}
    </div>
  )
}
