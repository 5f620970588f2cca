import type { IndexState } from '@mailroom/schemas'

/** The time between two reads while the index is being filled. Milliseconds. */
const fillingMs = 2_000

/** Repeats a read of the index until the index is complete, as a `refetchInterval`. */
export function untilIndexed(query: { state: { data: { index: IndexState } | undefined } }) {
  const { data } = query.state
  return data !== undefined && data.index.phase !== 'COMPLETE' && fillingMs
}
