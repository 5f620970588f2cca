/** The most characters of a value that the page shows; copies and files have all of them. */
const longestShown = 400

/**
 * Returns a value as people can read it: control and invisible characters by their number, such as
 * `⟨U+0000⟩`, and a long one cut. Hostile DNS data may contain anything.
 */
export function visibleValue(value: string): string {
  const cut = value.length > longestShown ? `${value.slice(0, longestShown)}…` : value
  return cut.replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, (character) => {
    const code = character.codePointAt(0) ?? 0
    return `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`
  })
}
