/** Control characters, marks of direction, and what has no width or is half a character. */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029\u2065]/gu

/** Returns a text in which what nobody sees is written out, such as `[U+202E]`. */
export function visible(text: string): string {
  return text.replace(unseen, (character) => {
    const code = character.codePointAt(0) ?? 0
    return `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`
  })
}
