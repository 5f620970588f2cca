import { getServers } from 'node:dns'
import type { Connection } from '../aws/clients.ts'
import { type Asker, createAsker, isAnswer, type Server } from '../dns/asker.ts'
import {
  type DnsNetwork,
  dnsNetwork,
  dnsPort,
  endpointOf,
  nameServersOf,
} from '../dns/name-servers.ts'
import { recordsOf } from '../dns/record-text.ts'
import { withConcurrency } from '../jobs/with-concurrency.ts'
import type { Read, Sighting } from './sighting.ts'
import { comparableValues, type Question } from './zone.ts'
import { type ZoneLine, zoneLines } from './zone-text.ts'

/** Whom a cut-over asks. */
export type CutOverNetwork = {
  /** Through whom name servers and addresses are found. */
  dns: DnsNetwork
  recursive: readonly Server[]
}

/** How long a server may take, and a whole check. Milliseconds. Source: CUT-06. */
const limits = { serverMs: 3_000, checkMs: 20_000 }

/** How many questions are under way at once. */
const atOnce = 24

/** The most resolvers that are asked. */
const maxResolvers = 4

function recursiveServer(text: string): Server {
  const endpoint = endpointOf(text)
  return { address: endpoint.address, endpoint, kind: 'recursive' }
}

/**
 * Returns the DNS of a connection: the resolvers of `DNS_RESOLVERS` and those of this machine; of the
 * local AWS its authority, and its resolvers beside it. Source: CUT-06, CUT-10.
 */
export function cutOverNetwork(
  connection: Pick<Connection, 'resolvers' | 'cachingResolvers' | 'local'>,
): CutOverNetwork {
  const { local, resolvers = [], cachingResolvers = [] } = connection
  if (local)
    return { dns: dnsNetwork(resolvers, true), recursive: cachingResolvers.map(recursiveServer) }
  const all = [...new Set([...resolvers, ...getServers()])].slice(0, maxResolvers)
  return { dns: dnsNetwork(all, false), recursive: all.map(recursiveServer) }
}

/** Returns what a server is known by, on screens and in the store. */
export function serverLabel({ name, address, endpoint }: Server): string {
  const port = endpoint === undefined || endpoint.port === dnsPort ? '' : `:${endpoint.port}`
  const place = address === undefined ? '' : `${address}${port}`
  if (name === undefined) return place
  return place === '' ? name : `${name} (${place})`
}

/** What one server said to one question. */
export type ServerRead = {
  server: string
  kind: Sighting['kind']
  question: Question
  read: Read
  /** Absent if it had no answer. */
  lines?: readonly ZoneLine[]
  /** The CNAME at the name, where another type was asked for. */
  alias?: ZoneLine
}

/** The types that the questions of a cut-over have. */
const types = ['A', 'AAAA', 'CAA', 'CNAME', 'DS', 'MX', 'NS', 'SOA', 'SRV', 'TXT'] as const

/** The longest values that are kept of a set, in characters; of more only what tells them apart. */
const maxCharacters = 8_000

/** Returns values as they are kept: a hostile answer has 64 kB, and comes with every check. */
export function keptValues(values: readonly string[]): string[] {
  const size = values.reduce((sum, value) => sum + value.length, 0)
  if (size <= maxCharacters) return [...values]
  return [`… ${values.length} ${size} ${values.join(' ').slice(0, 200)}`]
}

async function ask(asker: Asker, server: Server, question: Question): Promise<ServerRead> {
  const { kind } = server
  const about = { server: serverLabel(server), kind, question }
  const type = types.find((each) => each === question.type)
  if (!type) return { ...about, read: { failure: 'badAnswer' } }
  const reply = await asker.ask(server, { name: question.name, type })
  const { rcode, failure, isBogus, negativeTtl, response } = reply
  const said = {
    ...(rcode === undefined ? {} : { rcode }),
    ...(failure === undefined ? {} : { failure }),
    ...(isBogus ? { isBogus } : {}),
  }
  if (!response || !isAnswer(reply)) return { ...about, read: said }
  // Who does not answer for the zone says nothing about it.
  if (kind === 'authoritative' && !reply.isAuthoritative)
    return { ...about, read: { ...said, failure: 'badAnswer' } }
  const lines = zoneLines(response.answers, question)
  const values = keptValues(
    comparableValues(
      type,
      lines.map(({ value }) => value),
    ),
  )
  const ttl = lines[0]?.ttl
  const isOther = type !== 'CNAME'
  const [alias] = isOther ? zoneLines(response.answers, { ...question, type: 'CNAME' }) : []
  return {
    ...{ ...about, lines },
    ...(alias ? { alias } : {}),
    read: {
      ...{ ...said, values },
      ...(ttl === undefined ? {} : { ttl }),
      ...(ttl === undefined && negativeTtl !== undefined ? { negativeTtl } : {}),
    },
  }
}

/** Begins one check: nobody is asked twice, and nobody again who was silent. */
export function createReader({ dns, recursive }: CutOverNetwork) {
  const asker = createAsker(limits)
  const readAll = async (servers: readonly Server[], questions: readonly Question[]) => {
    const pairs = questions.flatMap((question) => servers.map((server) => ({ server, question })))
    const reads: ServerRead[] = []
    await withConcurrency(pairs, atOnce, async ({ server, question }) => {
      reads.push(await ask(asker, server, question))
    })
    // Without IPv6 this machine cannot ask them; that says nothing about them.
    return reads.filter(({ read }) => read.failure !== 'noRoute')
  }
  return {
    /** Finds the name servers of a domain. */
    async nameServers(domain: string): Promise<readonly Server[]> {
      if (dns.areAuthorities)
        return dns.resolvers.map((endpoint) => ({
          ...{ address: endpoint.address, endpoint, kind: 'authoritative' },
        }))
      return (await nameServersOf(asker, dns, domain)).servers
    },
    recursive,
    readAll,
    /** Looks values up as receivers do; undefined if nobody answers. */
    async lookUp(name: string, type: 'TXT' | 'A' | 'AAAA' | 'MX') {
      const servers = recursive.length > 0 ? recursive : await this.nameServers(name)
      const response = await asker.askAny(servers, { name, type })
      const records = response && recordsOf(response.answers)
      return records?.filter((record) => record.type === type).map(({ value }) => value)
    },
  }
}
export type Reader = ReturnType<typeof createReader>
