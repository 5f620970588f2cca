import type { DnsPurpose } from '@mailroom/schemas/dns-records'
import { expect, test } from 'vitest'
import type { Reply } from './asker.ts'
import type { ExpectedRecord } from './expected-records.ts'
import { verdictOf } from './verdict.ts'

const domainName = 'example.com'

const expectedOf = {
  mx: [{ type: 'MX', name: domainName, value: '10 inbound-smtp.us-east-1.amazonaws.com' }],
  ownership: [{ type: 'TXT', name: '_amazonses.example.com', value: 'Token=' }],
  spf: [{ type: 'TXT', name: domainName, value: 'v=spf1 include:amazonses.com ~all' }],
  dmarc: [{ type: 'TXT', name: '_dmarc.example.com', value: 'v=DMARC1;p=quarantine;pct=100;fo=1' }],
  dkim: ['a', 'b'].map((token) => ({
    ...{ type: 'CNAME', name: `${token}._domainkey.example.com` },
    value: `${token}.dkim.amazonses.com`,
  })),
  autodiscover: [
    {
      ...{ type: 'CNAME', name: 'autodiscover.example.com' },
      value: 'autodiscover.mail.us-east-1.awsapps.com',
    },
  ],
  mailFromMx: [
    { type: 'MX', name: 'mail.example.com', value: '10 feedback-smtp.us-east-1.amazonses.com' },
  ],
  mailFromSpf: [
    { type: 'TXT', name: 'mail.example.com', value: 'v=spf1 include:amazonses.com ~all' },
  ],
} satisfies Record<DnsPurpose, ExpectedRecord[]>

const right = 'inbound-smtp.us-east-1.amazonaws.com'

type Options = {
  ttl?: number
  spfLookups?: number
  isOneAtATime?: boolean
  expected?: readonly ExpectedRecord[]
}

/** Judges records, as `name type value`, that one name server of the zone shows. */
function verdict(
  purpose: DnsPurpose,
  lines: readonly string[],
  { ttl = 300, spfLookups = 1, isOneAtATime = false, expected = expectedOf[purpose] }: Options = {},
) {
  const server = { name: 'ns1', address: '192.0.2.1', kind: 'authoritative' } as const
  const all = lines.map((line) => {
    const [name = '', type = '', ...value] = line.split(' ')
    return { name, type, ttl, value: value.join(' ') }
  })
  const questions = [
    ...expected.flatMap(({ name, type }) => [
      ...[
        { name, type },
        { name: `${name}.${domainName}`, type },
      ],
      ...(purpose === 'autodiscover' ? [{ name, type: 'A' as const }] : []),
      ...(['CNAME', 'TXT', 'MX'] as const)
        .filter((other) => other !== type)
        .map((other) => ({ name, type: other })),
    ]),
    { name: domainName, type: 'TXT' as const },
  ]
  const replies = questions.map((question): Reply => {
    const of = (asked: string, types: readonly string[]) =>
      all.filter(({ name, type }) => name === asked && types.includes(type))
    const own = of(question.name, [question.type])
    const aliases = isOneAtATime && own.length > 0 ? [] : of(question.name, ['CNAME'])
    const targets = aliases.flatMap(({ value }) => of(value, [question.type]))
    const records = [...new Set([...aliases, ...own, ...targets])]
    return {
      ...{ server, question, rcode: 'NOERROR', isAuthoritative: true, records },
      ...{ misfits: 0, milliseconds: 1 },
    }
  })
  const now = new Date('2026-11-29T12:00:00Z')
  const zone = domainName
  return verdictOf({ purpose, domainName, expected, replies, spfLookups, zone, now })
}

/** Returns the status and the codes of the causes of records that one name server shows. */
function judge(...shown: Parameters<typeof verdict>) {
  const { status, causes } = verdict(...shown)
  return [status, ...causes.map(({ code }) => code)]
}

test.each<[DnsPurpose, string, string[], string[]]>([
  ['mx', 'alone', [`example.com MX 10 ${right}`], ['verified']],
  ['mx', 'in capitals', [`example.com MX 10 ${right.toUpperCase()}.`], ['verified']],
  ['mx', 'of another preference', [`example.com MX 5 ${right}`], ['verified', 'preference']],
  ['mx', 'nowhere', [], ['missing']],
  [
    'mx',
    'at a doubled name',
    [`example.com.example.com MX 10 ${right}`],
    ['missing', 'suffixDoubled'],
  ],
  [
    ...(['mx', 'among others'] as const),
    [`example.com MX 10 ${right}`, 'example.com MX 20 backup.example'],
    ['inconsistent', 'severalMx'],
  ],
  [
    ...(['mx', 'with the same number as another'] as const),
    [`example.com MX 10 ${right}`, 'example.com MX 10 backup.example'],
    ['inconsistent', 'severalMx'],
  ],
  [
    ...(['mx', 'after another'] as const),
    [`example.com MX 10 ${right}`, 'example.com MX 5 old.example'],
    ['inconsistent', 'precedingMx'],
  ],
  [
    ...(['mx', 'after a proxy'] as const),
    [`example.com MX 10 ${right}`, 'example.com MX 5 eu-smtp-1.mimecast.com'],
    ['inconsistent', 'severalMx'],
  ],
  [
    'mx',
    'behind a proxy',
    ['example.com MX 10 eu-smtp-1.mimecast.com'],
    ['inconsistent', 'mailProxy'],
  ],
  [
    'mx',
    'that is like a proxy',
    ['example.com MX 10 notmimecast.com'],
    ['inconsistent', 'otherMx'],
  ],
  ['mx', 'of the old server', ['example.com MX 10 mail.old.example'], ['inconsistent', 'otherMx']],
  [
    ...(['mx', 'with the domain appended'] as const),
    [`example.com MX 10 ${right}.example.com`],
    ['inconsistent', 'valueSuffixDoubled'],
  ],
  [
    ...(['mx', 'of WorkMail in another Region'] as const),
    ['example.com MX 10 inbound-smtp.eu-west-1.amazonaws.com'],
    ['inconsistent', 'otherRegionMx'],
  ],
  [
    ...(['mx', 'of the old server, and ours at a doubled name'] as const),
    ['example.com MX 10 mail.old.example', `example.com.example.com MX 10 ${right}`],
    ['inconsistent', 'suffixDoubled', 'otherMx'],
  ],
  ['mx', 'that is no server', ['example.com MX 0 .'], ['inconsistent', 'otherMx']],
  [
    ...(['mx', 'of a domain that is an alias'] as const),
    ['example.com CNAME site.example'],
    ['inconsistent', 'cnameBesideOthers'],
  ],
  ['ownership', 'alone', ['_amazonses.example.com TXT Token='], ['verified']],
  [
    ...(['ownership', 'among others'] as const),
    ['_amazonses.example.com TXT Other=', '_amazonses.example.com TXT Token='],
    ['verified', 'severalTokens'],
  ],
  ['ownership', 'at the domain', ['example.com TXT Token='], ['verified', 'tokenAtApex']],
  [
    'ownership',
    'of another case',
    ['_amazonses.example.com TXT TOKEN='],
    ['inconsistent', 'tokenCase'],
  ],
  ['ownership', 'nowhere', ['example.com TXT other'], ['missing']],
  [
    ...(['ownership', 'at a doubled name'] as const),
    ['_amazonses.example.com.example.com TXT Token='],
    ['missing', 'suffixDoubled'],
  ],
  ['spf', 'as expected', ['example.com TXT v=spf1 include:amazonses.com ~all'], ['verified']],
  [
    ...(['spf', 'with more senders'] as const),
    ['example.com TXT v=spf1 mx include:other.example +include:AmazonSES.com -all'],
    ['verified'],
  ],
  ['spf', 'of something else', ['example.com TXT v=spf10', 'example.com TXT hello'], ['missing']],
  [
    ...(['spf', 'without Amazon SES'] as const),
    ['example.com TXT v=spf1 include:other.example -all'],
    ['inconsistent', 'spfWithoutInclude'],
  ],
  [
    ...(['spf', 'that excludes Amazon SES'] as const),
    ['example.com TXT v=spf1 -include:amazonses.com ~all'],
    ['inconsistent', 'spfRefusesInclude'],
  ],
  [
    ...(['spf', 'that says nothing of Amazon SES'] as const),
    ['example.com TXT v=spf1 ?include:amazonses.com -all'],
    ['inconsistent', 'spfRefusesInclude'],
  ],
  [
    ...(['spf', 'with Amazon SES after all'] as const),
    ['example.com TXT v=spf1 ~all include:amazonses.com'],
    ['inconsistent', 'spfAfterAll'],
  ],
  [
    ...(['spf', 'with others after all'] as const),
    ['example.com TXT v=spf1 include:amazonses.com ~all mx'],
    ['inconsistent', 'spfAfterAll'],
  ],
  [
    ...(['spf', 'that lets everybody send'] as const),
    ['example.com TXT v=spf1 include:amazonses.com +all'],
    ['inconsistent', 'spfAllowsAll'],
  ],
  [
    ...(['spf', 'whose all has no sign'] as const),
    ['example.com TXT v=spf1 include:amazonses.com all'],
    ['inconsistent', 'spfAllowsAll'],
  ],
  [
    ...(['spf', 'with a redirect beside all'] as const),
    ['example.com TXT v=spf1 include:amazonses.com redirect=other.example -all'],
    ['inconsistent', 'spfRedirectIgnored'],
  ],
  [
    ...(['spf', 'with a redirect and no all'] as const),
    ['example.com TXT v=spf1 include:amazonses.com redirect=other.example'],
    ['verified'],
  ],
  [
    ...(['spf', 'with a misspelled mechanism'] as const),
    ['example.com TXT v=spf1 inlcude:amazonses.com -all'],
    ['inconsistent', 'spfUnknownTerm', 'spfWithoutInclude'],
  ],
  [
    ...(['spf', 'twice'] as const),
    ['example.com TXT v=spf1 include:amazonses.com ~all', 'example.com TXT v=spf1 mx -all'],
    ['inconsistent', 'spfDoubled'],
  ],
  [
    ...(['dmarc', 'with spaces and capitals, in another order'] as const),
    ['_dmarc.example.com TXT v=DMARC1; P=Quarantine; fo=1; pct=100;'],
    ['verified'],
  ],
  [
    ...(['dmarc', 'that is stricter'] as const),
    ['_dmarc.example.com TXT v=DMARC1; p=reject; rua=mailto:x@example.com'],
    ['inconsistent', 'dmarcStricter'],
  ],
  [
    ...(['dmarc', 'of the same policy with reports'] as const),
    ['_dmarc.example.com TXT v=DMARC1; p=quarantine; rua=mailto:x@example.com'],
    ['inconsistent', 'dmarcDiffers'],
  ],
  [
    ...(['mx', 'to an address'] as const),
    ['example.com MX 10 192.0.2.7.'],
    ['inconsistent', 'mxAddress'],
  ],
  [
    ...(['dmarc', 'with an address for reports that is none'] as const),
    ['_dmarc.example.com TXT v=DMARC1; p=quarantine; rua=dmarc@x.example'],
    ['inconsistent', 'dmarcReportsLost'],
  ],
  [
    ...(['dmarc', 'with a milder policy for subdomains'] as const),
    ['_dmarc.example.com TXT v=DMARC1; p=quarantine; sp=none'],
    ['inconsistent', 'dmarcSubdomains'],
  ],
  [
    ...(['dmarc', 'that asks for nothing, with an address that is none'] as const),
    ['_dmarc.example.com TXT v=DMARC1; p=none; ruf=https://x.example'],
    ['inconsistent', 'dmarcWeaker', 'dmarcReportsLost'],
  ],
  [
    ...(['dmarc', 'that asks for nothing'] as const),
    ['_dmarc.example.com TXT v=DMARC1; p=none; rua=mailto:x@example.com'],
    ['inconsistent', 'dmarcWeaker'],
  ],
  [
    ...(['dmarc', 'for a part of the mail'] as const),
    ['_dmarc.example.com TXT v=DMARC1; p=reject; pct=10'],
    ['inconsistent', 'dmarcWeaker'],
  ],
  [
    ...(['dmarc', 'of an unknown policy'] as const),
    ['_dmarc.example.com TXT v=DMARC1; p=nonsense'],
    ['inconsistent', 'dmarcInvalid'],
  ],
  [
    'dmarc',
    'without a policy',
    ['_dmarc.example.com TXT v=DMARC1; pct=1'],
    ['inconsistent', 'dmarcInvalid'],
  ],
  [
    ...(['spf', 'with a modifier after all'] as const),
    ['example.com TXT v=spf1 include:amazonses.com -all exp=why.example'],
    ['verified'],
  ],
  ['dmarc', 'that is no DMARC', ['_dmarc.example.com TXT hello'], ['missing']],
  [
    ...(['dmarc', 'twice'] as const),
    ['_dmarc.example.com TXT v=DMARC1; p=none', '_dmarc.example.com TXT v=DMARC1; p=reject'],
    ['inconsistent', 'dmarcDoubled'],
  ],
  [
    ...(['dkim', 'complete'] as const),
    [
      'a._domainkey.example.com CNAME a.dkim.amazonses.com',
      'b._domainkey.example.com CNAME b.dkim.amazonses.com.',
    ],
    ['verified'],
  ],
  [
    ...(['dkim', 'in part'] as const),
    ['a._domainkey.example.com CNAME a.dkim.amazonses.com'],
    ['missing', 'recordRight', 'recordMissing'],
  ],
  [
    ...(['dkim', 'with a wrong one'] as const),
    ['a._domainkey.example.com CNAME b.dkim.amazonses.com'],
    ['inconsistent', 'recordWrong', 'recordMissing'],
  ],
  [
    ...(['dkim', 'at doubled names'] as const),
    [
      'a._domainkey.example.com.example.com CNAME a.dkim.amazonses.com',
      'b._domainkey.example.com.example.com CNAME b.dkim.amazonses.com',
    ],
    ['missing', 'suffixDoubled'],
  ],
  [
    ...(['autodiscover', 'as expected'] as const),
    ['autodiscover.example.com CNAME autodiscover.mail.us-east-1.awsapps.com'],
    ['verified'],
  ],
  [
    ...(['autodiscover', 'of another service'] as const),
    ['autodiscover.example.com CNAME autodiscover.outlook.com'],
    ['inconsistent', 'otherTarget'],
  ],
  [
    ...(['dkim', 'with the domain appended'] as const),
    ['a._domainkey.example.com CNAME a.dkim.amazonses.com.example.com.'],
    ['inconsistent', 'valueSuffixDoubled', 'recordMissing'],
  ],
  [
    ...(['autodiscover', 'with the domain appended'] as const),
    ['autodiscover.example.com CNAME autodiscover.mail.us-east-1.awsapps.com.example.com'],
    ['inconsistent', 'valueSuffixDoubled'],
  ],
  [
    ...(['autodiscover', 'at a doubled name'] as const),
    ['autodiscover.example.com.example.com CNAME autodiscover.mail.us-east-1.awsapps.com'],
    ['missing', 'suffixDoubled'],
  ],
  [
    ...(['spf', 'at a doubled name'] as const),
    ['example.com.example.com TXT v=spf1 include:amazonses.com ~all'],
    ['missing', 'suffixDoubled'],
  ],
  [
    ...(['dmarc', 'at a doubled name'] as const),
    ['_dmarc.example.com.example.com TXT v=DMARC1; p=reject'],
    ['missing', 'suffixDoubled'],
  ],
  [
    ...(['mailFromMx', 'at a doubled name'] as const),
    ['mail.example.com.example.com MX 10 feedback-smtp.us-east-1.amazonses.com'],
    ['missing', 'suffixDoubled'],
  ],
  [
    ...(['mailFromMx', 'with the domain appended'] as const),
    ['mail.example.com MX 10 feedback-smtp.us-east-1.amazonses.com.example.com'],
    ['inconsistent', 'valueSuffixDoubled'],
  ],
  [
    ...(['autodiscover', 'as an address'] as const),
    ['autodiscover.example.com A 192.0.2.7'],
    ['inconsistent', 'addressInstead'],
  ],
  [
    ...(['autodiscover', 'beside an address'] as const),
    [
      'autodiscover.example.com CNAME autodiscover.mail.us-east-1.awsapps.com',
      'autodiscover.example.com A 192.0.2.7',
    ],
    ['inconsistent', 'cnameBesideOthers'],
  ],
  ['autodiscover', 'nowhere', [], ['missing']],
  [
    ...(['mailFromMx', 'alone'] as const),
    ['mail.example.com MX 10 feedback-smtp.us-east-1.amazonses.com'],
    ['verified'],
  ],
  [
    ...(['mailFromMx', 'of another'] as const),
    ['mail.example.com MX 10 mx.example'],
    ['inconsistent', 'otherMailFromMx'],
  ],
  [
    ...(['mailFromMx', 'of a mail proxy'] as const),
    ['mail.example.com MX 10 eu-smtp-1.mimecast.com'],
    ['inconsistent', 'otherMailFromMx'],
  ],
  [
    ...(['mailFromMx', 'among others'] as const),
    [
      'mail.example.com MX 10 feedback-smtp.us-east-1.amazonses.com',
      'mail.example.com MX 20 mx.example',
    ],
    ['inconsistent', 'otherMailFromMx'],
  ],
  [
    ...(['mailFromMx', 'of another Region'] as const),
    ['mail.example.com MX 10 feedback-smtp.eu-west-1.amazonses.com'],
    ['inconsistent', 'otherRegionMx'],
  ],
  [
    ...(['mailFromSpf', 'without Amazon SES'] as const),
    ['mail.example.com TXT v=spf1 include:other.example -all'],
    ['inconsistent', 'spfWithoutInclude'],
  ],
  [
    ...(['mailFromSpf', 'twice'] as const),
    [
      'mail.example.com TXT v=spf1 include:amazonses.com ~all',
      'mail.example.com TXT v=spf1 mx -all',
    ],
    ['inconsistent', 'spfDoubled'],
  ],
  ['mailFromSpf', 'nowhere', [], ['missing']],
])('DOM-06 03 §3.3 %s %s', (purpose, _, lines, verdict) => {
  expect(judge(purpose, lines)).toEqual(verdict)
})

test('DOM-11 a TTL of more than an hour is told of MX and AutoDiscover alone', () => {
  const long = { ttl: 3_601 }
  expect(judge('mx', [`example.com MX 10 ${right}`], long)).toEqual(['verified', 'longTtl'])
  expect(judge('mx', [`example.com MX 10 ${right}`], { ttl: 3_600 })).toEqual(['verified'])
  const cname = 'autodiscover.example.com CNAME autodiscover.mail.us-east-1.awsapps.com'
  expect(judge('autodiscover', [cname], long)).toEqual(['verified', 'longTtl'])
  expect(judge('ownership', ['_amazonses.example.com TXT Token='], long)).toEqual(['verified'])
})

test('DOM-21 a server to which this machine has no way is no fault of it, and one that sends other answers is named', () => {
  const question = { name: domainName, type: 'MX' } as const
  const record = { ...question, ttl: 300, value: `10 ${right}` }
  const said = { question, misfits: 0, milliseconds: 1 }
  const answer = { rcode: 'NOERROR', isAuthoritative: true, records: [record] }
  const serverAt = (name: string) =>
    ({ name, address: '192.0.2.1', kind: 'authoritative' }) as const
  const replies: Reply[] = [
    { ...said, ...answer, server: serverAt('ns1'), misfits: 1 },
    { ...said, server: serverAt('ns2'), failure: 'noRoute', records: [] },
  ]
  const evidence = { purpose: 'mx', domainName, expected: expectedOf.mx, replies } as const
  expect(verdictOf({ ...evidence, now: new Date('2026-11-29T12:00:00Z') })).toEqual({
    status: 'verified',
    causes: [{ code: 'foreignAnswers', servers: ['ns1'] }],
  })
})

test.each<[DnsPurpose, string]>([
  ['mx', 'TXT hello'],
  ['ownership', 'TXT Token='],
  ['autodiscover', 'TXT hello'],
  ['autodiscover', 'A 192.0.2.7'],
  ['dkim', 'TXT v=DKIM1; p=MIGf'],
  ['spf', 'TXT v=spf1 include:amazonses.com ~all'],
  ['dmarc', 'TXT v=DMARC1; p=reject'],
  ['mailFromMx', 'MX 10 feedback-smtp.us-east-1.amazonses.com'],
  ['mailFromSpf', 'TXT v=spf1 include:amazonses.com ~all'],
])(
  'DOM-31 03 §3.3 a CNAME of %s beside %s is told, although servers answer with one of them at a time',
  (purpose, other) => {
    const [wanted] = expectedOf[purpose]
    if (!wanted) throw new Error('Nothing is expected')
    const target = wanted.type === 'CNAME' ? wanted.value : 'elsewhere.example'
    const lines = [`${wanted.name} CNAME ${target}`, `${wanted.name} ${other}`]
    const [status, ...causes] = judge(purpose, lines, { isOneAtATime: true })
    expect([status, causes]).toEqual(['inconsistent', ['cnameBesideOthers']])
  },
)

test('DOM-38 a name other than that of the zone may be a CNAME, alone', () => {
  const lines = [
    '_dmarc.example.com CNAME dmarc.vendor.example',
    'dmarc.vendor.example TXT v=DMARC1; p=quarantine; pct=100; fo=1',
  ]
  expect(judge('dmarc', lines)).toEqual(['verified'])
})

test('DOM-37 an SPF record may need ten lookups and no more', () => {
  const lines = ['example.com TXT v=spf1 include:amazonses.com ~all']
  expect(judge('spf', lines, { spfLookups: 10 })).toEqual(['verified'])
  expect(judge('spf', lines, { spfLookups: 11 })).toEqual(['inconsistent', 'spfTooManyLookups'])
})

test('DOM-26 RTE-03 a server with precedence is named with its number, and with that of WorkMail', () => {
  expect(
    verdict('mx', [`example.com MX 10 ${right}`, 'example.com MX 5 mail.oldhost.example.']).causes,
  ).toEqual([{ code: 'precedingMx', values: ['5 mail.oldhost.example'], count: 10 }])
})

test.each([
  ['v=DMARC1 p=quarantine', 'dmarcWithoutSemicolon', 'v=DMARC1'],
  ['v=DMARC1; p=quarantine rua=mailto:a@example.com', 'dmarcWithoutSemicolon', 'p=quarantine'],
  ['DMARC1; p=quarantine', 'dmarcMalformed', undefined],
  ['"v=DMARC1; p=quarantine"', 'dmarcMalformed', undefined],
])('DOM-38 a DMARC record that receivers do not understand is there: %s', (text, code, at) => {
  expect(verdict('dmarc', [`_dmarc.example.com TXT ${text}`])).toEqual({
    status: 'inconsistent',
    causes: [{ code, values: [text], ...(at === undefined ? {} : { at }) }],
  })
})

test.each([
  'v=spf1; include:amazonses.com ~all',
  'spf1 include:amazonses.com ~all',
  '"v=spf1 include:amazonses.com ~all"',
  'v=spf1include:amazonses.com ~all',
  'v = spf1 include:amazonses.com ~all',
])('DOM-37 a text that is meant to be SPF is told to be there: %s', (text) => {
  expect(verdict('spf', [`example.com TXT ${text}`, 'example.com TXT other=1'])).toEqual({
    status: 'inconsistent',
    causes: [{ code: 'spfMalformed', values: [text] }],
  })
})

test.each(['include amazonses.com', 'include=amazonses.com', 'include: amazonses.com'])(
  'DOM-37 a mechanism without its colon is told to lack it, and nothing else: %s',
  (is) => {
    expect(verdict('spf', [`example.com TXT v=spf1 ${is} ~all`]).causes).toEqual([
      { code: 'spfWithoutColon', values: [is], at: 'include:amazonses.com' },
    ])
  },
)

test('DOM-23 a token without its end is told to be cut off', () => {
  const expected = expectedOf.ownership.map((each) => ({
    ...each,
    value: 'pmBGN/7MjnfhTKUZ06Enqq1PeGUaOkw8lGhcfwefcHU=',
  }))
  const value = 'pmBGN/7MjnfhTKUZ06Enqq1PeGUaOkw8lGhcfwefcHU'
  expect(verdict('ownership', [`_amazonses.example.com TXT ${value}`], { expected })).toEqual({
    status: 'inconsistent',
    causes: [{ code: 'valueCutOff', values: [value], at: `${value}=` }],
  })
})

test('DOM-36 each DKIM record has its own verdict: right, wrong and missing', () => {
  const expected = ['a', 'b', 'c'].map((token) => ({
    ...{ type: 'CNAME' as const, name: `${token}._domainkey.example.com` },
    value: `${token}.dkim.amazonses.com`,
  }))
  const lines = [
    'a._domainkey.example.com CNAME a.dkim.amazonses.com.',
    'b._domainkey.example.com CNAME x.dkim.amazonses.com.',
  ]
  expect(verdict('dkim', lines, { expected })).toEqual({
    status: 'inconsistent',
    causes: [
      { code: 'recordRight', at: 'a._domainkey.example.com' },
      { code: 'recordWrong', at: 'b._domainkey.example.com', values: ['x.dkim.amazonses.com'] },
      { code: 'recordMissing', at: 'c._domainkey.example.com' },
    ],
  })
})

test('DOM-29 a server to which Autodiscover leads is named once', () => {
  const [cause] = verdict('autodiscover', [
    'autodiscover.example.com CNAME autodiscover.outlook.com',
  ]).causes
  expect(cause).toEqual({ code: 'otherTarget', values: ['autodiscover.outlook.com'] })
})
