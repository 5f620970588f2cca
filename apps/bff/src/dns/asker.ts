import type { DnsAnswer, DnsFailure } from '@mailroom/schemas/dns-records'
import type { RecordType } from 'dns-packet'
import { type Endpoint, exchange, type Response } from './exchange.ts'
import { comparableName, recordsOf, type ZoneRecord } from './record-text.ts'

/** A server; one without an endpoint is not asked, because it has no address, or a forbidden one. */
export type Server = {
  name?: string | undefined
  address?: string | undefined
  endpoint?: Endpoint | undefined
  kind: DnsAnswer['server']['kind']
}

export type Question = { name: string; type: RecordType }

/** What a server said to a question. */
export type Reply = {
  server: Server
  question: Question
  rcode?: string
  failure?: DnsFailure
  isAuthoritative?: boolean
  /** True if the server has an answer, but finds its signatures wrong. */
  isBogus?: boolean
  records: readonly ZoneRecord[]
  /** How long it may be remembered that there is nothing. Seconds. Source: RFC 2308, 5. */
  negativeTtl?: number | undefined
  /** How many packets were no answer to the question. */
  misfits: number
  milliseconds: number
}

/** The failures after which a server is not asked again, because each attempt takes its time. */
const lasting: readonly (DnsFailure | undefined)[] = ['timeout', 'unreachable', 'noRoute']

function negativeTtlOf({ authorities }: Response): number | undefined {
  const soa = authorities.find((record) => record.type === 'SOA')
  if (soa?.type !== 'SOA') return undefined
  return Math.min(soa.ttl ?? 0, soa.data.minimum ?? 0)
}

/** Returns the owner of the zone that an answer names, if it is the zone of this name. */
export function zoneIn(response: Response, name: string): string | undefined {
  const soa = [...response.answers, ...response.authorities].find(({ type }) => type === 'SOA')
  const zone = soa && comparableName(soa.name)
  const isAbove = zone !== undefined && (zone === name || name.endsWith(`.${zone}`))
  return isAbove ? zone : undefined
}

/** Returns whether an answer says what there is, or that there is nothing. */
export function isAnswer({ rcode }: { rcode?: string | undefined }): boolean {
  return rcode === 'NOERROR' || rcode === 'NXDOMAIN'
}

/** How long a check may take in all, and how long each server has. Milliseconds. */
export type AskerLimits = { checkMs?: number; serverMs?: number }

/**
 * Asks DNS servers during one check: no question twice, and no server again that was silent. All
 * questions together end in time.
 */
export function createAsker({ checkMs = 12_000, serverMs }: AskerLimits = {}) {
  const begun = performance.now()
  const silent = new Map<string, DnsFailure>()
  const asked = new Map<string, Promise<Reply & { response?: Response }>>()

  const send = async (server: Server, question: Question) => {
    const { address, endpoint, kind } = server
    const nothing = { server, question, records: [], misfits: 0, milliseconds: 0 }
    if (!endpoint)
      return {
        ...nothing,
        failure: address === undefined ? 'noAddress' : 'forbiddenAddress',
      } as const
    const place = `${endpoint.address} ${endpoint.port}`
    const known = silent.get(place)
    if (known) return { ...nothing, failure: known }
    const manner = {
      recursive: kind === 'recursive',
      limitMs: Math.min(checkMs - (performance.now() - begun), serverMs ?? checkMs),
    }
    const { response, failure, ...told } = await exchange(endpoint, question, manner)
    if (!response) {
      if (lasting.includes(failure)) silent.set(place, failure)
      return { ...nothing, ...told, failure }
    }
    const reply = {
      ...{ ...nothing, ...told, response, rcode: response.rcode },
      isAuthoritative: response.flag_aa,
      records: recordsOf(response.answers),
      negativeTtl: negativeTtlOf(response),
    }
    if (kind === 'authoritative' || response.rcode !== 'SERVFAIL') return reply
    const unchecked = await exchange(endpoint, question, { ...manner, unchecked: true })
    return { ...reply, isBogus: isAnswer(unchecked.response ?? {}) }
  }

  /** Asks a server; the answer to the same question is remembered. */
  const ask = (server: Server, question: Question): Promise<Reply & { response?: Response }> => {
    const { endpoint, address, name } = server
    const key = [name, address, endpoint?.port, question.name, question.type].join(' ')
    const sending = asked.get(key) ?? send(server, question)
    asked.set(key, sending)
    return sending
  }

  return {
    ask,

    /** Asks several servers; returns the first answer, undefined if none has one. */
    async askAny(servers: readonly Server[], question: Question): Promise<Response | undefined> {
      const answers = servers.map(async (server) => {
        const { response } = await ask(server, question)
        if (!response || !isAnswer(response)) throw new Error('This server has no answer')
        return response
      })
      return Promise.any(answers).catch(() => undefined)
    },
  }
}
export type Asker = ReturnType<typeof createAsker>
