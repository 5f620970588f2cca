import { isIP } from 'node:net'
import { type DnsAnswer, type DnsCheck, plainName } from '@mailroom/schemas/dns-records'
import { createAsker, isAnswer, type Question, type Reply, type Server } from './asker.ts'
import type { ExpectedRecord } from './expected-records.ts'
import { foundIn } from './found.ts'
import { besideQuestions, doubledName, hostOf, type Shown } from './judge-records.ts'
import { type DnsNetwork, dnsPort, nameServersOf, resolversOf } from './name-servers.ts'
import { recordsOf } from './record-text.ts'
import { countSpfLookups, spfRecords } from './spf.ts'
import { verdictOf } from './verdict.ts'

/** The most that is shown of an answer. */
const most = { records: 100, characters: 16_000 }

/** Returns as many records as people can look at; a value that is cut ends with an ellipsis. */
function shownRecords(records: Reply['records']): Pick<DnsAnswer, 'records' | 'leftOut'> {
  let left = most.characters
  const shown = records.slice(0, most.records).flatMap((record) => {
    const value = record.value.length > left ? `${record.value.slice(0, left)}…` : record.value
    if (left <= 0) return []
    left -= value.length
    return [{ ...record, value }]
  })
  return { records: shown, leftOut: records.length - shown.length }
}

function answerOf(reply: Reply): DnsAnswer {
  const { server, question, rcode, failure, isAuthoritative, misfits, milliseconds } = reply
  const { name, address, endpoint, kind } = server
  return {
    server: {
      ...(name === undefined ? {} : { name }),
      ...(address === undefined ? {} : { address }),
      ...(endpoint === undefined || endpoint.port === dnsPort ? {} : { port: endpoint.port }),
      kind,
    },
    question,
    ...(rcode === undefined ? {} : { rcode }),
    ...(failure === undefined ? {} : { failure }),
    ...(isAuthoritative === undefined ? {} : { isAuthoritative }),
    ...shownRecords(reply.records),
    ignored: misfits + foundIn(reply, question).foreign,
    milliseconds,
  }
}

/** The most mail servers that are looked up. */
const maxMailServers = 5

/**
 * Looks up where the CNAMEs of the mail servers lead that MX records name: a record is to name the
 * server itself. Source: RFC 2181, 10.3.
 */
async function mxAliases(
  replies: readonly Reply[],
  lookUp: (name: string) => Promise<readonly string[]>,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const records = replies.flatMap((reply) => foundIn(reply, reply.question).records)
  const hosts = new Set(
    records.flatMap(({ type, value }) => (type === 'MX' ? [hostOf(value)] : [])),
  )
  const named = [...hosts].filter((host) => host.includes('.') && isIP(host) === 0)
  return new Map(
    await Promise.all(
      named.slice(0, maxMailServers).map(async (host) => [host, await lookUp(host)] as const),
    ),
  )
}

/** Returns the questions of a purpose, and those that find out why it has not what it needs. */
function questionsOf({ purpose, domainName, expected }: Omit<Shown, 'at'>) {
  const needed: Question[] = expected.map(({ name, type }) => ({ name, type }))
  const addresses: Question[] =
    purpose === 'autodiscover' ? needed.map(({ name }) => ({ name, type: 'A' })) : []
  const beside = expected
    .flatMap(besideQuestions)
    .filter(({ type }) => type !== 'A' || addresses.length === 0)
  const apex: Question[] =
    purpose === 'ownership' ? [{ name: plainName(domainName), type: 'TXT' }] : []
  const doubled = needed.map(({ name, type }) => ({ name: doubledName(name, domainName), type }))
  return { first: [...needed, ...addresses], beside, further: [...apex, ...doubled] }
}

/**
 * Asks the name servers of a domain and the resolvers for the records of a purpose, and says what
 * came of it. Ends within twelve seconds, whatever the servers do. Source: DOM-07, DOM-21, 03 §3.3.
 */
export async function checkRecords(
  about: Pick<Shown, 'purpose' | 'domainName'> & { expected: readonly ExpectedRecord[] },
  { network, now }: { network: DnsNetwork; now: () => Date },
): Promise<DnsCheck> {
  const { expected } = about
  const result = (answers: readonly Reply[], verdict: Pick<DnsCheck, 'status' | 'causes'>) => ({
    ...verdict,
    expected: [...expected],
    checkedAt: now().toISOString(),
    answers: answers.map(answerOf),
  })
  const [record] = expected
  if (!record) return result([], { status: 'unchecked', causes: [{ code: 'notConfigured' }] })
  const resolvers = resolversOf(network)
  if (resolvers.length === 0)
    return result([], { status: 'unchecked', causes: [{ code: 'noResolver' }] })

  const asker = createAsker()
  const { zone, servers: nameServers } = await nameServersOf(asker, network, record.name)
  const servers: readonly Server[] = [...nameServers, ...resolvers]
  const askAll = (whom: readonly Server[], questions: readonly Question[]): Promise<Reply[]> =>
    Promise.all(whom.flatMap((server) => questions.map((each) => asker.ask(server, each))))
  const judge = (replies: readonly Reply[], more: Pick<Shown, 'spfLookups' | 'mxAliases'> = {}) =>
    verdictOf({ ...about, replies, zone, now: now(), ...more })

  const { first, beside, further } = questionsOf(about)
  // What resolvers keep of several types may be of different times.
  const deciding = nameServers.length > 0 ? nameServers : servers
  const asked = await Promise.all([askAll(servers, first), askAll(deciding, beside)])
  const replies = asked.flat()
  const verdict = judge(replies)
  if (verdict.status === 'verified') {
    if (record.type !== 'TXT' || !about.purpose.toLowerCase().endsWith('spf'))
      return result(replies, verdict)
    const texts = replies.flatMap((reply) => foundIn(reply, reply.question).records)
    const [spf = ''] = spfRecords(texts.map(({ value }) => value))
    const count = await countSpfLookups(spf, async (name) => {
      const response = await asker.askAny(resolvers, { name, type: 'TXT' })
      return recordsOf(response?.answers ?? []).map(({ value }) => value)
    })
    return result(replies, judge(replies, { spfLookups: count }))
  }
  const aliases =
    about.purpose === 'mx'
      ? await mxAliases(replies, async (name) => {
          const question: Question = { name, type: 'A' }
          const response = await asker.askAny(resolvers, question)
          return response
            ? foundIn({ records: recordsOf(response.answers ?? []) }, question).aliases
            : []
        })
      : undefined
  const answering = new Set(replies.filter(isAnswer).map(({ server }) => server))
  const all = [...replies, ...(await askAll([...answering], further))]
  return result(all, judge(all, { mxAliases: aliases }))
}
