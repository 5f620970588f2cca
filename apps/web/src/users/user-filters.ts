import type { Input } from '@mailroom/schemas'

type Filters = NonNullable<Input<'users.list'>['filters']>

/** The values a list can be searched by, in the order they are offered. Source: USR-02. */
export const prefixFilters = [
  'usernamePrefix',
  'displayNamePrefix',
  'primaryEmailPrefix',
] as const satisfies readonly (keyof Filters)[]
export type PrefixFilter = (typeof prefixFilters)[number]

/** The states a list can be narrowed to. */
export const stateFilters = ['ENABLED', 'DISABLED', 'DELETED'] as const
export type StateFilter = (typeof stateFilters)[number]

/** What the address says of the filters; anything unknown there is taken for the first choice, or none. */
export function parseFilters(by: string, text: string, state: string) {
  return {
    by: prefixFilters.find((filter) => filter === by) ?? prefixFilters[0],
    text,
    state: stateFilters.find((filter) => filter === state),
  }
}
export type ChosenFilters = ReturnType<typeof parseFilters>

/**
 * Which filter AWS is given, and what is left to pick out of each page here: a request carries one filter only, and text goes
 * first because it narrows more. Deleted users are hidden unless they are asked for. Source: GEN-03, GEN-04.
 */
export function queryOf({ by, text, state }: ChosenFilters) {
  const filters: Filters | undefined =
    text !== '' ? { [by]: text } : state === undefined ? undefined : { state }
  const where = (user: { state: string }) =>
    state === undefined ? user.state !== 'DELETED' : user.state === state
  return { filters, where }
}
