import { type DnsCheck, plainName } from './dns-records.ts'
import { isSpf, type MergedSpf, mergeSpf } from './merge-spf.ts'

/**
 * Returns the one SPF record that does what the records in DNS and the expected one do, and how many
 * there are; undefined if DNS has none, or has what is expected. Source: DOM-37.
 */
export function proposedSpf({
  answers,
  expected: [wanted],
}: Pick<DnsCheck, 'answers' | 'expected'>): (MergedSpf & { found: number }) | undefined {
  if (!wanted) return undefined
  const values = answers
    .flatMap(({ records }) => records)
    .filter(({ name, type }) => type === 'TXT' && plainName(name) === wanted.name)
    .map(({ value }) => value)
    .filter(isSpf)
  const found = [...new Set(values)]
  const merged = mergeSpf([...found, wanted.value])
  const isThere = found.length === 1 && merged.value === found[0]
  return found.length === 0 || isThere ? undefined : { ...merged, found: found.length }
}
