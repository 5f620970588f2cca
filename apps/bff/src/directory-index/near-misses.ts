import { type Entity, fold } from '@mailroom/schemas'
import type { Haystack } from './haystack.ts'
import type { IndexedEntity } from './indexed-entity.ts'

const maxItems = 5

/** How many slips of the finger are believed: more in longer texts. */
function maxSlips(text: string): number {
  return text.length < 3 ? 0 : text.length < 6 ? 1 : 2
}

/**
 * How many letters have to be changed, added, left out or swapped with the next one to make one text of another (optimal string
 * alignment); `limit + 1` where it is more than the limit.
 */
function slipsBetween(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let row = 1; row <= a.length; row++) {
    const current = [row]
    let least = row
    for (let column = 1; column <= b.length; column++) {
      const isSame = a[row - 1] === b[column - 1]
      const isSwapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
      const slips = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (isSame ? 0 : 1),
        isSwapped ? (beforeLast[column - 2] ?? 0) + 1 : limit + 1,
      )
      current.push(slips)
      least = Math.min(least, slips)
    }
    if (least > limit) return limit + 1
    beforeLast = last
    last = current
  }
  return last[b.length] ?? limit + 1
}

/** A text, and the same with its two halves the other way round: `silva.ana` for `ana.silva`. */
function spellingsOf(text: string): string[] {
  const halves = /^([^ .]+)([ .])([^ .]+)$/.exec(text)
  return halves ? [text, `${halves[3]}${halves[2]}${halves[1]}`] : [text]
}

function localPartOf(value: string): string {
  const at = value.lastIndexOf('@')
  return at < 1 ? value : value.slice(0, at)
}

/** A bit for each letter of a text, several letters to a bit. */
function lettersIn(text: string, from = 0, to = text.length): number {
  let letters = 0
  for (let at = from; at < to; at++) letters |= 1 << (text.charCodeAt(at) & 31)
  return letters
}

function countBits(bits: number): number {
  let count = 0
  for (let left = bits; left !== 0; left &= left - 1) count++
  return count
}

/**
 * Visits every value of a haystack, addresses without their domains, that could be so near to a text: of about its length, and with about its
 * letters. The others, nearly all, cost next to nothing.
 */
function visitLikely(
  { text: hay, ends, items }: Haystack,
  spelling: string,
  limit: number,
  visit: (item: IndexedEntity, value: string) => void,
): void {
  const letters = lettersIn(spelling)
  let place = 0
  for (let start = 1; start < hay.length; ) {
    const end = hay.indexOf('\n', start)
    const at = hay.indexOf('@', start)
    const valueEnd = at > start && at < end ? at : end
    while ((ends[place] ?? Number.POSITIVE_INFINITY) <= start) place++
    const item = items[place]
    const isAboutAsLong = Math.abs(valueEnd - start - spelling.length) <= limit
    if (item && isAboutAsLong && countBits(lettersIn(hay, start, valueEnd) ^ letters) <= 2 * limit)
      visit(item, hay.slice(start, valueEnd))
    start = end + 1
  }
}

/** Those with a name, display name or address that is almost the text, the nearest first. Domains do not count. Source: ORG-40. */
export function nearMisses(haystack: Haystack, text: string): Entity[] {
  const spellings = spellingsOf(localPartOf(fold(text)))
  const limit = maxSlips(spellings[0] ?? '')
  const nearest = new Map<IndexedEntity, number>()
  for (const spelling of spellings)
    visitLikely(haystack, spelling, limit, (item, value) => {
      const slips = slipsBetween(spelling, value, limit)
      const known = nearest.get(item) ?? limit
      if (slips <= known && item.entity.state !== 'DELETED') nearest.set(item, slips)
    })
  return [...nearest]
    .sort(([a, slipsA], [b, slipsB]) => slipsA - slipsB || (a.nameKey < b.nameKey ? -1 : 1))
    .slice(0, maxItems)
    .map(([{ entity }]) => entity)
}
