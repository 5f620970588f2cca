/**
 * Returns the address in `Ana Silva <ana@example.com>` or `mailto:ana@example.com`, else the text
 * unchanged.
 */
function addressIn(text: string): string {
  const [, inBrackets] = /<([^<>\s@]+@[^<>\s@]+)>\s*$/.exec(text) ?? []
  return (inBrackets ?? text)
    .trim()
    .replace(/^mailto:/i, '')
    .replace(/^["']|["']$/g, '')
}

/**
 * Matches a part between separators. In quotation marks, as in `"Silva, Ana" <…>`, a comma
 * separates nothing.
 */
const entry = /(?:"[^"\n\r\t]*"|[^\n\r\t,;])+/g

/**
 * Splits a typed or pasted text into addresses or names: one per line, or separated by commas or
 * semicolons, or the cells of a spreadsheet; each once, in any case.
 */
export function splitPasted(text: string): string[] {
  const found = new Map<string, string>()
  for (const part of text.match(entry) ?? []) {
    const address = addressIn(part)
    if (address !== '' && !found.has(address.toLowerCase()))
      found.set(address.toLowerCase(), address)
  }
  return [...found.values()]
}
