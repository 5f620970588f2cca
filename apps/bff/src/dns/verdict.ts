import type { DnsCause, DnsCauseCode, DnsStatus } from '@mailroom/schemas/dns-records'
import { isAnswer, type Question, type Reply, type Server } from './asker.ts'
import { type Found, foundIn } from './found.ts'
import { type Judgement, judgeRecords, type Shown } from './judge-records.ts'

/** What servers said about the records of a purpose. */
export type Evidence = Omit<Shown, 'at'> & {
  replies: readonly Reply[]
  /** The zone, if the resolvers named it. */
  zone?: string | undefined
  now: Date
}

export type Verdict = { status: DnsStatus; causes: DnsCause[] }

/** Returns the name of a server, for people; its address if it has none. */
function serverName({ name, address = '' }: Server): string {
  return name ?? address
}

/** Returns whether a server said something that counts. A name server has to know its zone. */
function counts(reply: Reply): boolean {
  return isAnswer(reply) && (reply.server.kind === 'recursive' || reply.isAuthoritative === true)
}

const key = ({ name, type }: Question) => `${name} ${type}`

/** Makes what one server shows from its replies. */
function shownBy(replies: readonly Reply[], zone: string | undefined): Shown['at'] {
  const founds = new Map<string, Found>()
  for (const reply of replies.filter(counts)) {
    const { server, question } = reply
    const found = foundIn(reply, question)
    // The name server of a CNAME need not know its target: only the resolvers tell.
    const leadsAway =
      server.kind === 'authoritative' &&
      found.aliases.length > 0 &&
      found.records.length === 0 &&
      question.type !== 'A' &&
      question.name !== zone
    if (!leadsAway) founds.set(key(question), found)
  }
  return (question) => founds.get(key(question))
}

type Judged = Judgement & { server: Server; replies: readonly Reply[] }

function judgeServers(evidence: Evidence): Judged[] {
  const { replies, zone } = evidence
  const servers = new Map<Server, Reply[]>()
  for (const reply of replies)
    servers.set(reply.server, [...(servers.get(reply.server) ?? []), reply])
  return [...servers].flatMap(([server, said]) => {
    const judgement = judgeRecords({ ...evidence, at: shownBy(said, zone) }, zone)
    return judgement ? [{ ...judgement, server, replies: said }] : []
  })
}

/** Returns the records that decided, to compare those of two servers. */
function fingerprint({ status, records }: Judged): string {
  const values = records.map(({ name, value }) => `${name} ${value}`.toLowerCase())
  return JSON.stringify([status, values.sort()])
}

/** Returns when the last of these resolvers forgets what it says now. */
function untilForgotten(late: readonly Judged[], now: Date): string | undefined {
  const seconds = late.flatMap(({ records, replies }) =>
    records.length > 0
      ? records.map(({ ttl }) => ttl)
      : replies.flatMap(({ negativeTtl }) => negativeTtl ?? []),
  )
  if (seconds.length === 0) return undefined
  return new Date(now.getTime() + Math.max(...seconds) * 1_000).toISOString()
}

/** Says what is wrong with servers, whatever the records are. */
function serverCauses(replies: readonly Reply[]): DnsCause[] {
  const about = (code: DnsCauseCode, is: (reply: Reply) => boolean): DnsCause[] => {
    const servers = [...new Set(replies.filter(is).map(({ server }) => serverName(server)))]
    return servers.length === 0 ? [] : [{ code, servers }]
  }
  const isNameServer = ({ server }: Reply) => server.kind === 'authoritative'
  return [
    ...about('lameServer', (reply) => isNameServer(reply) && !reply.failure && !counts(reply)),
    ...about('noAnswer', (reply) => !isNameServer(reply) && !reply.failure && !counts(reply)),
    ...about('privateServer', ({ failure }) => failure === 'forbiddenAddress'),
    ...about(
      'unreachableServer',
      ({ failure }) =>
        failure !== undefined && !['forbiddenAddress', 'noRoute', 'cutOff'].includes(failure),
    ),
    ...about('cutOff', ({ failure }) => failure === 'cutOff'),
    ...about(
      'foreignAnswers',
      (reply) => reply.misfits > 0 || foundIn(reply, reply.question).foreign > 0,
    ),
  ]
}

/** Keeps the first cause of each code, and of each place that it is about. */
function distinct(causes: readonly DnsCause[]): DnsCause[] {
  const codes = new Map<string, DnsCause>()
  for (const cause of causes) {
    const about = `${cause.code} ${cause.at ?? ''}`
    if (!codes.has(about)) codes.set(about, cause)
  }
  return [...codes.values()]
}

/**
 * Returns the status of records and its causes. The name servers of the zone decide; the resolvers
 * only if none of those answers. What could not be asked is `unchecked`, never `missing`: no answer
 * does not say that there is nothing. Source: DOM-06, DOM-21, 03 §3.3.
 */
export function verdictOf(evidence: Evidence): Verdict {
  const { replies, now } = evidence
  const problems = serverCauses(replies)
  const judged = judgeServers(evidence)
  const names = judged.filter(({ server }) => server.kind === 'authoritative')
  const resolvers = judged.filter(({ server }) => server.kind === 'recursive')
  const bogus = replies.filter(({ isBogus }) => isBogus)
  // Whoever checks signatures, as most receivers of mail do, gets nothing.
  if (bogus.length > 0 && resolvers.length === 0) {
    const servers = [...new Set(bogus.map(({ server }) => serverName(server)))]
    const others = problems.filter(({ code }) => code !== 'noAnswer')
    return { status: 'unchecked', causes: [{ code: 'dnssec', servers }, ...others] }
  }
  const deciding = names.length > 0 ? names : resolvers
  const [first] = deciding
  if (!first) {
    const none: DnsCause[] = problems.length > 0 ? [] : [{ code: 'noAnswer' }]
    return { status: 'unchecked', causes: [...none, ...problems] }
  }
  const statuses = new Set(deciding.map(({ status }) => status))
  const status = statuses.size === 1 ? first.status : 'inconsistent'
  const others = deciding.filter((each) => fingerprint(each) !== fingerprint(first))
  const disagreement: DnsCause[] =
    others.length === 0
      ? []
      : [
          {
            code: 'serversDisagree',
            servers: [first, ...others].map(({ server }) => serverName(server)),
          },
        ]
  const late =
    names.length > 0 && statuses.size === 1
      ? resolvers.filter((each) => fingerprint(each) !== fingerprint(first))
      : []
  const until = untilForgotten(late, now)
  const propagation: DnsCause[] =
    late.length === 0
      ? []
      : [
          {
            ...{ code: 'notYetPropagated', servers: late.map(({ server }) => serverName(server)) },
            ...(until === undefined ? {} : { until }),
          },
        ]
  const partlyBogus: DnsCause[] =
    bogus.length === 0
      ? []
      : [{ code: 'dnssec', servers: [...new Set(bogus.map(({ server }) => serverName(server)))] }]
  const causes = deciding.flatMap((each) => each.causes)
  return {
    status,
    causes: distinct([...partlyBogus, ...disagreement, ...causes, ...propagation, ...problems]),
  }
}
