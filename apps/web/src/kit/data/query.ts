/** A read: its data, `null` for something that does not exist. */
export type Query<Data> = {
  data: Data | null | undefined
  error: unknown
  refetch: () => unknown
}

/** Returns the read of one row of a list: `null` if the list is loaded and does not have it. */
export function rowOf<Row>(
  { data, error, refetch }: Query<readonly Row[]>,
  isIt: (row: Row) => boolean,
): Query<Row> {
  return { data: data && (data.find(isIt) ?? null), error, refetch }
}
