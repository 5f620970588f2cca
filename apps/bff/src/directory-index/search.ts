import { type Entity, type EntityQuery, type EntitySort, fold } from '@mailroom/schemas'
import { type Haystack, visitMatches } from './haystack.ts'
import type { IndexedEntity } from './indexed-entity.ts'
import type { MemoryCopy } from './memory-copy.ts'
import { inOrder } from './orders.ts'

/** What of a directory is looked for: a query, in an order, and which part of what matches. */
export type Search = {
  query: EntityQuery
  sort?: EntitySort | undefined
  offset?: number | undefined
  limit?: number | undefined
}

const defaultLimit = 25

/** How many are looked at for words that begin with what was typed; among more nobody looks for one. */
const maxRanked = 2_000

function isAmong<Value>(values: readonly Value[] | undefined, value: Value): boolean {
  return values === undefined || values.includes(value)
}

/** Whether an entity is of a kind that is looked for. */
function kindFilter({ ids, types, states, userRoles }: EntityQuery) {
  const wanted = ids && new Set(ids)
  return ({ entity: { id, type, state, userRole } }: IndexedEntity): boolean =>
    (states ? states.includes(state) : state !== 'DELETED') &&
    (!wanted || wanted.has(id)) &&
    isAmong(types, type) &&
    (!userRoles || (userRole !== undefined && userRoles.includes(userRole)))
}

function wordsOf(text: string): string[] {
  return [...new Set(fold(text).split(' '))]
}

/** Tells of an entity whether it matches, apart from one word that it is known to have. */
function matcher(query: EntityQuery, words: readonly string[]) {
  const isWanted = kindFilter(query)
  return (item: IndexedEntity): boolean =>
    isWanted(item) && words.every((word) => item.values.includes(word))
}

/** All that match a query, by name. */
export function matchesOf({ haystack }: MemoryCopy, query: EntityQuery): IndexedEntity[] {
  if (query.text === undefined) return haystack().items.filter(kindFilter(query))
  // The longest word leaves the fewest to look at.
  const [longest = '', ...others] = wordsOf(query.text).sort((a, b) => b.length - a.length)
  const isMatch = matcher(query, others)
  const matches: IndexedEntity[] = []
  visitMatches(haystack(), longest, (item) => {
    if (isMatch(item)) matches.push(item)
    return true
  })
  return matches
}

function isWordBeginning(values: string, word: string): boolean {
  for (let at = values.indexOf(word); at > 0; at = values.indexOf(word, at + 1))
    if (!/[\p{L}\p{N}]/u.test(values.charAt(at - 1))) return true
  return false
}

/**
 * The first so many of what matches, the best first: a value that is the text, one that begins with it, words that do, and the rest;
 * by name where they are equally good.
 */
function bestOf(
  haystack: Haystack,
  query: EntityQuery & { text: string },
  matches: readonly IndexedEntity[],
  count: number,
): IndexedEntity[] {
  const phrase = fold(query.text)
  const words = wordsOf(query.text)
  const isMatch = matcher(query, words)
  const best = new Set<IndexedEntity>()
  const take = (item: IndexedEntity): boolean => {
    if (isMatch(item)) best.add(item)
    return best.size < count
  }
  for (const beginning of [`\n${phrase}\n`, `\n${phrase}`])
    if (best.size < count) visitMatches(haystack, beginning, take)
  for (const item of matches.slice(0, maxRanked)) {
    if (best.size >= count) break
    if (words.every((word) => isWordBeginning(item.values, word))) best.add(item)
  }
  for (const item of matches) {
    if (best.size >= count) break
    best.add(item)
  }
  return [...best]
}

/** The first so many of what matches, in an order. */
function firstOf(
  copy: MemoryCopy,
  query: EntityQuery,
  { by, descending = false }: EntitySort,
  matches: readonly IndexedEntity[],
  count: number,
): IndexedEntity[] {
  if (by === 'name' && !descending) return matches.slice(0, count)
  const among = new Set(query.text === undefined ? [] : matches)
  // Without a text nearly all match, and asking each is quicker than collecting them.
  const isMatch =
    query.text === undefined ? kindFilter(query) : (item: IndexedEntity) => among.has(item)
  const first: IndexedEntity[] = []
  for (const item of inOrder(copy.orders.by(by), descending)) {
    if (isMatch(item)) first.push(item)
    if (first.length === count) break
  }
  return first
}

/** Searches a directory: everything is looked at, which takes some milliseconds (docs/performance.md). */
export function searchIn(
  copy: MemoryCopy,
  { query, sort, offset = 0, limit = defaultLimit }: Search,
): { items: Entity[]; total: number } {
  const { text } = query
  const matches = matchesOf(copy, query)
  const end = Math.min(offset + limit, matches.length)
  const first =
    sort === undefined && text !== undefined
      ? bestOf(copy.haystack(), { ...query, text }, matches, end)
      : firstOf(copy, query, sort ?? { by: 'name' }, matches, end)
  return { items: first.slice(offset, end).map(({ entity }) => entity), total: matches.length }
}
