/** Letters that Unicode does not decompose, and what people type for them. */
const plain: Record<string, string> = {
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ł: 'l', ħ: 'h', ı: 'i' },
}

const isAscii = /^\p{ASCII}*$/u

/**
 * Folds a text for searching: case, accents, width of letters, what nobody sees. It does less than
 * `foldText` of the console, which goes letter by letter and would take ten times as long for the
 * headers of a mailbox.
 */
export function fold(text: string): string {
  const small = text.toLowerCase()
  if (isAscii.test(small)) return small
  return small
    .normalize('NFKD')
    .replaceAll(/[\p{M}\p{Cf}]+/gu, '')
    .replaceAll(/[ßæœøđðþłħı]/g, (letter) => plain[letter] ?? letter)
}

/** Returns the words of a query; all have to be found, in any order. */
export function wordsOf(query: string): string[] {
  return [...new Set(fold(query).split(/[\s,]+/))].filter((word) => word !== '')
}
