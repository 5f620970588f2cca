import { Blob } from 'node:buffer'
import { expect, test } from 'vitest'
import { readMessage } from './read-message.ts'
import { statusOf } from './status-code.ts'

/** A bounce as Amazon SES writes it to the sender. */
function bounce(fields: string, type = 'report-type=delivery-status; ') {
  return `Return-Path: <>
Received: from a8-31.smtp-out.amazonses.com by inbound-smtp.us-east-1.amazonaws.com
From: MAILER-DAEMON@amazonses.com
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; ${type}
 boundary="--=_1 x"

Preamble
----=_1 x
Content-Type: text/plain

Secret words for people
----=_1 x
Content-Type: message/delivery-status

Reporting-MTA: dns; a8-31.smtp-out.amazonses.com
Arrival-Date: Sat, 28 Nov 2026 16:00:00 +0000

${fields}
----=_1 x
Content-Type: message/rfc822

From: ana@example.com
Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=
Message-ID: <canary@example.com>

Secret text of the message
----=_1 x--
`
}

const refused = `Final-Recipient: rfc822; karl@example.net
Original-Recipient: rfc822;k@example.org
Action: failed
Status: 5.7.1
Remote-MTA: dns; mx.example.net
Diagnostic-Code: smtp; 550 5.7.1 SPF check failed
 for example.com`

async function read(text: string) {
  const told = await readMessage(new Blob([text]))
  return 'analysis' in told ? told.analysis : undefined
}

test('HDR-01 of a bounce it is told to whom and why, who says so, and about which message', async () => {
  const { report, verdict } = (await read(bounce(refused))) ?? {}
  expect(report).toEqual({
    reportingServer: 'a8-31.smtp-out.amazonses.com',
    recipients: [
      {
        ...{ recipient: 'karl@example.net', original: 'k@example.org', action: 'failed' },
        status: { code: '5.7.1', kind: 'permanent', meaning: 'unauthenticated' },
        diagnostic: '550 5.7.1 SPF check failed for example.com',
        remoteServer: 'mx.example.net',
      },
    ],
    moreRecipients: 0,
    about: [
      { name: 'Subject', value: 'Grüße' },
      { name: 'Message-ID', value: '<canary@example.com>' },
    ],
  })
  expect(verdict).toMatchObject({ level: 'warning', codes: ['bounce', 'unchecked'] })
  expect(JSON.stringify(await read(bounce(refused)))).not.toMatch(/Secret/)
})

test.each([
  ['without the type of the report', bounce(refused, '')],
  ['with the line ends of mail', bounce(refused).replaceAll('\n', '\r\n')],
  ['that stands alone', `Reporting-MTA: dns; a\n\n${refused}\n`],
  [
    'in Base64',
    bounce('').replace(
      /Content-Type: message\/delivery-status\n[\s\S]*?\n----/,
      `Content-Type: message/delivery-status\nContent-Transfer-Encoding: base64\n\n${btoa(
        `Reporting-MTA: dns; a\n\n${refused}`,
      )}\n----`,
    ),
  ],
])('HDR-01 a delivery report %s is read too', async (_, text) => {
  const { report } = (await read(text)) ?? {}
  expect(report?.recipients).toMatchObject([
    { recipient: 'karl@example.net', status: { code: '5.7.1' } },
  ])
})

test.each([
  ['delayed', 'Action: delayed\nStatus: 4.4.1', 'delayed'],
  ['relayed', 'Action: relayed\nStatus: 2.0.0', 'delivered'],
  ['a failure by its code only', 'Status: 5.1.1', 'bounce'],
  ['nothing', 'X-Note: none', 'bounceUnread'],
])('HDR-01 a delivery report that says %s is called so', async (_, fields, kind) => {
  const { automatic } = (await read(bounce(`Final-Recipient: rfc822; a@x.org\n${fields}`))) ?? {}
  expect(automatic).toBe(kind)
})

test.each([
  ['Content-Type: multipart/report; report-type=delivery-status; boundary=b', 'bounceUnread'],
  ['Content-Type: multipart/report; report-type=disposition-notification', 'readReceipt'],
  ['Content-Type: multipart/report; report-type="feedback-report"', 'complaint'],
  ['Content-Type: multipart/report; report-type=tlsrpt', 'otherReport'],
  ['X-Failed-Recipients: karl@example.net', 'perhapsBounce'],
  ['Return-Path: <>\nFrom: Mail <mailer-daemon@mx.example.net>', 'perhapsBounce'],
  ['From: postmaster@example.net', undefined],
  ['Auto-Submitted: auto-replied (vacation)', 'answer'],
  ['X-Autoreply: yes', 'answer'],
  ['Auto-Submitted: auto-generated', 'generated'],
  ['Auto-Submitted: no', undefined],
  ['X-Auto-Response-Suppress: All', undefined],
  ['Content-Type: text/plain; name="multipart/report"', undefined],
])('HDR-01 what kind of automatic message %j is', async (headers, kind) => {
  const { automatic, report, verdict } = (await read(`${headers}\nTo: ana@example.com\n`)) ?? {}
  expect([automatic, report]).toEqual([kind, undefined])
  if (kind) expect(verdict?.codes[0]).toBe(kind)
})

test.each<[string, string, string | undefined, string | undefined]>([
  ['5.1.1', '', '5.1.1', 'noMailbox'],
  ['5.1.1 (bad destination)', '', '5.1.1', 'noMailbox'],
  ['5.2.2', '', '5.2.2', 'full'],
  ['4.2.2', '', '4.2.2', 'full'],
  ['5.7.1', '550 Blocked', '5.7.1', 'refused'],
  ['5.7.26', '', '5.7.26', 'unauthenticated'],
  ['5.7.515', 'Access denied, does not meet DMARC', '5.7.515', 'unauthenticated'],
  ['5.7.708', '', '5.7.708', 'policy'],
  // General codes: the server's own words say more.
  ['5.0.0', '550-5.1.10 RESOLVER.ADR.RecipientNotFound', '5.1.10', 'noMailbox'],
  ['5.4.1', '550 5.4.1 Recipient address rejected: Access denied.', '5.4.1', 'noMailbox'],
  ['5.1.10', '556 Recipient has null MX', '5.1.10', 'takesNoMail'],
  ['4.4.1', 'Connection timed out', '4.4.1', 'noAnswer'],
  ['5.0.0', '550 no', '5.0.0', undefined],
  ['', '452 4.2.2 full', '4.2.2', 'full'],
  ['5.4.999', '', '5.4.999', 'network'],
  ['2.1.5', '', '2.1.5', undefined],
  ['5.1.1', 'Address is on the suppression list for your account', '5.1.1', 'suppressed'],
  ['5.3.0', 'Amazon SES has suppressed sending to this address', '5.3.0', 'suppressed'],
  ['3.1.1', '', undefined, undefined],
  ['', 'from 10.5.1.1 no', undefined, undefined],
  ['', 'x5.1.1.9', undefined, undefined],
])('HDR-01 status %j with the words %j is %s: %s', (status, words, code, meaning) => {
  const told = statusOf(status, words)
  expect([told?.code, told?.meaning]).toEqual([code, meaning])
})

test('HDR-01 of many recipients the failed ones are told first, and how many follow', async () => {
  const group = (at: number, action: string) =>
    `Final-Recipient: rfc822; ${at}@x.org\nAction: ${action}\n`
  const groups = Array.from({ length: 50 }, (_, at) => group(at, 'delivered'))
  const { report, verdict } =
    (await read(bounce([...groups, group(50, 'failed')].join('\n')))) ?? {}
  expect(report?.recipients[0]?.recipient).toBe('50@x.org')
  expect([report?.recipients.length, report?.moreRecipients]).toEqual([20, 31])
  expect(verdict?.codes[0]).toBe('bounce')
})

test('HDR-01 what nobody sees in a report is written out', async () => {
  const { report } = (await read(bounce('Final-Recipient: rfc822; a\u202E@x.org'))) ?? {}
  expect(report?.recipients[0]?.recipient).toBe('a[U+202E]@x.org')
})

const head = 'Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n'
const status = '--b\nContent-Type: message/delivery-status\n\n'

test.each([
  ['a million parts', `${head}${'--b\n\n'.repeat(200_000)}`],
  [
    'parts within parts',
    Array.from(
      { length: 5_000 },
      (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\n\n--b${at}\n`,
    ).join(''),
  ],
  ['a megabyte of recipients', `${head}${status}${'Final-Recipient: x;a\n\n'.repeat(50_000)}`],
  ['a megabyte of blanks', `${head}${status}${'\n \t'.repeat(300_000)}`],
  ['a megabyte of digits', `${head}${status}Status: ${'5.'.repeat(500_000)}`],
  [
    'a returned message of returned messages',
    `${head}${'--b\nContent-Type: message/rfc822\n\n'.repeat(20_000)}`,
  ],
])('HDR-01 a report of %s is read in proportion to its size', async (_, text) => {
  // What is not linear would take minutes, and end by the time-out of the test.
  const whole = text.startsWith(head) ? text : `${head}--b\n${text}`
  expect((await read(whole))?.automatic).toMatch(/^bounce/)
})
