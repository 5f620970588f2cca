import fc from 'fast-check'
import { expect, test } from 'vitest'
import { accessProtocols } from '../access-control-rules.ts'
import { accessControl, type DecidingRule } from './access-control-effect.ts'

const [one, two, role] = ['user-one', 'user-two', 'role-one']

const rules: readonly DecidingRule[] = [
  { name: 'default', effect: 'ALLOW' },
  { name: 'block-imap', effect: 'DENY', actions: ['IMAP'], notIpRanges: ['10.0.0.0/8'] },
  { name: 'contractors', effect: 'DENY', userIds: [two], notActions: ['WebMail'] },
  {
    ...{ name: 'no-bot-outside', effect: 'DENY' },
    ...{ impersonationRoleIds: [role], notIpRanges: ['192.0.2.0/24'] },
  },
]
const withoutDefault = rules.slice(1)

test.each<[string, readonly DecidingRule[], string, string, string, string[]]>([
  [one, rules, 'EWS', '203.0.113.5', 'ALLOW', ['default']],
  [one, rules, 'IMAP', '203.0.113.5', 'DENY', ['block-imap']],
  [one, rules, 'IMAP', '10.1.2.3', 'ALLOW', ['default']],
  [two, rules, 'WebMail', '203.0.113.5', 'ALLOW', ['default']],
  [two, rules, 'IMAP', '203.0.113.5', 'DENY', ['block-imap', 'contractors']],
  [two, rules, 'SMTP', '10.1.2.3', 'DENY', ['contractors']],
  [role, rules, 'EWS', '203.0.113.5', 'DENY', ['no-bot-outside']],
  [role, rules, 'EWS', '192.0.2.9', 'ALLOW', ['default']],
  [one, withoutDefault, 'EWS', '203.0.113.5', 'DENY', []],
  [one, [], 'EWS', '203.0.113.5', 'DENY', []],
  [role, [], 'EWS', '203.0.113.5', 'DENY', []],
  // The first and the last address of a range are in it, their neighbours are not.
  [one, rules, 'IMAP', '10.0.0.0', 'ALLOW', ['default']],
  [one, rules, 'IMAP', '10.255.255.255', 'ALLOW', ['default']],
  [one, rules, 'IMAP', '9.255.255.255', 'DENY', ['block-imap']],
  [one, rules, 'IMAP', '11.0.0.0', 'DENY', ['block-imap']],
])(
  'ACR-10 ACR-11 ACR-12 ACR-13 ACR-14 of %s with %o, %s from %s: %s',
  (principal, given, action, ipAddress, effect, names) => {
    const who = principal === role ? { impersonationRoleId: role } : { userId: principal }
    const decision = accessControl(given)({ action, ipAddress, ...who })
    expect(decision.effect).toBe(effect)
    expect(decision.deciding.map(({ name }) => name)).toEqual(names)
  },
)

const address = fc
  .tuple(...[0, 1, 2, 3].map(() => fc.integer({ min: 0, max: 255 })))
  .map((parts) => parts.join('.'))
const range = fc
  .tuple(address, fc.integer({ min: 0, max: 32 }))
  .map(([at, length]) => `${at}/${length}`)

/** Compares bit by bit, as no line of the engine does. */
function isInRange(ipAddress: string, text: string): boolean {
  const bits = (value: string) =>
    value
      .split('.')
      .map((part) => Number(part).toString(2).padStart(8, '0'))
      .join('')
  const [network = '', length = ''] = text.split('/')
  return bits(ipAddress).startsWith(bits(network).slice(0, Number(length)))
}

test('ACR-10 an address is in a list of ranges if it is in one of them, however they overlap', () => {
  const property = fc.property(
    fc.array(range, { minLength: 1, maxLength: 12 }),
    address,
    (ipRanges, ipAddress) => {
      const { effect } = accessControl([{ name: 'inside', effect: 'ALLOW', ipRanges }])({
        ...{ action: 'EWS', ipAddress, userId: one },
      })
      expect(effect === 'ALLOW').toBe(ipRanges.some((each) => isInRange(ipAddress, each)))
    },
  )
  fc.assert(property, { numRuns: 2_000 })
})

test('ACR-12 neither the order of rules nor their names decide', () => {
  const rule = fc.record({
    effect: fc.constantFrom('ALLOW' as const, 'DENY' as const),
    actions: fc.subarray([...accessProtocols]),
  })
  const property = fc.property(
    fc.array(rule, { maxLength: 10 }),
    fc.constantFrom(...accessProtocols),
    (list, action) => {
      const named = list.map((each, at) => ({ ...each, name: `rule-${at}` }))
      const effectOf = (given: readonly DecidingRule[]) =>
        accessControl(given)({ action, ipAddress: '192.0.2.1', userId: one }).effect
      expect(effectOf(named.toReversed())).toBe(effectOf(named))
    },
  )
  fc.assert(property)
})
