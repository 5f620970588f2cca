import { compareCodePoints } from '@mailroom/schemas/compare-code-points'
import canonicalize from 'canonicalize'

export { compareCodePoints }

/** Returns a value without what JSON has no form for: lone surrogates become U+FFFD. */
function wellFormed(value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed()
  if (Array.isArray(value)) return value.map(wellFormed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name.toWellFormed(), wellFormed(member)]),
  )
}

/** Returns a value as JSON of which there is one form only. Source: RFC 8785, INV-07. */
export function canonicalJson(value: object): string {
  const json = canonicalize(wellFormed(value))
  if (json === undefined) throw new Error('This has no form in JSON')
  return json
}

/** Returns a set of texts in order, each once; undefined for none. */
export function inOrder<Text extends string>(texts: readonly Text[] | undefined) {
  return texts && [...new Set(texts)].sort(compareCodePoints)
}
