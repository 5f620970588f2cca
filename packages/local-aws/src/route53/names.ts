import { normalName } from '../dns/zone.ts'

/** Reads a name in which a character may be an octal number. */
export function readName(name: string): string {
  const plain = name.replaceAll(/\\([0-7]{3})/g, (_, octal: string) =>
    String.fromCharCode(Number.parseInt(octal, 8)),
  )
  return normalName(plain)
}

/**
 * Writes a name as Route 53 shows it: with a final dot, and everything but letters, digits, hyphens
 * and underscores as an octal number. Source: Developer Guide, "DNS domain name format".
 */
export function writtenName(name: string): string {
  const octal = (character: string) =>
    [...Buffer.from(character)].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('')
  return `${name.replaceAll(/[^a-z0-9_.-]/gu, octal)}.`
}

/** Compares names as Route 53 sorts them: label by label from the end. */
export function compareNames(one: string, other: string): number {
  const labels = (name: string) => name.split('.').reverse().join('\0')
  const [first, second] = [labels(one), labels(other)]
  return first < second ? -1 : first > second ? 1 : 0
}
