import { wordsOf } from './fold.ts'
import type { MailboxIndex, Row } from './mailbox-index.ts'

export const sortKeys = ['date', 'from', 'to', 'subject', 'size', 'name'] as const
export type SortKey = (typeof sortKeys)[number]

/** Which rows a list shows, and in which order. */
export type Query = {
  /** A folder with those below it; all if there is none. */
  folder: number | undefined
  /** What is looked for in headers. */
  words: string
  /** Rows whose bodies were found to have the words; they are shown besides. */
  bodies?: ReadonlySet<number> | undefined
  sort: SortKey
  descending: boolean
}

/** Returns whether a folded text has all words of a query. */
export function hasWords(folded: string, words: readonly string[]): boolean {
  return words.every((word) => folded.includes(word))
}

const collator = new Intl.Collator(undefined, { numeric: true })

function comparing(key: SortKey, descending: boolean): (one: Row, other: Row) => number {
  const sign = descending ? -1 : 1
  if (key === 'size') return (one, other) => sign * (one.entry.size - other.entry.size)
  if (key === 'date')
    return (one, other) => {
      // What has no date is last in both directions.
      const without = Number(Number.isNaN(one.date)) - Number(Number.isNaN(other.date))
      return without !== 0 || Number.isNaN(one.date) ? without : sign * (one.date - other.date)
    }
  return (one, other) => {
    const [left, right] = [one[key], other[key]]
    if (left === right) return 0
    if (left === '' || right === '') return left === '' ? 1 : -1
    return sign * collator.compare(left, right)
  }
}

type Order = { key: string; version: number; numbers: Uint32Array }
const orders = new WeakMap<MailboxIndex, Order>()

/** Returns all rows in an order. It is kept, so that each letter of a search sorts nothing. */
function inOrder(index: MailboxIndex, sort: SortKey, descending: boolean): Uint32Array {
  const { rows, version } = index
  const key = `${sort} ${descending}`
  const known = orders.get(index)
  if (known?.key === key && known.version === version) return known.numbers
  const compare = comparing(sort, descending)
  const numbers = Uint32Array.from(rows.keys()).sort((one, other) => {
    const [left, right] = [rows[one], rows[other]]
    return left && right ? compare(left, right) || one - other : 0
  })
  orders.set(index, { key, version, numbers })
  return numbers
}

/** Returns the numbers of the rows that a query asks for, in its order. */
export function findRows(index: MailboxIndex, query: Query): Uint32Array {
  const { rows, folders } = index
  const { folder, words, bodies, sort, descending } = query
  const within = folder === undefined ? undefined : folders.below(folder)
  const terms = wordsOf(words)
  return inOrder(index, sort, descending).filter((number) => {
    const row = rows[number]
    if (!row || (within && !within.has(row.folder))) return false
    return hasWords(row.found, terms) || bodies?.has(number) === true
  })
}

/** How often a thread is followed from message to message. */
const maxSteps = 20

/** Returns the messages of the thread that a message is in, oldest first. Source: ARC-05. */
export function threadOf({ rows }: MailboxIndex, number: number): number[] {
  const known = new Set(rows[number]?.ids ?? [])
  const thread = new Set([number])
  for (let step = 0; step < maxSteps; step++) {
    const before = thread.size
    for (const [each, { ids }] of rows.entries())
      if (!thread.has(each) && ids.some((id) => known.has(id))) {
        thread.add(each)
        for (const id of ids) known.add(id)
      }
    if (thread.size === before) break
  }
  return [...thread].sort((one, other) => (rows[one]?.date || 0) - (rows[other]?.date || 0))
}
