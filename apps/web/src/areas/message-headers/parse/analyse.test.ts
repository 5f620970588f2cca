import fc from 'fast-check'
import { expect, test } from 'vitest'
import { analyse } from './analyse.ts'

/** A message that WorkMail received from a list, forwarded by another server. */
const sample = `Return-Path: <bounce@lists.example.net>
Received: from mx.example.net (mx.example.net [192.0.2.7])
 by inbound-smtp.us-east-1.amazonaws.com with SMTP id abc123
 for ana@example.com;
 Tue, 24 Nov 2026 12:00:05 +0000 (UTC)
X-SES-Spam-Verdict: GRAY
X-SES-Virus-Verdict: PASS
Received-SPF: pass (spfCheck: domain of lists.example.net designates 192.0.2.7 as permitted sender) client-ip=192.0.2.7; envelope-from=bounce@lists.example.net; helo=mx.example.net;
Authentication-Results: amazonses.com;
 spf=pass (spfCheck: domain of lists.example.net designates 192.0.2.7 as permitted sender) client-ip=192.0.2.7; envelope-from=bounce@lists.example.net; helo=mx.example.net;
 dkim=fail header.i=@example.org;
 dmarc=fail header.from=example.org;
Received: from app (unknown [IPv6:2001:db8::1])
\tby mx.example.net (Postfix) with ESMTPS id 4XyZ
\t(using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits))
\tfor <list@example.net>; Tue, 24 Nov 2026 13:00:10 +0100
ARC-Authentication-Results: i=1; mx.example.net; dkim = pass (2048 bit key) header.d=example.org
DKIM-Signature: v=1; a=rsa-sha256; d=example.org; s=sel1; h=from:to; bh=x; b=y
Delivered-To: list@example.net
Resent-From: list@example.net
List-Id: <all.example.net>
Auto-Submitted: no
From: "ceo@example.com" <mallory@example.org>
Reply-To: mallory@example.info
To: =?utf-8?q?J=C3=BCrgen?= <juergen@example.com>
Subject: =?utf-8?B?UmVjaG51bmcg4oCuZmRw?=
 folded
Date: Tue, 24 Nov 2026 09:00:00 -0300
Message-ID: <1@example.org>

Secret body: do not read
From: body@example.com
`

test('HDR-01 the summary is decoded, and what nobody sees is written out', () => {
  const { summary = [], sent, warnings, headers = [] } = analyse(sample) ?? {}
  const said = Object.fromEntries(summary.map(({ name, values }) => [name, values]))
  expect(said).toMatchObject({
    From: ['"ceo@example.com" <mallory@example.org>'],
    To: ['Jürgen <juergen@example.com>'],
    Subject: ['Rechnung [U+202E]fdp folded'],
    'Return-Path': ['<bounce@lists.example.net>'],
  })
  expect(sent).toEqual({
    written: 'Tue, 24 Nov 2026 09:00:00 -0300',
    at: '2026-11-24T12:00:00.000Z',
  })
  expect(warnings).toEqual(['addressInName', 'replyToElsewhere', 'unseen'])
  // The body is not a header, and is left out.
  expect(JSON.stringify(headers)).not.toMatch(/Secret|body@/)
})

test('HDR-01 the hops are told oldest first, with their protocol, TLS, times and delays', () => {
  const { hops, totalMs } = analyse(sample) ?? {}
  expect(hops).toEqual([
    {
      ...{ from: 'app', fromAddress: '2001:db8::1', by: 'mx.example.net', with: 'ESMTPS' },
      ...{ encrypted: { version: '1.3' }, id: '4XyZ', for: 'list@example.net' },
      date: { written: 'Tue, 24 Nov 2026 13:00:10 +0100', at: '2026-11-24T12:00:10.000Z' },
    },
    {
      ...{ from: 'mx.example.net', fromAddress: '192.0.2.7', with: 'SMTP', id: 'abc123' },
      ...{ by: 'inbound-smtp.us-east-1.amazonaws.com', for: 'ana@example.com' },
      date: { written: 'Tue, 24 Nov 2026 12:00:05 +0000 (UTC)', at: '2026-11-24T12:00:05.000Z' },
      // The clock of one of the two servers is wrong.
      delayMs: -5_000,
    },
  ])
  expect(totalMs).toBe(-5_000)
})

test('HDR-01 the delay of a hop is told from the last one before it that has a time', () => {
  const hop = (by: string, date: string) => `Received: from x by ${by}; ${date}`
  const text = [
    hop('c', 'Tue, 24 Nov 2026 12:02:00 +0000'),
    hop('b', 'yesterday'),
    hop('a', 'Tue, 24 Nov 2026 12:00:00 +0000'),
    'From: a@example.com',
  ]
  const { hops = [] } = analyse(text.join('\n')) ?? {}
  expect(hops.map(({ by, delayMs }) => [by, delayMs])).toEqual([
    ['a', undefined],
    ['b', undefined],
    ['c', 120_000],
  ])
})

test('HDR-01 a protocol tells that a hop was encrypted, also without the version', () => {
  const encryptedBy = (protocol: string) =>
    analyse(`Received: from a by b with ${protocol} id 1\nFrom: a@example.com`)?.hops[0]?.encrypted
  expect(['ESMTPS', 'ESMTPSA', 'HTTPS'].map(encryptedBy)).toEqual([{}, {}, {}])
  expect(['ESMTP', 'ESMTPA', 'HTTP'].map(encryptedBy)).toEqual([undefined, undefined, undefined])
})

test('HDR-01 clocks may be ten minutes apart, and a name may show the sender’s own address', () => {
  const warningsOf = (date: string, from: string) =>
    analyse(
      `Received: from a by b; Tue, 24 Nov 2026 12:00:00 +0000\nFrom: ${from}\nDate: Tue, 24 Nov 2026 ${date} +0000`,
    )?.warnings
  const own = '"a@example.com" <A@example.com>'
  expect(warningsOf('12:10:00', own)).toEqual([])
  expect(warningsOf('12:10:01', own)).toEqual(['dateLater'])
  expect(warningsOf('12:00:00', '"b@example.com" <a@example.com>')).toEqual(['addressInName'])
})

test('HDR-01 the verdicts are told with the server that gave them, and with their alignment', () => {
  const { claims, signatures } = analyse(sample) ?? {}
  expect(claims).toMatchObject([
    { header: 'Received-SPF', verdicts: [{ method: 'spf', result: 'pass' }] },
    {
      ...{ header: 'Authentication-Results', server: 'amazonses.com' },
      verdicts: [
        { method: 'spf', result: 'pass', domain: 'lists.example.net', aligned: 'no' },
        { method: 'dkim', result: 'fail', domain: 'example.org' },
        { method: 'dmarc', result: 'fail', domain: 'example.org' },
      ],
    },
    {
      ...{ header: 'ARC-Authentication-Results', instance: 1, server: 'mx.example.net' },
      verdicts: [{ method: 'dkim', result: 'pass', comment: '2048 bit key', aligned: 'yes' }],
    },
  ])
  expect(signatures).toEqual([{ domain: 'example.org', selector: 'sel1' }])
})

test('HDR-01 what Amazon, forwarding and lists have left in the headers is found', () => {
  const { amazon, signs, sentThroughSes } = analyse(sample) ?? {}
  expect(amazon).toEqual([
    { name: 'X-SES-Spam-Verdict', value: 'GRAY' },
    { name: 'X-SES-Virus-Verdict', value: 'PASS' },
  ])
  expect(sentThroughSes).toBeUndefined()
  expect(signs?.map(({ kind }) => kind)).toEqual(['resent', 'deliveredTo', 'list'])
  const sent = analyse('Feedback-ID: 1.eu-west-1.ab+c/=:AmazonSES\nX-SES-Outgoing: 2026.11.24')
  expect(sent?.sentThroughSes).toEqual({ header: 'Feedback-ID', region: 'eu-west-1' })
  const looped = analyse(
    'Delivered-To: a@example.com\nDelivered-To: b@x.org\nDelivered-To: A@example.com',
  )
  expect(looped?.signs.map(({ kind }) => kind)).toEqual(['deliveredTo', 'loop'])
})

test('HDR-01 of thousands of verdicts and signs the first ones are told, and how many there are', () => {
  const { claims, moreClaims, signs } =
    analyse('Authentication-Results: a; spf=pass\nX-Loop: 1\n'.repeat(5_000)) ?? {}
  expect([claims?.length, moreClaims]).toEqual([20, 4_980])
  expect(signs?.map(({ headers, count }) => [headers.length, count])).toEqual([[20, 4_999]])
})

test.each([
  ['Received: from a8-31.smtp-out.amazonses.com by mx.google.com', { header: 'Received' }],
  [
    'Received: from a27-5.smtp-out.us-west-2.amazonses.com (a27-5 [54.240.27.5]) by mx.test',
    { header: 'Received', region: 'us-west-2' },
  ],
  ['Return-Path: <0100-1@amazonses.com>', { header: 'Return-Path' }],
  ['Return-Path: 0102-1@eu-west-1.amazonses.com', { header: 'Return-Path', region: 'eu-west-1' }],
  ['X-SES-Outgoing: 2026.11.24-54.240.8.31', { header: 'X-SES-Outgoing' }],
  ['Return-Path: <a@amazonses.com.evil.test>', undefined],
  ['Return-Path: <a@evilamazonses.com>', undefined],
  ['Received: from smtp-out.amazonses.com.evil.test by mx.test', undefined],
  ['Received: from mx.test by inbound-smtp.us-east-1.amazonaws.com', undefined],
])('HDR-01 by %s it is told whether Amazon SES sent the message', (header, sign) => {
  expect(analyse(`${header}\nFrom: ana@example.com`)?.sentThroughSes).toEqual(sign)
})

test.each([
  ['X-Loop: list@example.com', []],
  ['X-Loop: a\nX-Loop: b', []],
  ['X-Loop: a\nX-Loop: A', ['loop']],
  ['Precedence: bulk', ['noAnswers']],
  ['X-Auto-Response-Suppress: All', ['noAnswers']],
  ['Auto-Submitted: auto-replied', ['answer']],
  ['Auto-Submitted: auto-generated', ['automatic']],
])('HDR-01 %j is no sign of more than it says', (header, kinds) => {
  expect(analyse(header)?.signs.map(({ kind }) => kind)).toEqual(kinds)
})

test('HDR-01 a way that the message took three times is a loop, and twice is none', () => {
  const turn = 'Received: from a by b\nReceived: from b by a\n'
  const kinds = (turns: number) => analyse(turn.repeat(turns))?.signs.map(({ kind }) => kind)
  expect([kinds(2), kinds(3)]).toEqual([[], ['loop']])
})

test.each([
  ['Tue, 24 Nov 2026 12:00:00 GMT', '2026-11-24T12:00:00.000Z'],
  ['24 Nov 26 12:00 EST', '2026-11-24T17:00:00.000Z'],
  ['Tue, 24 Nov 2026 12:00:00 +0530', '2026-11-24T06:30:00.000Z'],
  ['Tue, 24 Nov 2026 12:00:00 XYZ', undefined],
  ['yesterday', undefined],
])('HDR-01 the time %s is %s', (written, at) => {
  expect(analyse(`Date: ${written}`)?.sent).toEqual({ written, ...(at ? { at } : {}) })
})

test.each(['', '\n\n', 'Hello,\nhow are you?', '\uFEFF', ' folded: nothing before it', '中文'])(
  'HDR-01 there are no headers in %j',
  (text) => {
    expect(analyse(text)).toBeUndefined()
  },
)

test.each([
  ['invalid Base64', '=?utf-8?B?!!!!?= end'],
  ['Base64 that ends too early', '=?utf-8?B?A?= end'],
  ['invalid quoted characters', '=?utf-8?Q?=ZZ?= end'],
  ['an unknown character set', '=?x-nowhere?Q?=E9t=E9?= end'],
  ['an unknown encoding', '=?utf-8?X?abc?= end'],
])('HDR-01 a word of a subject with %s is shown as it stands', (_, subject) => {
  const { summary } = analyse(`Subject: ${subject} =?utf-8?q?J=C3=BCrgen?=\n\n`) ?? {}
  expect(summary).toEqual([{ name: 'Subject', values: [`${subject} Jürgen`] }])
})

test('HDR-01 the domain of a check is not altered', () => {
  const results = 'Authentication-Results: mx; spf=pass smtp.mailfrom='
  const domainIn = (value: string) => analyse(results + value)?.claims[0]?.verdicts[0]?.domain
  expect(['<b>x</b>', '<ana@example.com>', 'ana@Example.com.'].map(domainIn)).toEqual([
    ...['<b>x</b>', 'example.com', 'example.com'],
  ])
})

test('HDR-01 lines that are no headers are counted and do not hide the headers', () => {
  expect(
    analyse('Internet headers\r\nFrom ana Tue Nov 24\r\nSubject: hi\r\n\tyou\r\n'),
  ).toMatchObject({
    headers: [{ name: 'Subject', value: 'hi you' }],
    strayLines: 2,
  })
})

const headersOfAna = 'Return-Path: <a@x.org>\nReceived: from a\n by b\nX-A: 1\nFrom: a@x.org\n'

test.each([
  ['an empty line after every line', headersOfAna.replaceAll('\n', '\n\n')],
  ['empty lines before well known headers', headersOfAna.replace('X-A: 1\n', 'X-A: 1\n\n')],
  ['quoting', `Internet headers\n\n${headersOfAna.replaceAll(/^(?=.)/gm, '> ')}`],
  ['quoting, and a body', `${headersOfAna.replaceAll(/^(?=.)/gm, '> ')}>\n> To: the body`],
])('HDR-01 headers with %s are all read', (_, text) => {
  const { headers = [], isQuoted, emptyLines = 0, isBodyLeftOut } = analyse(text) ?? {}
  expect(headers.map(({ name }) => name)).toEqual(['Return-Path', 'Received', 'X-A', 'From'])
  expect(headers[1]?.value).toBe('from a by b')
  expect([isQuoted, emptyLines > 0, isBodyLeftOut]).toEqual([
    ...[text.includes('> From'), !text.includes('> From'), text.includes('body')],
  ])
})

test.each([
  ['of one line', 'Subject: a\nFrom: b@x.org\n\nTo: nobody\n'],
  ['with a line like a header', 'Subject: a\n\nNote: b\nfrom here on text\n'],
  ['of many paragraphs', 'Subject: a\nFrom: b@x.org\n\nTo: you\n\nDate: tomorrow\n\n'],
])('HDR-01 a body %s is not read, which is said', (_, text) => {
  expect(JSON.stringify(analyse(text)?.headers)).not.toMatch(/nobody|Note|you|tomorrow/)
  expect(analyse(text)?.isBodyLeftOut).toBe(true)
})

test('HDR-01 garbage with a few lines that look like headers is no message', () => {
  expect(analyse('a)=<\n;b\ne=cid:x\n"(\n'.repeat(1_000))).toBeUndefined()
})

test('HDR-01 a Date after the receipt is told, and so is the time from Date to the first hop', () => {
  const received = 'Received: from a by b; Sat, 28 Nov 2026 14:02:10 +0000\n'
  const later = analyse(`${received}Date: Sun, 29 Nov 2026 14:02:05 +0000`)
  expect(later?.warnings).toEqual(['dateLater'])
  const before = analyse(`${received}Date: Sat, 28 Nov 2026 14:02:05 +0000`)
  expect([before?.beforeFirstMs, before?.warnings]).toEqual([5_000, []])
})

test('HDR-01 an address of Gmail is no name of a server, and Microsoft is no protocol', () => {
  const { hops } =
    analyse(
      'Received: by 2002:a05:6402:1234 with SMTP id abc\n' +
        'Received: from a (2603::1) by b (2603::2) with Microsoft SMTP Server (version=TLS1_2) id 15',
    ) ?? {}
  expect(hops).toMatchObject([
    { with: 'Microsoft SMTP Server', by: 'b', id: '15' },
    { with: 'SMTP', byAddress: '2002:a05:6402:1234', id: 'abc' },
  ])
  expect(hops?.[1]).not.toHaveProperty('by')
})

/** Lines as hostile senders write them: every header that is parsed, with anything in it. */
const line = fc
  .tuple(
    fc.constantFrom(
      ...['Received', 'Authentication-Results', 'ARC-Authentication-Results', 'Received-SPF'],
      ...[
        'From',
        'To',
        'Subject',
        'Date',
        'DKIM-Signature',
        'Feedback-ID',
        'Delivered-To',
        '',
        'x',
      ],
    ),
    fc.oneof(
      fc.string({ unit: 'binary' }),
      fc
        .array(
          fc.constantFrom(
            ...[
              '(',
              ')',
              '"',
              '\\',
              ';',
              '=',
              ' ',
              '\r\n ',
              '\n\t',
              'from',
              'by',
              'with',
              'spf=pass',
            ],
            ...[
              'i=1',
              '=?utf-8?q?',
              '?=',
              '<',
              '>',
              '@',
              '[',
              ']',
              '24 Nov 2026 12:00:00 +9999',
              ',',
            ],
          ),
          { maxLength: 40 },
        )
        .map((parts) => parts.join('')),
    ),
  )
  .map(([name, value]) => `${name}:${value}`)

test('HDR-01 no headers make the analysis fail, and nothing invisible is left in what it says', () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 20 }), (lines) => {
      const said = analyse(lines.join('\n'))
      const shown = JSON.stringify(said ?? '')
      expect(shown).not.toMatch(/\p{Bidi_Control}|\\u00[01]|\u200B/u)
    }),
    { numRuns: 500 },
  )
})

test.each([
  [
    '10,000 hops',
    'Received: from a by b with SMTP; Tue, 24 Nov 2026 12:00:00 +0000\n'.repeat(10_000),
  ],
  ['one header of a megabyte of opening brackets', `Received: ${'('.repeat(1_000_000)}`],
  ['a megabyte of folded lines', `Subject: a\n${' b\n'.repeat(300_000)}`],
  ['a megabyte of blanks', `Authentication-Results: a;${' '.repeat(1_000_000)}x`],
  ['a megabyte of at signs', `From: ${'@'.repeat(1_000_000)}`],
  ['a megabyte of encoded words', `Subject: ${'=?utf-8?q?=41?= '.repeat(60_000)}`],
  ['a megabyte of quotes', `DKIM-Signature: ${'"'.repeat(1_000_000)}`],
])('HDR-01 %s are read in proportion to their size', (_, text) => {
  // What is not linear would take minutes, and end by the time-out of the test.
  expect(analyse(text)?.headers.length).toBeGreaterThan(0)
})
