/** Letters that are letters of their own to Unicode, and to people variants of others. */
const plain: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
  '’': "'",
}
const special = new RegExp(`[${Object.keys(plain).join('')}]`, 'g')

/** A text without what people leave out when they search: case, accents, ligatures, the width of letters, and repeated spaces. */
export function fold(text: string): string {
  const small = text.toLowerCase()
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what is ASCII alone has nothing else to fold
  const folded = /^[\x00-\x7f]*$/.test(small)
    ? small
    : small
        .normalize('NFKD')
        .replaceAll(/\p{M}+/gu, '')
        .replaceAll(special, (letter) => plain[letter] ?? letter)
  return folded.replaceAll(/\s+/g, ' ').trim()
}
