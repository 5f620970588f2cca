import { getServers } from 'node:dns'
import type { Asker, Server } from './asker.ts'
import { zoneIn } from './asker.ts'
import type { Endpoint } from './exchange.ts'
import { isLoopbackAddress, isPublicAddress } from './public-address.ts'
import { comparableName, recordsOf } from './record-text.ts'

/** The DNS as a connection sees it. */
export type DnsNetwork = {
  /** The recursive resolvers. */
  resolvers: readonly Endpoint[]
  /** True if they are the name servers of every zone, too. */
  areAuthorities: boolean
  /** The port of all other name servers. */
  port: number
  /** Returns whether a server of a domain with this address may be reached. */
  isAllowed(address: string): boolean
}

/** The most name servers of a zone, and the most addresses of them, that are asked. */
const most = { names: 6, addresses: 6, resolvers: 4 }

/** The port of DNS. Source: RFC 1035, 4.2. */
export const dnsPort = 53

/** Reads `192.0.2.1`, `192.0.2.1:5353`, `2001:db8::1` or `[2001:db8::1]:5353`. */
export function endpointOf(text: string): Endpoint {
  const [, bracketed, port] = /^\[(.+)\](?::(\d+))?$/.exec(text) ?? []
  if (bracketed !== undefined) return { address: bracketed, port: Number(port ?? dnsPort) }
  const [address = '', ownPort, ...rest] = text.split(':')
  if (ownPort === undefined || rest.length > 0) return { address: text, port: dnsPort }
  return { address, port: Number(ownPort) }
}

/**
 * Returns the DNS of a connection. Without configured resolvers it is that of this machine. No
 * name server is asked that is not on the Internet: who owns a domain decides its addresses. Nothing
 * that the local AWS knows is off this machine.
 */
export function dnsNetwork(resolvers: readonly string[] | undefined, isLocal: boolean): DnsNetwork {
  return {
    resolvers: (resolvers ?? getServers()).slice(0, most.resolvers).map(endpointOf),
    areAuthorities: isLocal,
    port: dnsPort,
    isAllowed: isLocal ? isLoopbackAddress : isPublicAddress,
  }
}

export function resolversOf({ resolvers, areAuthorities }: DnsNetwork): Server[] {
  const kind = areAuthorities ? 'authoritative' : 'recursive'
  return resolvers.map((endpoint) => ({ address: endpoint.address, endpoint, kind }))
}

/** Returns the zone that a name belongs to, walking up from the name. */
async function zoneOf({ askAny }: Asker, resolvers: readonly Server[], name: string) {
  const labels = name.split('.')
  for (let start = 0; start < labels.length - 1; start++) {
    const above = labels.slice(start).join('.')
    const response = await askAny(resolvers, { name: above, type: 'SOA' })
    // Without an answer to this question there is none to the next.
    if (!response) return undefined
    const zone = zoneIn(response, above)
    if (zone !== undefined) return zone
  }
  return undefined
}

async function addressesOf(
  { askAny }: Asker,
  resolvers: readonly Server[],
  { isAllowed, port }: DnsNetwork,
  name: string,
): Promise<Server[]> {
  const server = { name, kind: 'authoritative' } as const
  const responses = await Promise.all(
    (['A', 'AAAA'] as const).map((type) => askAny(resolvers, { name, type })),
  )
  const addresses = responses.flatMap((response) =>
    recordsOf(response?.answers ?? [])
      .filter(({ type }) => type === 'A' || type === 'AAAA')
      .map(({ value }) => value),
  )
  if (addresses.length === 0) return [server]
  return addresses.map((address) => ({
    ...{ ...server, address },
    endpoint: isAllowed(address) ? { address, port } : undefined,
  }))
}

/**
 * Finds the name servers of a name's zone through the resolvers. Of many, each name comes with one
 * address before the others. No zone if the resolvers do not say.
 */
export async function nameServersOf(asker: Asker, network: DnsNetwork, name: string) {
  const resolvers = resolversOf(network)
  if (network.areAuthorities) return { zone: undefined, servers: [] }
  const zone = await zoneOf(asker, resolvers, name)
  if (zone === undefined) return { zone, servers: [] }
  const response = await asker.askAny(resolvers, { name: zone, type: 'NS' })
  const names = recordsOf(response?.answers ?? [])
    .filter(({ type, name: owner }) => type === 'NS' && comparableName(owner) === zone)
    .map(({ value }) => comparableName(value))
  const unique = [...new Set(names)].slice(0, most.names)
  const found = await Promise.all(
    unique.map((each) => addressesOf(asker, resolvers, network, each)),
  )
  const firsts = found.flatMap(([first]) => (first ? [first] : []))
  const others = found.flatMap(([, ...rest]) => rest)
  return { zone, servers: [...firsts, ...others].slice(0, most.addresses) }
}
