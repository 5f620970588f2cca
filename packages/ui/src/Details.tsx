import './Details.css'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import type { ReactNode } from 'react'

type Props = {
  /** The labels and values; `undefined` and an empty text show a dash. */
  items: { label: string; value: ReactNode }[]
  columns?: number
}

/** The details of one thing, as pairs of label and value. */
export function Details({ items, columns = 3 }: Props) {
  return (
    <div className="details">
      <KeyValuePairs
        columns={columns}
        items={items.map(({ label, value }) => ({
          label,
          value: value === undefined || value === '' ? '–' : value,
        }))}
      />
    </div>
  )
}
