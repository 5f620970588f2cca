import { expect, test } from 'vitest'
import { type Advice, adviceOf } from './advice.ts'
import type { Delivery } from './delivery.ts'

const direct: Delivery = { receiver: 'workMail', isForwarded: false, isOutgoing: false }
const forwarded: Delivery = { ...direct, isForwarded: true }
const elsewhere: Delivery = { ...direct, receiver: 'other' }

test.each<[string, string, string, Delivery, Advice | undefined]>([
  ['spf=fail', 'shop.example', 'of a forwarded message', forwarded, 'spfForwarded'],
  ['spf=softfail', 'spammer.test', 'of another sender', direct, 'spfStranger'],
  ['spf=softfail', 'mail.shop.example', 'of the sender', direct, 'spfOwner'],
  ['spf=pass', 'shop.example', 'of the sender', direct, undefined],
  ['dmarc=fail', 'shop.example', 'received by WorkMail', direct, 'dmarcWorkMail'],
  ['dmarc=fail', 'shop.example', 'of a forwarded message', forwarded, 'dmarcForwarded'],
  ['dmarc=fail', 'shop.example', 'received elsewhere', elsewhere, 'dmarcElsewhere'],
  [
    ...(['dmarc=fail', 'shop.example', 'sent by SES'] as const),
    { ...elsewhere, isOutgoing: true },
    'dmarcOutgoing',
  ],
])('HDR-01 the advice for %s of %s, %s', (pair, domain, _, delivery, advice) => {
  const [method = '', result = ''] = pair.split('=')
  expect(adviceOf({ method, result }, domain, 'shop.example', delivery)).toBe(advice)
})
