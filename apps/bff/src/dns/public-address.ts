import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'

/** The addresses that are given to hosts on the Internet. Source: RFC 4291, 2.4; IANA. */
const globalIpv6 = ipaddr.IPv6.parseCIDR('2000::/3')

/**
 * Returns whether an address is one of a host on the Internet. Private, loopback, link-local,
 * shared, multicast and reserved addresses are not, and no IPv6 address is that contains an IPv4
 * address (mapped, NAT64, 6to4, Teredo): it could lead to any of these.
 */
export function isPublicAddress(text: string): boolean {
  if (isIP(text) === 0) return false
  const address = ipaddr.parse(text)
  if (address.range() !== 'unicast') return false
  return address instanceof ipaddr.IPv4 || address.match(globalIpv6)
}

/** Returns whether an address is one of this machine. */
export function isLoopbackAddress(text: string): boolean {
  return isIP(text) !== 0 && ipaddr.parse(text).range() === 'loopback'
}
