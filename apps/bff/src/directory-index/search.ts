import type { Entity, EntityQuery, EntitySort } from '@mailroom/schemas'
import { fold } from './fold.ts'
import type { IndexedEntity } from './indexed-entity.ts'
import type { Order } from './orders.ts'

/** What of a directory is looked for: a query, in an order, and which part of what matches. */
export type Search = {
  query: EntityQuery
  sort?: EntitySort | undefined
  offset?: number | undefined
  limit?: number | undefined
}

const defaultLimit = 25

function matcher({ ids, types, states, userRoles, text }: EntityQuery) {
  const words = text === undefined ? [] : fold(text).split(' ')
  const wanted = ids && new Set(ids)
  return ({ entity, values }: IndexedEntity): boolean =>
    (states ? states.includes(entity.state) : entity.state !== 'DELETED') &&
    (!wanted || wanted.has(entity.id)) &&
    (!types || types.includes(entity.type)) &&
    (!userRoles || (entity.userRole !== undefined && userRoles.includes(entity.userRole))) &&
    words.every((word) => values.includes(word))
}

/** All that match, in the order. */
export function matchesIn({ items }: Order, query: EntityQuery): IndexedEntity[] {
  return items.filter(matcher(query))
}

function isWordBeginning(values: string, word: string): boolean {
  for (let at = values.indexOf(word); at > 0; at = values.indexOf(word, at + 1))
    if (!/[\p{L}\p{N}]/u.test(values.charAt(at - 1))) return true
  return false
}

/** How well a text matches, the best first; whatever is left matches somewhere. */
function ranks(text: string): ((item: IndexedEntity) => boolean)[] {
  const phrase = fold(text)
  const words = phrase.split(' ')
  return [
    ({ values }) => values.includes(`\n${phrase}\n`),
    ({ values }) => values.includes(`\n${phrase}`),
    ({ values }) => words.every((word) => isWordBeginning(values, word)),
    () => true,
  ]
}

/** The first so many with the best matches first; matches that are equally good stay as they are. */
function bestFirst(matches: readonly IndexedEntity[], text: string, count: number) {
  const best: IndexedEntity[] = []
  let rest = matches
  for (const isAsGood of ranks(text)) {
    if (best.length >= count) break
    const worse: IndexedEntity[] = []
    for (const item of rest) (isAsGood(item) ? best : worse).push(item)
    rest = worse
  }
  return best
}

function reversed(items: readonly IndexedEntity[], isValued: (item: IndexedEntity) => boolean) {
  const valued = items.filter(isValued).reverse()
  return [...valued, ...items.slice(valued.length)]
}

/**
 * Searches a directory; `order` gives it sorted by a member. Everything is looked at once, which takes a few milliseconds for
 * 10,000 entities and some tens for 100,000 (docs/performance.md).
 */
export function searchIn(
  order: (by: EntitySort['by']) => Order,
  { query, sort, offset = 0, limit = defaultLimit }: Search,
): { items: Entity[]; total: number } {
  const { by, descending = false } = sort ?? { by: 'name' }
  const matches = matchesIn(order(by), query)
  const end = offset + limit
  let sorted = matches
  if (!sort && query.text !== undefined) sorted = bestFirst(matches, query.text, end)
  if (descending) sorted = reversed(matches, ({ entity }) => Boolean(entity[by]))
  return { items: sorted.slice(offset, end).map(({ entity }) => entity), total: matches.length }
}
