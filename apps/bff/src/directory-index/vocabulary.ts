import type { IndexedEntity } from './indexed-entity.ts'

/** Returns a bit for each letter of a word; several letters share a bit. */
export function lettersIn(word: string): number {
  let letters = 0
  for (let at = 0; at < word.length; at++) letters |= 1 << (word.charCodeAt(at) & 31)
  return letters
}

export function countBits(bits: number): number {
  let count = 0
  for (let left = bits; left !== 0; left &= left - 1) count++
  return count
}

/**
 * Returns the words in folded values, each between two line ends: words of names and of the local
 * parts of addresses.
 */
export function wordsIn(values: string): string[] {
  return values
    .replaceAll(/(?<=[^\n])@[^\n]*|\t[^\n]*/g, '')
    .split(/[\s.\-_+]+/)
    .filter((word) => word !== '')
}

/**
 * Keeps the distinct words of a directory, which are far fewer than all words, and follows changes.
 */
export function directoryVocabulary() {
  const words = new Map<string, { letters: number; count: number }>()

  return {
    words: (): Iterable<[string, { letters: number }]> => words,
    add({ values }: IndexedEntity): void {
      for (const word of wordsIn(values)) {
        const known = words.get(word)
        if (known) known.count++
        else words.set(word, { letters: lettersIn(word), count: 1 })
      }
    },
    remove({ values }: IndexedEntity): void {
      for (const word of wordsIn(values)) {
        const known = words.get(word)
        if (known && --known.count === 0) words.delete(word)
      }
    },
    clear: (): void => words.clear(),
  }
}
export type Vocabulary = ReturnType<typeof directoryVocabulary>
