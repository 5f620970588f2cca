import fc from 'fast-check'
import { expect, test } from 'vitest'
import { accessControl, type DecidingRule } from './access-control-effect.ts'
import { accessRuleHints } from './rule-hints.ts'

const nobodyIsGone = () => false
const open: DecidingRule = { name: 'default', effect: 'ALLOW' }
const hintsOf = (...rules: DecidingRule[]) => accessRuleHints(rules, nobodyIsGone)

test.each<[string, DecidingRule[], object]>([
  [
    'an ALLOW below an unconditional DENY',
    [open, { name: 'nobody', effect: 'DENY' }],
    { rule: 'default', reason: 'shadowed', other: 'nobody' },
  ],
  [
    'an ALLOW whose ranges a DENY has in two halves',
    [
      { name: 'office', effect: 'ALLOW', ipRanges: ['10.0.0.0/8'] },
      { name: 'no-office', effect: 'DENY', ipRanges: ['10.0.0.0/9', '10.128.0.0/9'] },
    ],
    { rule: 'office', reason: 'shadowed', other: 'no-office' },
  ],
  [
    'an ALLOW that a wider one covers',
    [open, { name: 'imap', effect: 'ALLOW', actions: ['IMAP'] }],
    { rule: 'imap', reason: 'covered', other: 'default' },
  ],
  [
    'a DENY that a wider one covers',
    [
      open,
      { name: 'mail', effect: 'DENY', actions: ['IMAP', 'SMTP'] },
      { name: 'imap', effect: 'DENY', actions: ['IMAP'], userIds: ['ana'] },
    ],
    { rule: 'imap', reason: 'covered', other: 'mail' },
  ],
  [
    'the second of two that say the same',
    [open, { ...open, name: 'again' }],
    { rule: 'again', reason: 'covered', other: 'default' },
  ],
  [
    'protocols that exclude each other',
    [open, { name: 'none', effect: 'DENY', actions: ['IMAP'], notActions: ['IMAP', 'SMTP'] }],
    { rule: 'none', reason: 'contradicting' },
  ],
  [
    'a range that is excluded by a wider one',
    [
      open,
      { name: 'none', effect: 'DENY', ipRanges: ['10.1.0.0/16'], notIpRanges: ['10.0.0.0/8'] },
    ],
    { rule: 'none', reason: 'contradicting' },
  ],
  [
    'only a role, without EWS',
    [open, { name: 'none', effect: 'DENY', actions: ['IMAP'], impersonationRoleIds: ['bot'] }],
    { rule: 'none', reason: 'contradicting' },
  ],
  [
    'a user who is excluded',
    [open, { name: 'none', effect: 'DENY', userIds: ['ana'], notUserIds: ['ana'] }],
    { rule: 'none', reason: 'contradicting' },
  ],
])('ACR-10 ACR-12 %s never decides', (_, rules, hint) => {
  expect(hintsOf(...rules)).toEqual([hint])
})

test.each<[string, DecidingRule[]]>([
  [
    'the default rule and one that denies a protocol',
    [open, { name: 'imap', effect: 'DENY', actions: ['IMAP'] }],
  ],
  [
    'two that overlap',
    [
      { name: 'office', effect: 'ALLOW', ipRanges: ['10.0.0.0/8'] },
      { name: 'webmail', effect: 'ALLOW', actions: ['WebMail'] },
    ],
  ],
  [
    // A request of a role is none of a user.
    'one for users beside one for a role',
    [
      { name: 'users', effect: 'ALLOW', userIds: ['ana'] },
      { name: 'bot', effect: 'ALLOW', impersonationRoleIds: ['bot'] },
    ],
  ],
])('ACR-12 %s decide', (_, rules) => {
  expect(hintsOf(...rules)).toEqual([])
})

test('ACR-20 a rule for people who are all gone never decides; one for somebody else, too, does', () => {
  const rule: DecidingRule = { name: 'left', effect: 'DENY', userIds: ['gone', 'ana'] }
  expect(accessRuleHints([open, rule], (id) => id === 'gone')).toEqual([])
  expect(accessRuleHints([open, { ...rule, userIds: ['gone'] }], (id) => id === 'gone')).toEqual([
    { rule: 'left', reason: 'unknownOnly' },
  ])
})

const some = <Value>(values: Value[]) =>
  fc.option(fc.subarray(values, { minLength: 1 }), { nil: undefined, freq: 1 })
const protocols = ['EWS', 'IMAP', 'SMTP', 'WebMail', 'ActiveSync', 'AutoDiscover', 'WindowsOutlook']
const ranges = ['10.0.0.0/8', '10.1.0.0/16', '192.0.2.0/24', '0.0.0.0/1', '128.0.0.0/1']
const randomRule = fc.record({
  effect: fc.constantFrom('ALLOW' as const, 'DENY' as const),
  ...{ actions: some(protocols), notActions: some(protocols) },
  ...{ ipRanges: some(ranges), notIpRanges: some(ranges) },
  ...{ userIds: some(['ana', 'ben']), notUserIds: some(['ana', 'ben']) },
  ...{ impersonationRoleIds: some(['bot']), notImpersonationRoleIds: some(['bot']) },
})
const requests = protocols.flatMap((action) =>
  ['10.1.2.3', '10.2.3.4', '192.0.2.9', '203.0.113.5', '1.2.3.4'].flatMap((ipAddress) => [
    ...['ana', 'ben', 'eve'].map((userId) => ({ action, ipAddress, userId })),
    ...(action === 'EWS' ? [{ action, ipAddress, impersonationRoleId: 'bot' }] : []),
  ]),
)

test('ACR-10 ACR-12 without all the rules that never decide, every access is decided as before', () => {
  let found = 0
  const property = fc.property(fc.array(randomRule, { minLength: 2, maxLength: 6 }), (list) => {
    const rules: DecidingRule[] = list.map((rule, at) => ({ ...rule, name: `rule-${at}` }))
    const idle = accessRuleHints(rules, nobodyIsGone).map(({ rule }) => rule)
    found += idle.length
    const rest = accessControl(rules.filter(({ name }) => !idle.includes(name)))
    const all = accessControl(rules)
    for (const request of requests) expect(rest(request).effect).toBe(all(request).effect)
  })
  fc.assert(property, { numRuns: 400 })
  expect(found).toBeGreaterThan(100)
})
