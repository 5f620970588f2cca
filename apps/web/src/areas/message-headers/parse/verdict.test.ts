import { expect, test } from 'vitest'
import { analyse } from './analyse.ts'
import { type Facts, verdictOf } from './verdict.ts'

const quiet: Facts = {
  ...{ isSpamElsewhere: false, isForwarded: false, isOutgoing: false },
  ...{ isOtherName: false, isAnsweredElsewhere: false, isLoop: false, isSlow: false },
}
const fine: Facts = { ...quiet, virus: 'PASS', spam: 'PASS', dmarc: 'pass', spf: 'pass' }

test.each<[string, Partial<Facts>, string, string]>([
  ['nothing was found', {}, 'success', 'confirmed'],
  [
    'there is a virus in spam of a sender that nothing proves',
    { virus: 'FAIL', spam: 'FAIL', dmarc: 'fail', isAnsweredElsewhere: true },
    ...(['error', 'virusAndSpam notProven otherAnswers doNotOpen'] as const),
  ],
  ['there is a virus', { virus: 'FAIL' }, 'error', 'virus confirmed doNotOpen'],
  ['it is spam', { spam: 'FAIL' }, 'error', 'spam confirmed moveFromJunk'],
  ['nothing proves the sender', { dmarc: 'fail' }, 'warning', 'notProven doNotTrust'],
  [
    'the signature in the name of the sender failed',
    { dmarc: 'fail', inName: 'signatureFailed' },
    ...(['warning', 'notProven signatureFailed doNotTrust'] as const),
  ],
  [
    'the name shows another address',
    { spam: 'FAIL', isOtherName: true },
    ...(['error', 'spam confirmed otherName doNotTrust'] as const),
  ],
  [
    'a list changed it',
    { dmarc: 'fail', isForwarded: true },
    ...(['warning', 'notProvenForwarded askSender'] as const),
  ],
  ['it was forwarded', { spf: 'fail', isForwarded: true }, 'success', 'confirmedForwarded'],
  [
    'another receiver does not accept our own mail',
    { dmarc: 'fail', isOutgoing: true, isSpamElsewhere: true, inName: 'none' },
    ...(['warning', 'spamElsewhere notOurs nothingInName setUpDkim'] as const),
  ],
  [
    'another receiver does not accept our own mail, which a list sent on',
    { dmarc: 'fail', isOutgoing: true, isForwarded: true },
    ...(['warning', 'notOurs checkDkim'] as const),
  ],
  [
    'it was forwarded, and nobody looked at SPF',
    { spf: undefined, isForwarded: true },
    ...(['success', 'confirmed'] as const),
  ],
  [
    'Amazon is not sure',
    { virus: 'PROCESSING_FAILED', spam: 'GRAY', dmarc: 'none', spf: 'temperror' },
    ...(['warning', 'maybeVirus maybeSpam unconfirmed'] as const),
  ],
  [
    'nobody has checked anything',
    { virus: undefined, spam: undefined, dmarc: undefined, spf: undefined },
    ...(['info', 'unchecked'] as const),
  ],
  ['it goes in circles', { isLoop: true }, 'warning', 'confirmed loop switchOff'],
  ['it was slow', { isSlow: true }, 'warning', 'confirmed slow'],
  ['it is a bounce', { automatic: 'bounce' }, 'warning', 'bounce confirmed'],
  ['a program answered', { automatic: 'answer' }, 'success', 'answer confirmed'],
])('HDR-01 the verdict on a message, if %s', (_, facts, level, codes) => {
  expect(verdictOf({ ...fine, ...facts })).toEqual({ level, codes: codes.split(' ') })
})

const inbound = 'by inbound-smtp.us-east-1.amazonaws.com with SMTP id z for ana@example.com'
const at = 'Sat, 28 Nov 2026 16:00:00 +0000'
const forgedByBoss = `Return-Path: <bounce@cheap-host.test>
Received: from vps.cheap-host.test (unknown [198.51.100.200]) ${inbound}; ${at}
X-SES-Spam-Verdict: FAIL
X-SES-Virus-Verdict: FAIL
Authentication-Results: amazonses.com; spf=softfail envelope-from=bounce@cheap-host.test;
 dkim=none; dmarc=fail header.from=example.com;
X-SES-Spam-Verdict: PASS
Authentication-Results: amazonses.com; spf=pass; dkim=pass header.d=example.com; dmarc=pass
Received: from mail.example.com by vps.cheap-host.test; ${at}
From: "boss@example.com" <boss@example.com>
Reply-To: boss@freemail.test
`

test('HDR-01 only what the receiver wrote counts for the verdict, and green forgeries do not', () => {
  expect(analyse(forgedByBoss)?.verdict).toEqual({
    level: 'error',
    codes: ['virusAndSpam', 'notProven', 'nothingInName', 'otherAnswers', 'doNotOpen'],
  })
})

test('HDR-01 verdicts in the name of Amazon do not count if another server received the message', () => {
  const text = `Received: from evil.test by mx.google.com; ${at}
X-SES-Spam-Verdict: PASS
Authentication-Results: mx.google.com; dmarc=fail header.from=example.com
Authentication-Results: amazonses.com; dmarc=pass header.from=example.com
From: boss@example.com`
  expect(analyse(text)?.verdict.codes).toEqual(['notProven', 'doNotTrust'])
})

test('HDR-01 results in another name than Amazon’s do not count if WorkMail received the message', () => {
  const text = `Received: from evil.test ${inbound}; ${at}
Authentication-Results: mx.google.com; dmarc=pass header.from=example.com
From: boss@example.com`
  expect(analyse(text)?.verdict).toEqual({ level: 'info', codes: ['unchecked'] })
})

test('HDR-01 mail of SES that another receiver takes for forged asks for DKIM, not for suspicion', () => {
  const text = `Received: from a8-60.smtp-out.amazonses.com by mx.google.com; ${at}
Authentication-Results: mx.google.com; dkim=pass header.i=@amazonses.com; spf=pass smtp.mailfrom=1@amazonses.com; dmarc=fail header.from=example.com
From: ana@example.com
Feedback-ID: 1.us-east-1.abc=:AmazonSES`
  expect(analyse(text)?.verdict.codes).toEqual(['notOurs', 'nothingInName', 'setUpDkim'])
})

test.each([
  ['dkim=fail header.d=example.com', 'signatureFailed', 'checkDkim'],
  [
    'spf=pass smtp.mailfrom=1@amazonses.com; dkim=fail header.d=example.com',
    'signatureFailed',
    'checkDkim',
  ],
  ['dkim=none; spf=fail smtp.mailfrom=a@example.com', 'spfFailed', 'checkDkim'],
  // Then the domain asks for exactly its own name.
  ['dkim=pass header.d=mail.example.com', undefined, 'checkDkim'],
  ['dkim=fail', undefined, 'checkDkim'],
])('HDR-01 why mail of SES with %s is not confirmed elsewhere', (results, reason, next) => {
  const text = `Received: from a8-31.smtp-out.amazonses.com by mx.google.com; ${at}
Authentication-Results: mx.google.com; ${results}; dmarc=fail header.from=example.com
From: ana@example.com`
  const reasons = reason === undefined ? [] : [reason]
  expect(analyse(text)?.verdict.codes).toEqual(['notOurs', ...reasons, next])
})

test('HDR-01 Amazon’s verdict that the sender wrote below the hop of another server does not count', () => {
  const received = (by: string) => `Received: from a.test by ${by}; ${at}`
  const mine = 'inbound-smtp.us-east-1.amazonaws.com'
  const spam = 'X-SES-Spam-Verdict: FAIL'
  const codesOf = (...lines: string[]) =>
    analyse([...lines, 'From: a@example.com'].join('\n'))?.verdict.codes
  // Amazon has servers behind one another.
  expect(codesOf(received(mine), received(mine), spam)).toContain('spam')
  expect(codesOf(received(mine), received('mx.evil.test'), spam)).toEqual(['unchecked'])
  expect(codesOf(spam, received('mx.google.com'))).toEqual(['unchecked'])
  for (const like of ['mx.evilamazonaws.com', 'amazonaws.com.evil.test'])
    expect(codesOf(received(like), spam)).toEqual(['unchecked'])
})

test('HDR-01 mail that Amazon SES sent and WorkMail received is not taken for outgoing', () => {
  const text = `Received: from a8-60.smtp-out.amazonses.com ${inbound}; ${at}
Authentication-Results: amazonses.com; dmarc=fail header.from=example.com
From: ana@example.com
Feedback-ID: 1.us-east-1.abc=:AmazonSES`
  const { delivery, verdict } = analyse(text) ?? {}
  expect(delivery).toMatchObject({ receiver: 'workMail', isOutgoing: false })
  expect(verdict?.codes).toEqual(['notProven', 'doNotTrust'])
})

test('HDR-01 what another system took for spam counts only where another system received the message', () => {
  const codesOf = (by: string) =>
    analyse(`Received: from a by ${by}; ${at}\nX-Spam-Flag: YES\nFrom: a@example.com`)?.verdict
      .codes
  expect(codesOf('mx.example.net')).toEqual(['spamElsewhere', 'unchecked'])
  expect(codesOf('inbound-smtp.us-east-1.amazonaws.com')).toEqual(['unchecked'])
})
