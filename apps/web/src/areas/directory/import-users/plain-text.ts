/**
 * Matches characters without width and marks of direction, which `text` of the schemas refuses: they
 * are invisible, and come along when people copy from pages and mails.
 */
const invisible = /[\u00AD\u180E\u200B\u2060-\u2065\uFEFF\p{Bidi_Control}]/gu

/**
 * Matches joiners that have no effect; between letters of Persian or Indic scripts and in emoji
 * they are part of the text.
 */
const looseJoiners =
  /(?<![^\p{ASCII}\s])[\u200C\u200D]+|[\u200C\u200D]+(?![^\p{ASCII}\s\u200C\u200D])/gu

/** Returns a text without invisible characters, and without spaces around it. */
export function plainText(text: string): string {
  return text.replaceAll(invisible, '').replaceAll(looseJoiners, '').trim()
}

/**
 * Matches control characters, which no name has, but not line ends and tabs, which cells may have.
 * U+FFFD replaces what could not be read.
 */
const unwanted = /[^\P{Cc}\t\n\r]|\uFFFD/u

/**
 * Returns the first character of a text that must be a mistake, as `U+0000`, and its place, counted
 * from 1.
 */
export function unwantedCharacter(text: string): { character: string; place: number } | undefined {
  const place = text.search(unwanted)
  if (place < 0) return undefined
  const code = text.charCodeAt(place).toString(16).toUpperCase().padStart(4, '0')
  return { character: `U+${code}`, place: place + 1 }
}
