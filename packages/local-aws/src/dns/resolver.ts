import { setTimeout as wait } from 'node:timers/promises'
import { type Answer, type Packet, RECURSION_AVAILABLE, RECURSION_DESIRED } from 'dns-packet'
import type { Clock } from '../clock.ts'
import type { State } from '../state/state.ts'
import { answerQuery, responseCodes, toAnswer } from './answer.ts'
import { type DnsServer, serveDns } from './dns-server.ts'
import { Behaviour } from './resolver-behaviour.ts'
import { normalName } from './zone.ts'

export type Resolver = DnsServer & { behave(next: Behaviour): void; behaviour(): Behaviour }

/** How long it is remembered that there is nothing, in seconds: no zone here says it. */
const negativeTtl = 300

/** The TTL of an answer that is too old. Source: RFC 8767, 5. */
const staleTtl = 30

/** How many answers are remembered. */
const maxRemembered = 10_000

type Remembered = { answers: readonly Answer[]; rcode: number; at: number; ttl: number }

/** The lowest TTL of an answer, in seconds: its parts are forgotten together. */
function ttlOf(answers: readonly Answer[]): number {
  const ttls = answers.flatMap((answer) => ('ttl' in answer ? [answer.ttl ?? 0] : []))
  return ttls.length === 0 ? negativeTtl : Math.min(...ttls)
}

function withTtl(answers: readonly Answer[], ttl: number): Answer[] {
  return answers.map((answer) => (answer.type === 'OPT' ? answer : { ...answer, ttl }))
}

/**
 * Starts a resolver in front of the simulated DNS on a port of 127.0.0.1, which remembers answers, by
 * the local clock, as long as their TTLs say. Errors: a port in use. Source: CUT-10.
 */
export async function startResolver(
  zone: Pick<State, 'dnsRecords'>,
  clock: Clock,
  wanted = 0,
): Promise<Resolver> {
  const remembered = new Map<string, Remembered>()
  let behaviour = Behaviour.parse({ kind: 'honest' })

  const remember = (query: Packet, key: string): Remembered => {
    const { answers = [], flags = 0 } = answerQuery(zone, query, clock.now)
    // The lowest four bits are the response code. Source: RFC 1035, 4.1.1.
    const fresh = { answers, rcode: flags & 0xf, at: clock.now.getTime(), ttl: ttlOf(answers) }
    if (remembered.size >= maxRemembered) remembered.clear()
    remembered.set(key, fresh)
    return fresh
  }

  const answer = async (query: Packet): Promise<Packet> => {
    const [question] = query.questions ?? []
    const flags = RECURSION_AVAILABLE | ((query.flags ?? 0) & RECURSION_DESIRED)
    const response = {
      type: 'response',
      id: query.id ?? 0,
      questions: query.questions ?? [],
    } as const
    if (behaviour.kind === 'slow') await wait(behaviour.latencyMs, undefined, { ref: false })
    if (!question || behaviour.kind === 'servfail')
      return { ...response, flags: flags | responseCodes.SERVFAIL }
    const key = `${question.name.toLowerCase()} ${question.type}`
    const lies = behaviour.records.filter(
      ({ name }) => normalName(name) === normalName(question.name),
    )
    if (behaviour.kind === 'disagree' && lies.length > 0) {
      const fitting = lies.filter(({ type }) => type === question.type)
      return {
        ...response,
        flags,
        answers: fitting.map((lie) => toAnswer({ ...lie, ttl: lie.ttl ?? negativeTtl })),
      }
    }
    const known = remembered.get(key)
    const leftMs = known ? known.at + known.ttl * 1_000 - clock.now.getTime() : 0
    const isUsable = known !== undefined && (leftMs > 0 || behaviour.kind === 'stale')
    const { answers, rcode, ttl } = isUsable ? known : remember(query, key)
    if (!isUsable) return { ...response, flags: flags | rcode, answers: [...answers] }
    const left = leftMs > 0 ? Math.ceil(leftMs / 1_000) : Math.min(staleTtl, ttl)
    return { ...response, flags: flags | rcode, answers: withTtl(answers, left) }
  }
  return {
    ...(await serveDns(answer, wanted)),
    behave(next) {
      behaviour = next
    },
    behaviour: () => behaviour,
  }
}
