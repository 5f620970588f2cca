import { isIPv4, isIPv6 } from 'node:net'
import { isDomainName } from '../ses/domain-name.ts'
import type { DnsRecord } from '../state/dns-records.ts'
import { normalName } from './zone.ts'

/** Whether a text is the name of a host, with or without a final dot. */
export function isHost(value: string): boolean {
  return isDomainName(normalName(value))
}

/** Whether a value, as in a zone file, fits its type. */
export const isValue: Record<DnsRecord['type'], (value: string) => boolean> = {
  A: isIPv4,
  AAAA: isIPv6,
  CNAME: isHost,
  NS: isHost,
  SOA(value) {
    const [server = '', mailbox = '', ...numbers] = value.split(/\s+/)
    const are32Bit = numbers.every((text) => /^\d{1,10}$/.test(text) && Number(text) < 2 ** 32)
    return isHost(server) && isHost(mailbox) && numbers.length === 5 && are32Bit
  },
  MX(value) {
    const [preference = '', host = '', ...rest] = value.split(/\s+/)
    return /^\d{1,5}$/.test(preference) && Number(preference) < 65_536 && isHost(host) && !rest[0]
  },
  TXT: (value) => value.length > 0 && value.length <= 4_000,
}
