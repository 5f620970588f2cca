import { expect, test } from 'vitest'
import { analyse } from './analyse.ts'
import { alignment } from './authentication.ts'

/** As Exchange Online writes it: without a name for itself, its Received-SPF below its results. */
function exchange(comment: string, mailFrom = 'smtp.mailfrom=fabrikam.com') {
  return `Received: from a.example by b.example with HTTPS; Sat, 28 Nov 2026 08:05:19 +0000
Authentication-Results: spf=pass (sender IP is 40.107.22.94) ${mailFrom}; dkim=none
Received-SPF: Pass (${comment}) receiver=protection.outlook.com;
 client-ip=40.107.22.94; helo=EUR05.outbound.protection.outlook.com; pr=C
Received: from EUR05.outbound.protection.outlook.com by b.example; Sat, 28 Nov 2026 08:05:15 +0000
Authentication-Results: mx.example.net; spf=pass smtp.mailfrom=bank.example
Received-SPF: pass (domain of bank.example) helo=bank.example
From: ana@fabrikam.com
`
}

test.each([
  [
    'the words of the server',
    exchange('domain of fabrikam.com designates 40.107.22.94', ''),
    'fabrikam.com',
  ],
  ['its results', exchange('protection.outlook.com: permitted'), 'fabrikam.com'],
  ['nobody', exchange('permitted', ''), undefined],
])(
  'HDR-01 the domain of Received-SPF without a sender is that of %s, never the one of HELO',
  (_, text, domain) => {
    const claim = analyse(text)?.claims.find(({ header }) => header === 'Received-SPF')
    expect(claim?.verdicts[0]?.domain).toBe(domain)
  },
)

test('HDR-01 Received-SPF of the receiver is its own, and what stands below its hop is not', () => {
  const { claims } = analyse(exchange('permitted')) ?? {}
  expect(claims?.map(({ header, isOfReceiver }) => [header, isOfReceiver])).toEqual([
    ['Authentication-Results', true],
    ['Received-SPF', true],
    ['Authentication-Results', false],
    ['Received-SPF', false],
  ])
})

test('HDR-01 of two results in the name of the receiver only the first one is its own', () => {
  const { claims } =
    analyse('Authentication-Results: a; spf=fail\nAuthentication-Results: a; spf=pass') ?? {}
  expect(claims?.map(({ isOfReceiver }) => isOfReceiver)).toEqual([true, false])
})

test('HDR-01 Received-SPF below the hop of another server is not the receiver’s, whatever stands above', () => {
  const { claims } =
    analyse(
      'Authentication-Results: a; spf=fail\nReceived: from x by y\nReceived-SPF: pass (x)\nFrom: a@b.c',
    ) ?? {}
  expect(claims?.map(({ isOfReceiver }) => isOfReceiver)).toEqual([true, false])
})

test.each([
  ['example.com', 'example.com', 'yes'],
  ['mail.example.com', 'example.com', 'yes'],
  ['example.com', 'mail.example.com', 'yes'],
  ['notexample.com', 'example.com', 'no'],
  ['a.example.com', 'b.example.com', 'perhaps'],
  ['example.org', 'example.com', 'no'],
])('HDR-01 whether %s belongs to %s: %s', (domain, from, is) => {
  expect(alignment(domain, from)).toBe(is)
})
