import type { EntityState } from '@mailroom/schemas/entity-state'

export type LiveFilters<Prefix extends string> = {
  by: Prefix
  text: string
  state: EntityState | undefined
}

/** Parses the filters in the address; an unknown property counts as the first one. */
export function parseFilters<Prefix extends string>(
  prefixes: readonly [Prefix, ...Prefix[]],
  address: { by: string; text: string; state: EntityState | undefined },
): LiveFilters<Prefix> {
  return {
    by: prefixes.find((prefix) => prefix === address.by) ?? prefixes[0],
    text: address.text,
    state: address.state,
  }
}

/**
 * Returns the filter for AWS, and the filter for each page here: a request takes one filter only,
 * and text goes to AWS because it narrows more. Deleted entries are hidden unless requested.
 * Source: GEN-03, GEN-04.
 */
export function queryOf<Prefix extends string>({ by, text, state }: LiveFilters<Prefix>) {
  const byText = text === '' ? undefined : ({ [by]: text } as Partial<Record<Prefix, string>>)
  const byState = state === undefined ? undefined : { state }
  return {
    filters: byText ?? byState,
    where: (row: { state: EntityState }) =>
      state === undefined ? row.state !== 'DELETED' : row.state === state,
  }
}
