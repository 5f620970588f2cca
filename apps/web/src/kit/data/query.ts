import { useState } from 'react'

/** A read: its data, `null` for something that does not exist. */
export type Query<Data> = {
  data: Data | null | undefined
  error: unknown
  refetch: () => unknown
}

/**
 * Returns the read of one row of a list, by the value that its address has: `null` if the list is
 * loaded and never had it. A row that goes while it is shown stays, so that nothing which a person
 * types or has just confirmed is taken away.
 */
export function useRow<Row>(
  { data, error, refetch }: Query<readonly Row[]>,
  key: string | undefined,
  keyOf: (row: Row) => string,
): Query<Row> {
  const found = data && (data.find((row) => keyOf(row) === key) ?? null)
  const [kept, setKept] = useState<{ key: string | undefined; row: Row }>()
  if (found && (kept?.key !== key || kept?.row !== found)) setKept({ key, row: found })
  const isGone = found === null && kept?.key === key
  return { data: isGone ? kept?.row : found, error, refetch }
}
