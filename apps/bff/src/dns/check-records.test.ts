import type { DnsCause, DnsPurpose } from '@mailroom/schemas/dns-records'
import type { Answer, Question } from 'dns-packet'
import { expect, test } from 'vitest'
import { type Behaviour, startDnsServer } from '../test/start-dns-server.ts'
import { checkRecords } from './check-records.ts'
import type { ExpectedRecord } from './expected-records.ts'
import type { DnsNetwork } from './name-servers.ts'

const domainName = 'shop.example'
const now = new Date('2026-11-29T12:00:00Z')

const mx: ExpectedRecord = {
  ...{ type: 'MX', name: domainName, value: '10 inbound-smtp.us-east-1.amazonaws.com' },
}
const token: ExpectedRecord = { type: 'TXT', name: `_amazonses.${domainName}`, value: 'fmxq/T=' }
const spf: ExpectedRecord = {
  ...{ type: 'TXT', name: domainName, value: 'v=spf1 include:amazonses.com ~all' },
}
const autodiscover: ExpectedRecord = {
  type: 'CNAME',
  name: `autodiscover.${domainName}`,
  value: 'autodiscover.mail.us-east-1.awsapps.com',
}

const txt = (data: string, name = token.name, ttl = 300): Answer => ({
  name,
  type: 'TXT',
  ttl,
  data,
})
const mxOf = (exchange: string, preference = 10, ttl = 300): Answer => ({
  ...{ name: domainName, type: 'MX', ttl, data: { exchange, preference } },
})
const right = mxOf('inbound-smtp.us-east-1.amazonaws.com')

/** The SOA of the zone: there is nothing may be remembered for 600 seconds. */
const soa: Answer = {
  ...{ name: domainName, type: 'SOA', ttl: 900 },
  data: { mname: 'ns1.shop.example', rname: 'admin.shop.example', minimum: 600 },
}

const about = (records: readonly Answer[], { name, type }: Question) =>
  records.filter((record) => record.name === name && [type, 'CNAME'].includes(record.type))

/** A server of the zone that has these records. */
const serving =
  (...records: Answer[]): Behaviour =>
  ({ question }) => {
    const answers = about(records, question)
    return { authoritative: true, answers, authorities: answers.length > 0 ? [] : [soa] }
  }

/** A resolver that knows the name servers of the zone, and these records. */
const resolving = (addresses: Record<string, string>, other: Behaviour): Behaviour => {
  const delegation: Answer[] = [
    soa,
    ...Object.entries(addresses).flatMap(([name, address]): Answer[] => [
      { name: domainName, type: 'NS', ttl: 300, data: name },
      { name, type: 'A', ttl: 300, data: address },
    ]),
  ]
  return (query) => {
    const { name, type } = query.question
    if (type === 'SOA' || type === 'NS' || name in addresses)
      return { answers: about(delegation, query.question), authorities: [soa] }
    return other(query)
  }
}

type World = {
  ns1?: Behaviour
  ns2?: Behaviour
  resolver?: Behaviour
  /** The addresses that the resolver tells of the name servers. */
  addresses?: Record<string, string>
}

/** Checks the records of a purpose in a DNS of two name servers and one resolver. */
async function check(purpose: DnsPurpose, expected: ExpectedRecord[], world: World) {
  const { addresses = { 'ns1.shop.example': '127.0.0.2', 'ns2.shop.example': '127.0.0.3' } } = world
  const { ns1 = serving(), ns2 = ns1, resolver = ns1 } = world
  await using first = await startDnsServer(ns1, '127.0.0.2')
  await using second = await startDnsServer(ns2, '127.0.0.3', first.port)
  await using recursive = await startDnsServer(resolving(addresses, resolver))
  const network: DnsNetwork = {
    ...{ resolvers: [recursive.endpoint], areAuthorities: false, port: first.port },
    isAllowed: (address) => address.startsWith('127.0.0.'),
  }
  const result = await checkRecords({ purpose, domainName, expected }, { network, now: () => now })
  return { ...result, asked: [...first.queries, ...second.queries] }
}

const codes = ({ causes }: { causes: DnsCause[] }) => causes.map(({ code }) => code)

test('DOM-21 the name servers of the zone are found and asked themselves, and every answer is shown', async () => {
  const result = await check('mx', [mx], { ns1: serving(right) })
  expect(result).toMatchObject({ status: 'verified', causes: [], checkedAt: now.toISOString() })
  // Each name server is also asked for a CNAME beside the MX.
  expect(result.answers).toHaveLength(5)
  expect(result.answers).toContainEqual({
    server: {
      ...{ name: 'ns2.shop.example', address: '127.0.0.3', kind: 'authoritative' },
      port: expect.any(Number),
    },
    question: { name: domainName, type: 'MX' },
    ...{ rcode: 'NOERROR', isAuthoritative: true, leftOut: 0, ignored: 0 },
    records: [
      { name: domainName, type: 'MX', ttl: 300, value: '10 inbound-smtp.us-east-1.amazonaws.com' },
    ],
    milliseconds: expect.any(Number),
  })
})

test('DOM-21 what only the resolver lacks is not yet propagated, until its negative TTL has passed', async () => {
  expect(await check('mx', [mx], { ns1: serving(right), resolver: serving() })).toMatchObject({
    status: 'verified',
    causes: [
      { code: 'notYetPropagated', servers: ['127.0.0.1'], until: '2026-11-29T12:10:00.000Z' },
    ],
  })
})

test('DOM-21 an old answer of the resolver leaves it with its TTL', async () => {
  const resolver = serving(mxOf('old.example', 10, 120))
  expect(await check('mx', [mx], { ns1: serving(right), resolver })).toMatchObject({
    status: 'verified',
    causes: [{ code: 'notYetPropagated', until: '2026-11-29T12:02:00.000Z' }],
  })
})

test('DOM-21 of several old records, the one that is remembered longest counts', async () => {
  const resolver = serving(mxOf('old.example', 10, 120), mxOf('older.example', 20, 240))
  expect(await check('mx', [mx], { ns1: serving(right), resolver })).toMatchObject({
    causes: [{ code: 'notYetPropagated', until: '2026-11-29T12:04:00.000Z' }],
  })
})

const cname = (name: string, value: string): ExpectedRecord => ({ type: 'CNAME', name, value })
const ofMailFrom = `mail.${domainName}`

/** A record of each purpose, as AWS wants it. */
const everyPurpose = Object.entries({
  mx: mx,
  ownership: token,
  autodiscover: autodiscover,
  dkim: cname(`a._domainkey.${domainName}`, 'a.dkim.amazonses.com'),
  spf: spf,
  dmarc: { type: 'TXT', name: `_dmarc.${domainName}`, value: 'v=DMARC1;p=quarantine;pct=100;fo=1' },
  mailFromMx: {
    ...{ type: 'MX', name: ofMailFrom, value: '10 feedback-smtp.us-east-1.amazonses.com' },
  },
  mailFromSpf: { ...spf, name: ofMailFrom },
} satisfies Record<DnsPurpose, ExpectedRecord>) as [DnsPurpose, ExpectedRecord][]

/** Makes the record that is expected, maybe at another name. */
function published({ type, name, value }: ExpectedRecord, at = name): Answer {
  if (type === 'TXT') return txt(value, at)
  if (type === 'CNAME') return { name: at, type, ttl: 300, data: value }
  const [preference, exchange = ''] = value.split(' ')
  return { name: at, type, ttl: 300, data: { preference: Number(preference), exchange } }
}

test.each(everyPurpose)(
  'issue 11 03 §3.3 every cause that servers and names can have is told of %s',
  async (purpose, expected) => {
    const told = async (world: World) => {
      const { status, causes } = await check(purpose, [expected], world)
      return [status, ...causes.map(({ code, until }) => (until ? `${code} ${until}` : code))]
    }
    const ns1 = serving(published(expected))
    expect(await told({ ns1 })).toEqual(['verified'])
    expect(await told({ ns1, resolver: serving() })).toEqual([
      ...['verified', 'notYetPropagated 2026-11-29T12:10:00.000Z'],
    ])
    const doubled = serving(published(expected, `${expected.name}.${domainName}`))
    expect(await told({ ns1: doubled })).toEqual(['missing', 'suffixDoubled'])
    // A server that has both answers with one of them at a time.
    const other = expected.type === 'CNAME' ? 'TXT' : 'CNAME'
    const beside: Behaviour = (query) =>
      query.question.type === other && query.question.name === expected.name
        ? {
            authoritative: true,
            answers: [
              other === 'TXT'
                ? txt('hello', expected.name)
                : { name: expected.name, type: 'CNAME', ttl: 300, data: 'site.example' },
            ],
          }
        : ns1(query)
    expect(await told({ ns1: beside, resolver: ns1 })).toEqual([
      ...['inconsistent', 'cnameBesideOthers', 'notYetPropagated 2026-11-29T12:05:00.000Z'],
    ])
    expect(await told({ ns1, ns2: () => ({ rcode: 'REFUSED' }) })).toEqual([
      ...['verified', 'lameServer'],
    ])
    const addresses = { 'ns1.shop.example': '127.0.0.2', 'ns2.shop.example': '127.0.0.5' }
    expect(await told({ ns1, addresses })).toEqual(['verified', 'unreachableServer'])
    const bogus: Behaviour = (query) => (query.isUnchecked ? ns1(query) : { rcode: 'SERVFAIL' })
    expect(await told({ ns1, resolver: bogus })).toEqual(['unchecked', 'dnssec'])
  },
)

test.each(everyPurpose.filter(([purpose]) => /spf$/i.test(purpose)))(
  'DOM-37 the lookups of the SPF record of %s are counted',
  async (purpose, expected) => {
    const includes = Array.from({ length: 10 }, (_, index) => ` include:${index}.example`).join('')
    const value = `v=spf1 include:amazonses.com${includes} ~all`
    const ns1 = serving(published({ ...expected, value }))
    expect(await check(purpose, [expected], { ns1 })).toMatchObject({
      ...{ status: 'inconsistent', causes: [{ code: 'spfTooManyLookups', count: 11 }] },
    })
  },
)

test('DOM-10 DOM-26 a record whose name got the domain twice is found there', async () => {
  const doubled = txt(token.value, `${token.name}.${domainName}`)
  expect(await check('ownership', [token], { ns1: serving(doubled) })).toMatchObject({
    status: 'missing',
    causes: [{ code: 'suffixDoubled', values: ['_amazonses.shop.example.shop.example'] }],
  })
})

test('DOM-23 a token at the domain itself counts', async () => {
  const apex = txt(token.value, domainName)
  const result = await check('ownership', [token], { ns1: serving(apex) })
  expect(result).toMatchObject({ status: 'verified', causes: [{ code: 'tokenAtApex' }] })
})

test('DOM-21 name servers that say different things are named', async () => {
  const ns2 = serving(mxOf('old.example'))
  expect(await check('mx', [mx], { ns1: serving(right), ns2 })).toMatchObject({
    status: 'inconsistent',
    causes: [
      { code: 'serversDisagree', servers: ['ns1.shop.example', 'ns2.shop.example'] },
      { code: 'otherMx' },
    ],
  })
  // While they disagree, nobody knows what the resolver should have.
  const resolver = serving(mxOf('older.example'))
  const all = await check('mx', [mx], { ns1: serving(right), ns2, resolver })
  expect(codes(all)).toEqual(['serversDisagree', 'otherMx'])
})

test.each<[string, Behaviour]>([
  ['answers without authority', () => ({ answers: [] })],
  ['refuses', () => ({ rcode: 'REFUSED' })],
  ['fails', () => ({ rcode: 'SERVFAIL' })],
])('DOM-21 a name server that %s is lame, and the other one decides', async (_, ns2) => {
  expect(await check('mx', [mx], { ns1: serving(right), ns2 })).toMatchObject({
    status: 'verified',
    causes: [{ code: 'lameServer', servers: ['ns2.shop.example'] }],
  })
})

test('DOM-21 a silent name server is named, asked no second question, and the other one decides', async () => {
  const result = await check('dkim', [autodiscover, { ...autodiscover, name: 'b.shop.example' }], {
    ns1: serving(),
    ns2: () => 'silent',
  })
  expect(result).toMatchObject({
    status: 'missing',
    causes: [{ code: 'unreachableServer', servers: ['ns2.shop.example'] }],
  })
  // Two questions at the same time, each sent twice; those after them are not sent.
  expect(
    result.asked.filter(({ question }) => question.name.endsWith('shop.example.shop.example')),
  ).toHaveLength(2)
}, 15_000)

test.each<[string, Behaviour, string[]]>([
  ['refuse', () => ({ rcode: 'REFUSED' }), ['lameServer', 'noAnswer']],
  ['fail', () => ({ rcode: 'SERVFAIL' }), ['lameServer', 'noAnswer']],
])(
  '03 §3.3 if all servers %s, nothing is missing: it could not be checked',
  async (_, all, causes) => {
    const result = await check('mx', [mx], { ns1: all })
    expect([result.status, codes(result)]).toEqual(['unchecked', causes])
  },
)

test('03 §3.3 if all servers are silent, nothing is missing: it could not be checked', async () => {
  await using silent = await startDnsServer(() => 'silent')
  const network = {
    resolvers: [silent.endpoint],
    areAuthorities: true,
    port: 1,
    isAllowed: () => true,
  }
  expect(
    await checkRecords({ purpose: 'mx', domainName, expected: [mx] }, { network, now: () => now }),
  ).toMatchObject({ status: 'unchecked', causes: [{ code: 'unreachableServer' }] })
}, 10_000)

test('DOM-21 a resolver that answers only without checking signatures tells of broken DNSSEC', async () => {
  const resolver: Behaviour = ({ isUnchecked }) =>
    isUnchecked ? { answers: [right] } : { rcode: 'SERVFAIL' }
  const result = await check('mx', [mx], { ns1: serving(right), resolver })
  expect(result).toMatchObject({ status: 'unchecked', causes: [{ code: 'dnssec' }] })
})

test('DOM-33 a name server with a private address is told and not asked', async () => {
  const addresses = { 'ns1.shop.example': '127.0.0.2', 'ns2.shop.example': '10.0.0.7' }
  const result = await check('mx', [mx], { ns1: serving(right), addresses })
  expect(result).toMatchObject({
    status: 'verified',
    causes: [{ code: 'privateServer', servers: ['ns2.shop.example'] }],
  })
  expect(result.answers).toContainEqual(
    expect.objectContaining({
      server: { name: 'ns2.shop.example', address: '10.0.0.7', kind: 'authoritative' },
      failure: 'forbiddenAddress',
    }),
  )
})

test('DOM-21 a name server without an address is told', async () => {
  const ns1: Behaviour = serving(right)
  await using first = await startDnsServer(ns1, '127.0.0.2')
  await using resolver = await startDnsServer(({ question }) => {
    if (question.type === 'NS')
      return { answers: [{ name: domainName, type: 'NS', data: 'gone.shop.example' }] }
    if (question.type === 'SOA') return { answers: [soa] }
    return question.type === 'MX' ? { answers: [right] } : { rcode: 'NXDOMAIN' }
  })
  const network = {
    ...{ resolvers: [resolver.endpoint], areAuthorities: false, port: first.port },
    isAllowed: () => true,
  }
  expect(
    await checkRecords({ purpose: 'mx', domainName, expected: [mx] }, { network, now: () => now }),
  ).toMatchObject({
    status: 'verified',
    causes: [{ code: 'unreachableServer', servers: ['gone.shop.example'] }],
  })
})

test('records of names that nobody asked for are ignored and counted', async () => {
  const lying: Behaviour = () => ({
    authoritative: true,
    answers: [
      { ...right, name: 'other.example' },
      { name: 'x.example', type: 'A', data: '192.0.2.1' },
    ],
  })
  const result = await check('mx', [mx], { ns1: lying })
  expect([result.status, codes(result)]).toEqual(['missing', ['foreignAnswers']])
  expect(result.answers[0]).toMatchObject({ ignored: 2 })
})

test('a chain of CNAMEs that leads back to itself ends, and is told', async () => {
  const at = (name: string, data: string): Answer => ({ name, type: 'CNAME', ttl: 300, data })
  const loop = [at(autodiscover.name, 'b.example'), at('b.example', autodiscover.name)]
  const ns1: Behaviour = ({ question }) => ({
    authoritative: true,
    answers:
      question.name === autodiscover.name ? loop.slice(0, question.type === 'A' ? 2 : 1) : [],
  })
  const result = await check('autodiscover', [autodiscover], { ns1 })
  expect([result.status, codes(result)]).toEqual(['inconsistent', ['cnameLoop']])
  expect(result.causes[0]?.values).toEqual([autodiscover.name, 'b.example'])
})

test('a CNAME at the domain itself, where it stands beside others, is told', async () => {
  const ns1 = serving({ name: domainName, type: 'CNAME', ttl: 300, data: 'site.example' })
  const result = await check('mx', [mx], { ns1 })
  expect([result.status, codes(result)[0]]).toEqual(['inconsistent', 'cnameBesideOthers'])
})

test('DOM-22 an answer with thousands of records is judged whole and shown in part', async () => {
  const many = Array.from({ length: 1_000 }, (_, index) => txt(String(index), token.name, 1))
  const ns1: Behaviour = ({ question }) => ({
    ...{ authoritative: true, truncated: true },
    answers: question.type === 'TXT' ? [...many, txt(token.value)] : [],
  })
  const result = await check('ownership', [token], { ns1 })
  expect(result).toMatchObject({ status: 'verified', causes: [{ code: 'severalTokens' }] })
  expect([result.answers[0]?.records.length, result.answers[0]?.leftOut]).toEqual([100, 901])
})

test('DOM-21 what a name server cuts off is not missing', async () => {
  const ns1: Behaviour = () => ({ authoritative: true, alwaysTruncated: true })
  const result = await check('ownership', [token], { ns1, resolver: ns1 })
  expect(result).toMatchObject({ status: 'unchecked', causes: [{ code: 'cutOff' }] })
})

test('a text of 60 kB is shown in part', async () => {
  const parts = Array.from({ length: 230 }, () => 'x'.repeat(255))
  const long: Answer = { name: token.name, type: 'TXT', ttl: 300, data: parts }
  const ns1: Behaviour = ({ question }) => ({
    ...{ authoritative: true, truncated: true },
    answers: question.name === token.name ? [long] : [],
  })
  const { answers, status } = await check('ownership', [token], { ns1 })
  expect([status, answers[0]?.records[0]?.value.length]).toEqual(['inconsistent', 16_001])
})

test('DOM-37 the lookups of an SPF record are counted by looking them up', async () => {
  const records = (includes: number): Answer[] => [
    txt('v=spf1 include:amazonses.com include:many.example a mx ~all', domainName),
    txt('v=spf1 ip4:192.0.2.1 -all', 'amazonses.com'),
    txt(
      `v=spf1 ${Array.from({ length: includes }, (_, index) => `include:${index}.example`).join(' ')}`,
      'many.example',
    ),
  ]
  const few = await check('spf', [spf], { ns1: serving(...records(6)) })
  expect([few.status, few.causes]).toEqual(['verified', []])
  const tooMany = await check('spf', [spf], { ns1: serving(...records(7)) })
  expect(tooMany).toMatchObject({
    status: 'inconsistent',
    causes: [{ code: 'spfTooManyLookups', count: 11 }],
  })
})

test('DOM-37 the lookups of what an SPF record redirects to count, too, but nothing that depends on the mail is looked up', async () => {
  const many = Array.from({ length: 10 }, (_, index) => `include:${index}.example`).join(' ')
  const ns1 = serving(
    txt('v=spf1 include:amazonses.com include:%{i}.example redirect=rest.example', domainName),
    txt('v=spf1 ip4:192.0.2.1 -all', 'amazonses.com'),
    txt(`v=spf1 ${many} -all`, '%{i}.example'),
    txt('v=spf1 a mx exists:a.example ptr include:b.example -all', 'rest.example'),
  )
  expect((await check('spf', [spf], { ns1 })).status).toBe('verified')
  const more = serving(
    txt('v=spf1 include:amazonses.com redirect=rest.example', domainName),
    txt('v=spf1 ip4:192.0.2.1 -all', 'amazonses.com'),
    txt(`v=spf1 ${many} -all`, 'rest.example'),
  )
  expect(await check('spf', [spf], { ns1: more })).toMatchObject({
    causes: [{ code: 'spfTooManyLookups', count: 12 }],
  })
})

test('DOM-37 RFC 7208 6.1 what receivers ignore in an included SPF record is not counted', async () => {
  const many = Array.from({ length: 11 }, (_, index) => `include:${index}.example`).join(' ')
  const ns1 = serving(
    txt('v=spf1 include:amazonses.com ~all', domainName),
    txt(`v=spf1 redirect=many.example ~all ${many}`, 'amazonses.com'),
    txt(`v=spf1 ${many}`, 'many.example'),
  )
  const found = await check('spf', [spf], { ns1 })
  expect([found.status, found.causes]).toEqual(['verified', []])
})

test('DOM-37 an SPF record that includes itself does not end in a circle', async () => {
  const ns1 = serving(
    txt('v=spf1 include:amazonses.com include:shop.example ~all', domainName),
    txt('v=spf1 -all', 'amazonses.com'),
  )
  expect(await check('spf', [spf], { ns1 })).toMatchObject({
    causes: [{ code: 'spfTooManyLookups', count: 30 }],
  })
})

test('DOM-43 without a MAIL FROM domain there is nothing to check', async () => {
  expect(await check('mailFromMx', [], {})).toMatchObject({
    ...{ status: 'unchecked', causes: [{ code: 'notConfigured' }], answers: [] },
  })
})
