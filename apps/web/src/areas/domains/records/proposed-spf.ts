import type { DnsCheck } from '@mailroom/schemas/dns-records'
import { plainName } from '@mailroom/schemas/dns-records'
import { isSpf, type MergedSpf, mergeSpf } from '@mailroom/schemas/merge-spf'
import { textBytes } from './zone-file.ts'

/**
 * Returns the one SPF record that does what the records in DNS and the wanted one do, and how many
 * there are; undefined if DNS has none, or has what is wanted. Source: DOM-37.
 */
export function proposedSpf(
  { answers }: Pick<DnsCheck, 'answers'>,
  domainName: string,
  wanted: string,
): (MergedSpf & { found: number }) | undefined {
  const values = answers
    .flatMap(({ records }) => records)
    .filter(({ name, type }) => type === 'TXT' && plainName(name) === plainName(domainName))
    .map(({ value }) => value)
    .filter(isSpf)
  const found = [...new Set(values)]
  const merged = mergeSpf([...found, new TextDecoder().decode(textBytes(wanted))])
  const isThere = found.length === 1 && merged.value === found[0]
  return found.length === 0 || isThere ? undefined : { ...merged, found: found.length }
}
