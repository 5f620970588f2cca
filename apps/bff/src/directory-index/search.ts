import { isOfDomain } from '@mailroom/schemas/address-domain'
import type { Entity, EntityQuery, EntitySort } from '@mailroom/schemas/entities'
import { foldings, foldText, searchTerms } from '@mailroom/schemas/fold-text'
import { type IndexedEntity, valuesBesideAliases } from './indexed-entity.ts'
import type { MemoryCopy } from './memory-copy.ts'
import { inOrder } from './orders.ts'
import { type SearchText, visitMatches } from './search-text.ts'

/** A search in a directory: a query, an order, and a part of the result. */
export type Search = {
  query: EntityQuery
  sort?: EntitySort | undefined
  offset?: number | undefined
  limit?: number | undefined
}

const defaultLimit = 25

/** The most matches that are ranked by how they begin. */
const maxRanked = 2_000

function isAmong<Value>(values: readonly Value[] | undefined, value: Value): boolean {
  return values === undefined || values.includes(value)
}

/** Returns a filter by id, type, state, role and the domain of the addresses. */
function kindFilter({ ids, types, states, userRoles, mailDomain }: EntityQuery) {
  const wanted = ids && new Set(ids)
  return ({ entity: { id, type, state, userRole, email, aliases } }: IndexedEntity): boolean =>
    (states ? states.includes(state) : state !== 'DELETED') &&
    (!wanted || wanted.has(id)) &&
    isAmong(types, type) &&
    (!userRoles || (userRole !== undefined && userRoles.includes(userRole))) &&
    (mailDomain === undefined ||
      [email, ...(aliases ?? [])].some((each) => each && isOfDomain(each, mailDomain)))
}

type Terms = ReturnType<typeof searchTerms>

/** Returns whether an entity matches the query. */
function matcher(query: EntityQuery, { words, digits }: Terms) {
  const isWanted = kindFilter(query)
  return (item: IndexedEntity): boolean =>
    isWanted(item) &&
    (words.every((word) => item.values.includes(word)) ||
      (digits !== undefined && item.telephone.includes(digits)))
}

/** Returns all that match a query, by name. */
export function matchesOf({ searchText }: MemoryCopy, query: EntityQuery): IndexedEntity[] {
  if (query.text === undefined) return searchText().items.filter(kindFilter(query))
  const terms = searchTerms(query.text)
  // The longest word leaves the fewest to examine.
  const longest = terms.words.toSorted((a, b) => b.length - a.length)[0]
  if (longest === undefined) return []
  const isMatch = matcher(query, terms)
  const matches: IndexedEntity[] = []
  const visit = (item: IndexedEntity): boolean => {
    if (isMatch(item)) matches.push(item)
    return true
  }
  visitMatches(searchText(), longest, visit)
  if (terms.digits === undefined || terms.digits === longest) return matches
  visitMatches(searchText(), terms.digits, visit)
  return [...new Set(matches)].sort((a, b) => (a.nameKey < b.nameKey ? -1 : 1))
}

function isWordBeginning(values: string, word: string): boolean {
  for (let at = values.indexOf(word); at > 0; at = values.indexOf(word, at + 1))
    if (!/[\p{L}\p{N}]/u.test(values.charAt(at - 1))) return true
  return false
}

/**
 * Returns the first matches, the best first: a telephone number that was searched, a value equal to
 * the text, a value that begins with it, words that begin with it, then the rest; equal matches by
 * name.
 */
function bestOf(
  searchText: SearchText,
  query: EntityQuery & { text: string },
  matches: readonly IndexedEntity[],
  count: number,
): IndexedEntity[] {
  const phrase = foldText(query.text)
  const terms = searchTerms(query.text)
  const { words, digits } = terms
  const isMatch = matcher(query, terms)
  const best = new Set<IndexedEntity>()
  const takeWhere = (isGood: (item: IndexedEntity) => boolean, among = matches) => {
    for (const item of among) {
      if (best.size >= count) break
      if (isGood(item)) best.add(item)
    }
  }
  if (digits !== undefined) takeWhere(({ telephone }) => telephone.includes(digits))
  for (const beginning of [`\n${phrase}\n`, `\n${phrase}`])
    if (best.size < count)
      visitMatches(searchText, beginning, (item) => {
        if (isMatch(item)) best.add(item)
        return best.size < count
      })
  const beginsWords = ({ values }: IndexedEntity) =>
    words.every((word) => isWordBeginning(values, word))
  takeWhere(beginsWords, matches.slice(0, maxRanked))
  takeWhere(() => true)
  return [...best]
}

/** Returns the first matches, in an order. */
function firstOf(
  copy: MemoryCopy,
  query: EntityQuery,
  { by, descending = false }: EntitySort,
  matches: readonly IndexedEntity[],
  count: number,
): IndexedEntity[] {
  if (by === 'name' && !descending) return matches.slice(0, count)
  const among = new Set(query.text === undefined ? [] : matches)
  // Without a text nearly all match, and checking each is faster than collecting them.
  const isMatch =
    query.text === undefined ? kindFilter(query) : (item: IndexedEntity) => among.has(item)
  const first: IndexedEntity[] = []
  for (const item of inOrder(copy.orders.by(by), descending)) {
    if (isMatch(item)) first.push(item)
    if (first.length === count) break
  }
  return first
}

/**
 * Returns the alias that matches a text, if nothing else of the entity does; prefers an alias with
 * all words to one with some.
 */
function matchedAlias(entity: IndexedEntity['entity'], words: readonly string[]) {
  if (!entity.aliases?.length) return undefined
  const others = valuesBesideAliases(entity)
  const missing = words.filter((word) => !others.includes(word))
  if (missing.length === 0) return undefined
  const has = (alias: string) => {
    const spellings = foldings(alias).join('\n')
    return (word: string) => spellings.includes(word)
  }
  return (
    entity.aliases.find((alias) => missing.every(has(alias))) ??
    entity.aliases.find((alias) => missing.some(has(alias)))
  )
}

/**
 * Searches a directory. Examines everything, which takes a few milliseconds (docs/performance.md).
 */
export function searchIn(
  copy: MemoryCopy,
  { query, sort, offset = 0, limit = defaultLimit }: Search,
): { items: Entity[]; total: number } {
  const { text } = query
  const matches = matchesOf(copy, query)
  const end = Math.min(offset + limit, matches.length)
  const first =
    sort === undefined && text !== undefined
      ? bestOf(copy.searchText(), { ...query, text }, matches, end)
      : firstOf(copy, query, sort ?? { by: 'name' }, matches, end)
  const words = text === undefined ? [] : searchTerms(text).words
  const items = first.slice(offset, end).map((item) => {
    const alias = matchedAlias(item.entity, words)
    return alias === undefined ? copy.told(item) : { ...copy.told(item), matchedAlias: alias }
  })
  return { items, total: matches.length }
}
