import { mildDmarc, withoutIgnoredTags } from '@mailroom/schemas/cut-over/dmarc'
import type { CutOverStep, Zoned } from '@mailroom/schemas/cut-overs'
import { expect, test } from 'vitest'
import { recordedPlan } from '../test/put-cut-overs.ts'
import { changesOf, expectedZone, proposedSpf } from './changes.ts'
import type { Plan } from './plan.ts'
import { valuesAt } from './zone.ts'

const domain = 'example.org'

function zoned(line: string): Zoned {
  const [name = '', ttl, type = '', ...value] = line.split(' ')
  return { name: name.replace('@', domain), ttl: Number(ttl), type, value: value.join(' ') }
}

const records = [
  ...[
    '@ 86400 MX 10 inbound-smtp.us-east-1.amazonaws.com',
    '@ 300 TXT v=spf1 include:amazonses.com ~all',
  ],
  ...[
    '@ 300 TXT other=1',
    '_dmarc.@ 300 TXT v=DMARC1;p=reject;pct=100;fo=1',
    '_amazonses.@ 300 TXT token',
  ],
  ...[
    'autodiscover.@ 7200 CNAME autodiscover.mail.us-east-1.awsapps.com',
    'mail.@ 300 A 192.0.2.7',
  ],
  ...['_autodiscover._tcp.@ 300 SRV 0 0 443 autodiscover.mail.us-east-1.awsapps.com'],
  ...[
    'key._domainkey.@ 300 CNAME key.dkim.amazonses.com',
    'bounce.@ 300 MX 10 feedback-smtp.us-east-1.amazonses.com',
  ],
].map(zoned)

const plan = (more: Partial<Plan> = {}): Plan => {
  const before = recordedPlan('finish')
  if (!before.recorded) throw new Error('It is recorded')
  const ses = { sesDkim: [`key._domainkey.${domain}`], mailFrom: `bounce.${domain}` }
  return {
    ...{ ...before, recorded: { ...before.recorded, records, ...ses } },
    wanted: [
      { purpose: 'mx', name: domain, type: 'MX', value: '0 Example.mx.Microsoft.' },
      {
        purpose: 'spf',
        name: domain,
        type: 'TXT',
        value: '"v=spf1 include:spf.protection.outlook.com -all"',
      },
      {
        purpose: 'dkim',
        name: `selector1._domainkey.${domain}`,
        type: 'CNAME',
        value: 'x.onmicrosoft.com',
      },
      { purpose: 'ownership', name: domain, type: 'TXT', value: 'MS=ms1' },
      {
        purpose: 'clients',
        name: `autodiscover.${domain}`,
        type: 'CNAME',
        value: 'autodiscover.outlook.com',
      },
      { purpose: 'dmarc', name: `_dmarc.${domain}`, type: 'TXT', value: 'v=DMARC1; p=none' },
    ],
    ...more,
  }
}

const both = 'v=spf1 include:amazonses.com include:spf.protection.outlook.com ~all'
const late = 'v=spf1 include:spf.protection.outlook.com ~all'

/** What each step makes of each set: what there is afterwards. */
const expected: [CutOverStep, [string, readonly string[]][]][] = [
  [
    'ttl',
    [
      [`${domain} MX`, ['10 inbound-smtp.us-east-1.amazonaws.com']],
      [`autodiscover.${domain} CNAME`, ['autodiscover.mail.us-east-1.awsapps.com']],
    ],
  ],
  [
    'target',
    [
      [`${domain} TXT`, ['v=spf1 include:amazonses.com ~all', 'other=1', 'MS=ms1']],
      [`selector1._domainkey.${domain} CNAME`, ['x.onmicrosoft.com']],
    ],
  ],
  ['mtaSts', []],
  ['spf', [[`${domain} TXT`, ['other=1', 'MS=ms1', both]]]],
  ['dmarc', [[`_dmarc.${domain} TXT`, ['v=DMARC1; p=none']]]],
  ['mx', [[`${domain} MX`, ['0 example.mx.microsoft']]]],
  // A host of one's own stays.
  [
    'clients',
    [
      [`_autodiscover._tcp.${domain} SRV`, []],
      [`autodiscover.${domain} CNAME`, ['autodiscover.outlook.com']],
    ],
  ],
  [
    'senders',
    [
      [`${domain} TXT`, ['other=1', 'MS=ms1', late]],
      [`key._domainkey.${domain} CNAME`, []],
      [`_amazonses.${domain} TXT`, []],
      [`bounce.${domain} MX`, []],
      [`_dmarc.${domain} TXT`, ['v=DMARC1; p=reject; fo=1']],
    ],
  ],
]

test.each(expected)('CUT-05 CUT-07 CUT-12 step %s changes its own records alone', (step, sets) => {
  const changes = changesOf(step, plan(), domain)
  expect(changes.map(({ name, type, after }) => [`${name} ${type}`, after])).toEqual(sets)
})

test('CUT-05 if SES stays, its records stay', () => {
  const entered = {
    sesStays: { by: 'Ada', at: '2026-11-30T12:00:00.000Z', note: 'the shop sends' },
  }
  const changes = changesOf('senders', plan({ entered }), domain)
  expect(changes.map(({ name }) => name)).toEqual([`_dmarc.${domain}`])
  expect(proposedSpf(plan({ entered }), domain)).toBe(both)
  expect(proposedSpf(plan(), domain)).toBe(late)
})

test('CUT-05 a foreign change that is accepted stays through later steps, which change their own part of it', () => {
  const accepted = [
    {
      name: domain,
      type: 'TXT',
      values: ['new=1', 'v=spf1 include:amazonses.com ~all'],
      step: 'target' as const,
    },
  ]
  const zone = expectedZone(plan({ accepted, step: 'mx' }), domain)
  expect(valuesAt(zone, domain, 'TXT')).toEqual(['new=1', both])
})

test.each([
  ['v=DMARC1;p=reject;pct=100;fo=1', 'v=DMARC1; p=reject; fo=1', 'v=DMARC1; p=none; fo=1'],
  [
    'v=DMARC1; p=quarantine; sp=reject; ri=60;',
    'v=DMARC1; p=quarantine; sp=reject',
    'v=DMARC1; p=none; sp=none',
  ],
])('CUT-12 of %s stays %s, and %s while mail does not align', (text, kept, mild) => {
  expect([withoutIgnoredTags(text), mildDmarc(text)]).toEqual([kept, mild])
})
