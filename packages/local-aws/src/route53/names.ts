/**
 * Reads a name in which a byte may be an octal number. A character of the result is a byte, in lower
 * case if it is an ASCII letter.
 */
export function readName(name: string): string {
  return Buffer.from(name)
    .toString('latin1')
    .replaceAll(/\\([0-3][0-7]{2})/g, (_, octal: string) =>
      String.fromCharCode(Number.parseInt(octal, 8)),
    )
    .replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase())
    .replace(/\.$/, '')
}

/**
 * Writes a name of `readName` as Route 53 shows it: with a final dot, and everything but letters, digits, hyphens
 * and underscores as an octal number. Source: Developer Guide, "DNS domain name format".
 */
export function writtenName(name: string): string {
  const octal = (byte: string) => `\\${byte.charCodeAt(0).toString(8).padStart(3, '0')}`
  return `${name.replaceAll(/[^a-z0-9_.-]/g, octal)}.`
}

/** Compares names as Route 53 sorts them: label by label from the end. */
export function compareNames(one: string, other: string): number {
  const labels = (name: string) => name.split('.').reverse().join('\0')
  const [first, second] = [labels(one), labels(other)]
  return first < second ? -1 : first > second ? 1 : 0
}
