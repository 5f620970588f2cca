import { fold } from '@mailroom/schemas'
import { doubleMetaphone } from 'double-metaphone'
import type { Haystack } from './haystack.ts'
import type { IndexedEntity } from './indexed-entity.ts'

const maxItems = 5

/** How many slips are believed in a text of words; in a word it depends on its length. */
const maxSlips = 2

/** How many slips of the finger are believed in a word: more in longer ones. */
function maxSlipsIn(word: string): number {
  return word.length < 3 ? 0 : word.length < 6 ? 1 : maxSlips
}

/**
 * How many letters have to be changed, added, left out or swapped with the next one to make one word of
 * another (optimal string alignment); `limit + 1` where it is more than the limit.
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

function soundsLike(a: string, b: string): boolean {
  const sounds = doubleMetaphone(b)
  return doubleMetaphone(a).some((sound) => sound !== '' && sounds.includes(sound))
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
 * How far a word is from those of an entity. A word that sounds alike may be one slip more away, so that
 * Mayer finds Meier.
 */
function distanceTo(wanted: string) {
  const limit = maxSlipsIn(wanted)
  // A word of three letters sounds like too many.
  const reach = wanted.length > 3 ? limit + 1 : limit
  const letters = lettersIn(wanted)
  return {
    /** Whether a part of a text is about as long and has about the letters: nearly none has. */
    isLikely: (text: string, from: number, to: number): boolean =>
      Math.abs(to - from - wanted.length) <= reach &&
      countBits(lettersIn(text, from, to) ^ letters) <= 2 * reach,
    /** Slips to a word, or nothing where there are too many. */
    to(word: string): number | undefined {
      const slips = slipsBetween(wanted, word, reach)
      if (slips <= limit) return slips
      // It counts as the most that is believed.
      return slips <= reach && soundsLike(wanted, word) ? maxSlips : undefined
    },
  }
}

function localPartOf(value: string): string {
  const at = value.lastIndexOf('@')
  return at < 1 ? value : value.slice(0, at)
}

/** Where words end, in names and in the local parts of addresses. */
const separators = new Set(' .-_+')

/** Visits every word of an entity's values: not of domains, and not of what is no name of it. */
function visitWords(
  text: string,
  start: number,
  end: number,
  visit: (from: number, to: number) => void,
): void {
  for (let line = start + 1; line < end; ) {
    const lineEnd = text.indexOf('\n', line)
    if (text[line] !== '\t') {
      const at = text.indexOf('@', line)
      const valueEnd = at > line && at < lineEnd ? at : lineEnd
      let from = line
      for (let to = line; to <= valueEnd; to++)
        if (to === valueEnd || separators.has(text.charAt(to))) {
          if (to > from) visit(from, to)
          from = to + 1
        }
    }
    line = lineEnd + 1
  }
}

/** How far each of some words is from the nearest of an entity's; nothing where one is too far from all. */
function slipsOf(
  wanted: readonly ReturnType<typeof distanceTo>[],
  text: string,
  start: number,
  end: number,
): number | undefined {
  const nearest = wanted.map((): number | undefined => undefined)
  visitWords(text, start, end, (from, to) => {
    for (const [place, word] of wanted.entries()) {
      if (nearest[place] === 0 || !word.isLikely(text, from, to)) continue
      const slips = word.to(text.slice(from, to))
      if (slips !== undefined) nearest[place] = Math.min(slips, nearest[place] ?? slips)
    }
  })
  let sum = 0
  for (const slips of nearest) {
    if (slips === undefined) return undefined
    sum += slips
  }
  return sum <= maxSlips ? sum : undefined
}

/**
 * Those whose names have words almost like those of a text, in any order, the nearest first. Domains do
 * not count. `isWanted` tells who may be among them. Source: ORG-40, GEN-10.
 */
export function nearMisses(
  { text: hay, ends, items }: Haystack,
  text: string,
  isWanted: (item: IndexedEntity) => boolean = () => true,
): IndexedEntity[] {
  const words = localPartOf(fold(text))
    .split(/[ .\-_+]+/)
    .filter((word) => word !== '')
  if (words.every((word) => maxSlipsIn(word) === 0)) return []
  const wanted = words.map(distanceTo)
  const found: { item: IndexedEntity; slips: number }[] = []
  let start = 0
  for (const [place, item] of items.entries()) {
    const end = ends[place] ?? start
    if (item.entity.state !== 'DELETED' && isWanted(item)) {
      const slips = slipsOf(wanted, hay, start, end)
      if (slips !== undefined) found.push({ item, slips })
    }
    start = end
  }
  return found
    .sort((a, b) => a.slips - b.slips || (a.item.nameKey < b.item.nameKey ? -1 : 1))
    .slice(0, maxItems)
    .map(({ item }) => item)
}
