import { foldText } from '@mailroom/schemas/fold-text'
import { doubleMetaphone } from 'double-metaphone'
import type { IndexedEntity } from './indexed-entity.ts'
import { type SearchText, visitMatches } from './search-text.ts'
import type { Vocabulary } from './vocabulary.ts'
import { countBits, lettersIn, wordsIn } from './vocabulary.ts'

const maxItems = 5

/** The most typing errors accepted in a text; in a word it depends on the length. */
const maxSlips = 2

/** Returns the most typing errors accepted in a word: more in longer words. */
function maxSlipsIn(word: string): number {
  return word.length < 3 ? 0 : word.length < 6 ? 1 : maxSlips
}

/**
 * Counts the letters to change, add, remove or swap with the next one, to turn one word into
 * another (optimal string alignment); `limit + 1` if there are more.
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

/** How many similar words, and entities that contain one, are examined. */
const maxLooked = { words: 50, entities: 500 }

type NearWord = { word: string; slips: number }

/**
 * Returns the words of a directory that are similar to a word, the most similar first. A word that
 * sounds alike may have one more typing error, so that Mayer finds Meier.
 */
function nearWords(vocabulary: Vocabulary, wanted: string): NearWord[] {
  const limit = maxSlipsIn(wanted)
  // Too many words sound like a word of three letters.
  const reach = wanted.length > 3 ? limit + 1 : limit
  const letters = lettersIn(wanted)
  const near: NearWord[] = []
  for (const [word, known] of vocabulary.words()) {
    if (Math.abs(word.length - wanted.length) > reach) continue
    if (countBits(known.letters ^ letters) > 2 * reach) continue
    const slips = slipsBetween(wanted, word, reach)
    if (slips <= limit) near.push({ word, slips })
    // It counts as having the most errors accepted.
    else if (slips <= reach && soundsLike(wanted, word)) near.push({ word, slips: maxSlips })
  }
  return near.sort((a, b) => a.slips - b.slips).slice(0, maxLooked.words)
}

/**
 * Counts the typing errors between an entity and all of the words; undefined if a word has no
 * match.
 */
function slipsOf({ values }: IndexedEntity, wanted: readonly NearWord[][]): number | undefined {
  const words = new Set(wordsIn(values))
  let sum = 0
  for (const near of wanted) {
    const nearest = near.find(({ word }) => words.has(word))
    if (!nearest) return undefined
    sum += nearest.slips
  }
  return sum <= maxSlips ? sum : undefined
}

/**
 * Returns the entities whose names contain words similar to those of a text, in any order, the most
 * similar first. Ignores domains. `isWanted` filters the entities. Source: ORG-40, GEN-10.
 */
export function fuzzyMatches(
  searchText: SearchText,
  vocabulary: Vocabulary,
  text: string,
  isWanted: (item: IndexedEntity) => boolean,
): IndexedEntity[] {
  const words = wordsIn(`\n${foldText(text)}\n`)
  if (words.every((word) => maxSlipsIn(word) === 0)) return []
  const wanted = words.map((word) => nearWords(vocabulary, word))
  // Every similar entity contains one of these words.
  const [fewest = []] = wanted.toSorted((a, b) => a.length - b.length)
  const found = new Map<IndexedEntity, number>()
  for (const { word } of fewest) {
    // For a single word, the next words are never more similar.
    if (wanted.length === 1 && found.size >= maxItems) break
    let looked = 0
    visitMatches(searchText, word, (item) => {
      if (!found.has(item) && item.entity.state !== 'DELETED' && isWanted(item)) {
        const slips = slipsOf(item, wanted)
        if (slips !== undefined) found.set(item, slips)
      }
      return ++looked < maxLooked.entities
    })
  }
  return [...found]
    .sort(([a, slipsA], [b, slipsB]) => slipsA - slipsB || (a.nameKey < b.nameKey ? -1 : 1))
    .slice(0, maxItems)
    .map(([item]) => item)
}
