/** Control characters, marks of direction, and characters without width. */
const unseen = /[\p{Cc}\p{Bidi_Control}\u00AD\u180E\u200B-\u200D\u2060-\u2065\u2028\u2029\uFEFF]/gu

/** Returns a text in which what nobody sees is written out, such as `[U+202E]`. */
export function visible(text: string): string {
  return text.replace(unseen, (character) => {
    if (character === '\t') return ' '
    const code = character.codePointAt(0) ?? 0
    return `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`
  })
}
