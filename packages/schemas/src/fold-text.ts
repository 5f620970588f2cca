/** Letters that Unicode does not decompose, and what people type for them. */
const plain: Record<string, string> = {
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ł: 'l', ħ: 'h', ı: 'i' },
  ς: 'σ',
}

/** Letters that people also type as two. */
const asTwoLetters: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', ø: 'oe', å: 'aa' }

/** Matches marks, characters without width, and apostrophes. */
const leftOut = /[\p{M}\p{Cf}'`\u02b9\u02bb-\u02bd\u02c8\u2018\u2019\u201b\u2032\u2035]+/gu

/** Matches hyphens, dashes and minus signs. */
const dashes = /[\u2010-\u2015\u2212]/g

/** A folded text, and where each of its characters begins and ends in the original. */
type Folded = { text: string; starts: number[]; ends: number[] }

/** Folds a letter with its marks. */
function foldLetter(letter: string, spelled: Record<string, string>): string {
  const small = letter.normalize('NFC').toLowerCase()
  // NFKD turns a separate acute accent, which is used as an apostrophe, into a space.
  if (small === '\u00b4') return ''
  return (
    spelled[small] ??
    small
      .normalize('NFKD')
      .toLowerCase()
      .replaceAll(leftOut, '')
      .replaceAll(dashes, '-')
      .replaceAll(/\P{ASCII}/gu, (each) => plain[each] ?? each)
  )
}

/** Folds letter by letter. `spelled` has the letters with another spelling. */
function foldLetters(original: string, spelled: Record<string, string> = {}): Folded {
  const folded: Folded = { text: '', starts: [], ends: [] }
  let isSpaceDue = false
  for (const { 0: letter, index } of original.matchAll(/\P{M}\p{M}*|\p{M}+/gu))
    for (const each of foldLetter(letter, spelled)) {
      if (/[\s,]/.test(each)) {
        isSpaceDue = folded.text !== ''
        continue
      }
      const added = isSpaceDue ? ` ${each}` : each
      isSpaceDue = false
      folded.text += added
      for (let count = 0; count < added.length; count++) {
        folded.starts.push(index)
        folded.ends.push(index + letter.length)
      }
    }
  return folded
}

const isAscii = /^\p{ASCII}*$/u

/**
 * Folds a text: removes what people omit or spell differently when they search: case, accents,
 * ligatures, width of letters, apostrophes, characters without width, kinds of dashes, commas and
 * repeated spaces. Source: GEN-04.
 */
export function foldText(text: string): string {
  if (!isAscii.test(text)) return foldLetters(text).text
  return text
    .toLowerCase()
    .replaceAll(/['`]+/g, '')
    .replaceAll(/[\s,]+/g, ' ')
    .trim()
}

/** Returns a folded text with only some of its places. */
function atPlaces({ text, starts, ends }: Folded, places: readonly number[]): Folded {
  return {
    text: places.map((place) => text[place]).join(''),
    starts: places.map((place) => starts[place] ?? 0),
    ends: places.map((place) => ends[place] ?? 0),
  }
}

/**
 * Matches the `e` that may replace an umlaut in a folded text: in `mueller`, but not in `bauer`,
 * `jacques` or a domain (no @ follows, and there is one before).
 */
const umlautE = /(?<=(?<![aeiouq])[aou])e(?![^@]*$(?<=@[^@]*))/g

function withoutUmlautEs(folded: Folded): Folded {
  const dropped = new Set(Array.from(folded.text.matchAll(umlautE), ({ index }) => index))
  const places = Array.from(folded.starts.keys()).filter((place) => !dropped.has(place))
  return atPlaces(folded, places)
}

/** Folds a text in each way people type it: both Müller and Mueller as `muller` and `mueller`. */
export function foldings(text: string): string[] {
  const folded = foldText(text)
  const spellings = [folded]
  if (!isAscii.test(text)) spellings.push(foldLetters(text, asTwoLetters).text)
  if (/[aou]e/.test(folded)) spellings.push(folded.replaceAll(umlautE, ''))
  return spellings.length === 1 ? spellings : [...new Set(spellings)]
}

/**
 * Returns the places of the digits in a folded telephone number, without `(0)` and leading zeros.
 */
function digitPlaces(folded: string): number[] {
  const places = Array.from(folded.matchAll(/\(0\)|\d/g), ({ 0: found, index }) =>
    found === '(0)' ? -1 : index,
  ).filter((place) => place >= 0)
  const first = places.findIndex((place) => folded[place] !== '0')
  return first < 0 ? [] : places.slice(first)
}

/** Returns the digits for comparing telephone numbers: without `(0)` and leading zeros. */
export function telephoneDigits(text: string): string {
  const folded = foldText(text)
  return digitPlaces(folded)
    .map((place) => folded[place])
    .join('')
}

/**
 * Returns the search terms of a query: all words have to match, in any order. A query that may be a
 * telephone number is one word, and also matches telephone numbers that contain its `digits`. A
 * query of ignored characters only has no words, and matches nothing.
 */
export function searchTerms(text: string): { words: string[]; digits: string | undefined } {
  const folded = foldText(text)
  if (folded === '') return { words: [], digits: undefined }
  const digits = telephoneDigits(folded)
  if (digits.length >= 3 && /^[+(\d][\d ()+./-]*$/.test(folded)) return { words: [folded], digits }
  return { words: [...new Set(folded.split(' '))], digits: undefined }
}

/** A part of a text, in UTF-16 code units; `end` is exclusive. */
export type TextRange = { start: number; end: number }

function rangesIn({ text, starts, ends }: Folded, word: string): TextRange[] {
  const ranges: TextRange[] = []
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length))
    ranges.push({ start: starts[at] ?? 0, end: ends[at + word.length - 1] ?? 0 })
  return ranges
}

function merged(ranges: TextRange[]): TextRange[] {
  const all: TextRange[] = []
  for (const range of ranges.sort((a, b) => a.start - b.start)) {
    const last = all.at(-1)
    if (last && range.start <= last.end) last.end = Math.max(last.end, range.end)
    else all.push({ ...range })
  }
  return all
}

/**
 * Returns the parts of an original text that match words of a query: in order, without overlaps.
 */
export function matchRanges(text: string, query: string): TextRange[] {
  const { words, digits } = searchTerms(query)
  if (words.length === 0) return []
  const folded = foldLetters(text)
  const spellings = [
    () => folded,
    () => foldLetters(text, asTwoLetters),
    () => withoutUmlautEs(folded),
  ]
  const ranges: TextRange[] = []
  for (const word of words)
    for (const spelling of spellings) {
      const found = rangesIn(spelling(), word)
      ranges.push(...found)
      if (found.length > 0) break
    }
  if (digits === undefined || ranges.length > 0) return merged(ranges)
  return rangesIn(atPlaces(folded, digitPlaces(folded.text)), digits)
}
