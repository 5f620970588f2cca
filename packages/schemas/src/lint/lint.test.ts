import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type LintDecisions, type LintTarget, lintTargets } from '../lint-findings.ts'
import { domain, group, modelOf, now, permission, resource, user } from './messy.ts'
import type { LintFacts } from './model.ts'
import { lint, lintRules } from './rules.ts'

type Lines = Parameters<typeof modelOf>[0]
type Options = Partial<LintFacts> & { decisions?: Partial<LintDecisions> }

const old = '2026-09-01T00:00:00.000Z'
const lately = '2026-11-20T00:00:00.000Z'
const settled = (...ids: string[]): Options => ({
  exports: new Map(ids.map((id) => [id, { isSettled: true, exportedAt: lately }])),
})
const role = (name: string): Lines[number] => ({
  kind: 'identityProvider',
  authenticationMode: name,
})
const all = [...lintTargets]
const many = (count: number) => Array.from({ length: count }, (_, each) => `${each}@example.com`)
const crowd = (count: number) => Array.from({ length: count }, (_, each) => user(`p${each}`)).flat()

/** For each rule: what triggers it, with its severity and targets, and what does not. */
const cases: {
  rule: string
  hits: [lines: Lines, options?: Options]
  of: string
  severity: 'error' | 'warning' | 'info'
  targets: readonly LintTarget[]
  spares: [lines: Lines, options?: Options][]
}[] = [
  {
    ...{ rule: 'LINT-01', of: old, severity: 'error', targets: all },
    hits: [[], { snapshot: { snapshotId: 's', createdAt: old, isComplete: true } }],
    spares: [[[]]],
  },
  {
    ...{ rule: 'LINT-02', of: 'Ana Silva', severity: 'warning', targets: all },
    hits: [user('ana', { aliases: ['ana@corp.awsapps.com'] })],
    spares: [[user('ana')], [user('ana', { email: 'ana@corp.awsapps.com', state: 'DISABLED' })]],
  },
  {
    ...{ rule: 'LINT-03', of: 'example.com', severity: 'error' },
    targets: all.filter((target) => target !== 'Google'),
    hits: [
      user('ana'),
      { decisions: { domains: ['example.com = example.org'], verified: ['Google example.org'] } },
    ],
    spares: [
      [user('ana'), { decisions: { domains: ['example.com ='] } }],
      [user('ana', { email: 'ana@corp.awsapps.com' })],
    ],
  },
  {
    ...{ rule: 'LINT-04', of: 'new.example', severity: 'warning', targets: all },
    hits: [[domain('new.example', { ownershipStatus: 'PENDING' }), domain('example.com')]],
    spares: [[[domain('corp.awsapps.com', { isTest: true, ownershipStatus: 'PENDING' })]]],
  },
  {
    ...{ rule: 'LINT-05', of: 'Ana Silva', severity: 'error', targets: all },
    hits: [user('ana', { state: 'DISABLED', disabledDate: '2026-11-10T00:00:00.000Z' })],
    spares: [[user('ana')], [user('ana', { state: 'DISABLED', disabledDate: old })]],
  },
  {
    ...{ rule: 'LINT-06', of: 'Ana Silva', severity: 'info', targets: all },
    hits: [user('ana', { state: 'DISABLED', disabledDate: old })],
    spares: [[user('ana', { state: 'DISABLED', disabledDate: '2026-11-10T00:00:00.000Z' })]],
  },
  {
    ...{ rule: 'LINT-07', of: '', severity: 'error' },
    targets: all.filter((target) => target !== 'M365'),
    hits: [[role('IDENTITY_PROVIDER_ONLY')], { decisions: { ways: ['M365 imap-token'] } }],
    spares: [[[role('IDENTITY_PROVIDER_AND_DIRECTORY')]]],
  },
  {
    ...{ rule: 'LINT-08', of: 'Ana Silva', severity: 'warning', targets: all },
    hits: [user('ana')],
    spares: [[user('ana'), settled('u-ana')], [user('ana', { role: 'REMOTE_USER' })]],
  },
  {
    ...{ rule: 'LINT-09', of: 'Ana Silva', severity: 'info', targets: all },
    hits: [user('ana'), { ...settled('u-ana'), decisions: { swapDate: '2026-12-05' } }],
    spares: [
      [user('ana'), { ...settled('u-ana'), decisions: { swapDate: '2026-12-03' } }],
      [user('ana'), settled('u-ana')],
    ],
  },
  {
    ...{ rule: 'LINT-10', of: 'Ana Silva', severity: 'error', targets: ['Google'] },
    hits: [
      [...user('ana'), { kind: 'mailboxSize', userId: 'u-ana', sizeMb: 90, readAt: lately }],
      { decisions: { quotas: ['Google 90', 'mailcow 200'] } },
    ],
    spares: [
      [
        [...user('ana'), { kind: 'mailboxSize', userId: 'u-ana', sizeMb: 89, readAt: lately }],
        { decisions: { quotas: ['Google 100'] } },
      ],
    ],
  },
  {
    ...{ rule: 'LINT-11', of: 'Bo Lee', severity: 'error', targets: all },
    hits: [
      [
        ...user('ana', { displayName: 'Bo Lee' }),
        ...user('ana2', { displayName: 'Bo Lee', email: 'ana@example.org' }),
      ],
      { decisions: { domains: ['example.org = example.com'] } },
    ],
    spares: [[[...user('ana'), ...user('ana2', { email: 'ana@example.org' })]]],
  },
  {
    ...{ rule: 'LINT-12', of: 'Ana Silva', severity: 'error', targets: all },
    hits: [user('ana', { aliases: ['ana..silva@example.com'] })],
    spares: [[user('ana', { aliases: ['a.s_%+-9@example.com'] })]],
  },
  {
    ...{ rule: 'LINT-13', of: 'Ana Silva', severity: 'info', targets: all },
    hits: [user('asilva', { email: 'ana@example.com' })],
    spares: [[user('ana')]],
  },
  {
    ...{ rule: 'LINT-14', of: 'ana', severity: 'error', targets: all },
    hits: [user('ana', { displayName: ' ' })],
    spares: [[user('ana')]],
  },
  {
    ...{ rule: 'LINT-15', of: 'Ana Silva', severity: 'error', targets: ['Google'] },
    hits: [user('ana', { lastName: '' })],
    spares: [[user('ana')]],
  },
  {
    ...{ rule: 'LINT-16', of: 'Ana Silva', severity: 'error', targets: ['Google'] },
    hits: [user('ana', { firstName: 'a'.repeat(61) })],
    spares: [[user('ana', { firstName: 'a'.repeat(60) })]],
  },
  {
    ...{ rule: 'LINT-17', of: 'Ana Silva', severity: 'error', targets: ['M365'] },
    hits: [user('a'.repeat(51))],
    spares: [[user('a'.repeat(50))]],
  },
  {
    ...{ rule: 'LINT-18', of: 'Ana Silva', severity: 'warning', targets: ['M365'] },
    hits: [user('ana', { zipCode: '1'.repeat(41) })],
    spares: [[user('ana', { zipCode: '1'.repeat(40) })]],
  },
  {
    ...{ rule: 'LINT-19', of: 'Ana Silva', severity: 'warning', targets: ['M365', 'Entra'] },
    hits: [user('ana', { country: 'Deutschland' })],
    spares: [
      [user('ana', { country: 'Deutschland' }), { decisions: { countries: ['Deutschland = DE'] } }],
      [user('ana', { country: 'DE' })],
    ],
  },
  {
    ...{ rule: 'LINT-20', of: 'Ana Silva', severity: 'info', targets: ['M365'] },
    hits: [user('ana', { company: 'Example' })],
    spares: [[user('ana')]],
  },
  {
    ...{ rule: 'LINT-21', of: 'Köln', severity: 'info', targets: ['M365'] },
    hits: [resource('Köln', { email: 'koeln@example.com' })],
    spares: [[resource('Cologne 1')]],
  },
  {
    ...{ rule: 'LINT-22', of: 'sales', severity: 'warning', targets: ['M365'] },
    hits: [
      [...user('ana'), ...group('sales', ['u-ana']), permission('u-ana', 'g-sales', 'SEND_AS')],
    ],
    spares: [[[...user('ana'), ...user('bo'), permission('u-ana', 'u-bo', 'SEND_AS')]]],
  },
  {
    ...{ rule: 'LINT-23', of: 'sales', severity: 'info', targets: ['M365'] },
    hits: [group('sales', ['u-ana'])],
    spares: [[group('sales', ['u-ana']), { decisions: { innerGroups: ['sales@example.com'] } }]],
  },
  {
    ...{ rule: 'LINT-24', of: 'room', severity: 'warning', targets: ['M365'] },
    hits: [resource('room', { bookingOptions: { autoAccept: false } })],
    spares: [
      [resource('room', { bookingOptions: { autoAccept: true } })],
      [[...resource('room'), { kind: 'delegate', resourceId: 'r-room', delegateId: 'u-ana' }]],
    ],
  },
  {
    ...{ rule: 'LINT-25', of: 'room', severity: 'warning', targets: ['M365', 'Google'] },
    hits: [
      [
        ...group('sales', []),
        ...resource('room'),
        { kind: 'delegate', resourceId: 'r-room', delegateId: 'g-sales' },
      ],
    ],
    spares: [
      [
        [
          ...user('ana'),
          ...resource('room'),
          { kind: 'delegate', resourceId: 'r-room', delegateId: 'u-ana' },
        ],
      ],
    ],
  },
  {
    ...{ rule: 'LINT-26', of: 'sales', severity: 'error', targets: ['Google'] },
    hits: [group('sales', [], { aliases: many(31) })],
    spares: [
      [group('sales', [], { aliases: many(30) })],
      [group('sales', [], { aliases: [...many(30), 'sales@corp.awsapps.com'] })],
    ],
  },
  {
    ...{ rule: 'LINT-27', of: 'Ana Silva', severity: 'warning', targets: ['Google'] },
    hits: [[...user('ana'), ...user('bo'), permission('u-ana', 'u-bo', 'SEND_ON_BEHALF')]],
    spares: [[[...user('ana'), ...user('bo'), permission('u-ana', 'u-bo', 'SEND_AS')]]],
  },
  {
    ...{ rule: 'LINT-28', of: 'Ana Silva', severity: 'warning' },
    targets: ['Google', 'Modoboa', 'Mailu'],
    hits: [[...user('ana'), ...user('bo'), permission('u-ana', 'u-bo', 'SEND_AS')]],
    spares: [[[...user('ana'), ...user('bo'), permission('u-ana', 'u-bo', 'SEND_ON_BEHALF')]]],
  },
  {
    ...{ rule: 'LINT-29', of: 'Ana Silva', severity: 'warning', targets: ['Google'] },
    hits: [[...user('ana'), ...group('sales', []), permission('u-ana', 'g-sales', 'FULL_ACCESS')]],
    spares: [[[...user('ana'), ...user('bo'), permission('u-ana', 'u-bo', 'FULL_ACCESS')]]],
  },
  {
    ...{ rule: 'LINT-30', of: 'a', severity: 'error', targets: all },
    hits: [[...group('a', ['g-b']), ...group('b', ['g-a'], { name: 'a' }), ...group('c', ['g-a'])]],
    spares: [
      [[...group('a', ['g-b']), ...group('b', ['g-c']), ...group('c', ['u-ana'])]],
      // A diamond is no loop.
      [[...group('a', ['g-b', 'g-c']), ...group('b', ['g-c']), ...group('c', ['u-ana'])]],
    ],
  },
  {
    ...{ rule: 'LINT-31', of: 'sales', severity: 'warning', targets: all },
    hits: [group('sales', [])],
    spares: [[group('sales', ['u-ana'])]],
  },
  {
    ...{ rule: 'LINT-32', of: 'sales', severity: 'warning', targets: all },
    hits: [[...user('ana', { state: 'DISABLED' }), ...group('sales', ['u-ana'])]],
    spares: [[[...user('ana'), ...group('sales', ['u-ana'])]]],
  },
  {
    ...{ rule: 'LINT-33', of: 'Ana Silva', severity: 'info', targets: all },
    hits: [
      [
        ...user('ana'),
        ...user('bo', { state: 'DISABLED' }),
        permission('u-ana', 'u-bo', 'FULL_ACCESS'),
      ],
    ],
    spares: [[[...user('ana'), ...user('bo'), permission('u-ana', 'u-bo', 'FULL_ACCESS')]]],
  },
  {
    ...{ rule: 'LINT-34', of: 'room', severity: 'warning' },
    targets: ['Zoho', 'Stalwart', 'Modoboa', 'Mailu', 'Postfix', 'Fastmail', 'Proton'],
    hits: [resource('room', { bookingOptions: { autoDeclineRecurring: true } })],
    spares: [[resource('room', { bookingOptions: { autoAccept: false } })]],
  },
  {
    ...{ rule: 'LINT-35', of: 'room', severity: 'info', targets: ['mailcow'] },
    hits: [resource('room', { description: 'the large one' })],
    spares: [[resource('room', { description: 'room' })], [resource('room')]],
  },
  {
    ...{ rule: 'LINT-36', of: 'Ana "A" Silva', severity: 'error', targets: ['Zimbra', 'Carbonio'] },
    hits: [user('ana', { displayName: 'Ana "A" Silva' })],
    spares: [[user('ana', { displayName: "Ana 'A' $(id) `id` Silva" })]],
  },
  {
    ...{ rule: 'LINT-37', of: 'Ana Silva', severity: 'error', targets: ['Postfix'] },
    hits: [[...user('ana'), ...user('ana2', { email: 'ana@example.org' })]],
    spares: [[user('ana', { aliases: ['ana@example.org'] })]],
  },
  {
    ...{ rule: 'LINT-38', of: 'Ana Silva', severity: 'error', targets: ['Proton'] },
    hits: [user('ana'), { decisions: { swapDate: '2026-11-28' } }],
    spares: [[user('ana')], [user('ana'), { decisions: { swapDate: '2026-11-29' } }]],
  },
  {
    ...{ rule: 'LINT-39', of: '', severity: 'info', targets: ['Zoho'] },
    hits: [crowd(201)],
    spares: [[crowd(200)]],
  },
  {
    ...{ rule: 'LINT-40', of: 'Ana Silva', severity: 'warning', targets: all },
    hits: [user('ana', { jobTitle: '=cmd|calc' })],
    spares: [[user('ana', { telephone: '+1 555 0100', jobTitle: 'a=b' })]],
  },
  {
    ...{ rule: 'LINT-41', of: '', severity: 'error', targets: ['Entra'] },
    hits: [[...user('ana'), ...user('bo', { role: 'SYSTEM_USER' })]],
    spares: [[crowd(2)], [[]]],
  },
  {
    ...{ rule: 'LINT-42', of: 'Ana Silva', severity: 'info', targets: all },
    hits: [user('ana', { role: 'REMOTE_USER' })],
    spares: [[user('ana')]],
  },
  {
    ...{ rule: 'LINT-43', of: 'Ana Silva', severity: 'info' },
    targets: ['Zoho', 'Stalwart', 'mailcow', 'Modoboa', 'Mailu', 'Fastmail', 'Proton'],
    hits: [user('ana', { hidden: true })],
    spares: [[user('ana', { hidden: false })]],
  },
  {
    ...{ rule: 'LINT-44', of: 'example.com', severity: 'warning', targets: all },
    hits: [[{ kind: 'recordedSetting', area: 'mailProxy', name: 'example.com' }]],
    spares: [[[{ kind: 'recordedSetting', area: 'smimeStep', name: '1' }]]],
  },
  {
    ...{ rule: 'LINT-45', of: 'No web mail', severity: 'info', targets: all },
    hits: [[{ kind: 'accessControlRule', name: 'No web mail', effect: 'DENY' }]],
    spares: [[[{ kind: 'recordedSetting', area: 'mailProxy', name: 'example.com' }]]],
  },
  {
    ...{ rule: 'LINT-46', of: 'Ana Silva', severity: 'warning', targets: ['M365'] },
    hits: [user('ana'), { exports: new Map([['u-ana', { isSettled: true, messages: 500_001 }]]) }],
    spares: [
      [
        user('ana'),
        { exports: new Map([['u-ana', { isSettled: true, messages: 500_000, bytes: 9e9 }]]) },
      ],
    ],
  },
  {
    ...{ rule: 'LINT-47', of: '', severity: 'error', targets: ['M365'] },
    hits: [[], { decisions: { ways: ['M365 ews', 'Stalwart ews'] } }],
    spares: [[[], { decisions: { ways: ['M365 imap-token'] } }]],
  },
  {
    ...{ rule: 'LINT-48', of: 'example.com', severity: 'warning', targets: all },
    hits: [[domain('example.com'), ...user('ana', { aliases: ['abuse@example.com'] })]],
    spares: [
      [
        [
          domain('example.com'),
          ...user('ana', { aliases: ['abuse@example.com', 'postmaster@example.com'] }),
        ],
      ],
      [[domain('example.com')], { decisions: { domains: ['example.com ='] } }],
    ],
  },
  {
    ...{ rule: 'LINT-49', of: 'alias.example', severity: 'info', targets: all },
    hits: [
      [
        domain('alias.example'),
        {
          kind: 'dnsAnswer',
          domain: 'alias.example',
          purpose: 'mx',
          status: 'missing',
          readAt: old,
        },
      ],
    ],
    spares: [
      [[domain('alias.example')]],
      [
        [
          domain('alias.example'),
          {
            ...{ kind: 'dnsAnswer', domain: 'alias.example', purpose: 'mx' },
            ...{ status: 'verified', readAt: old },
          },
        ],
      ],
    ],
  },
  {
    ...{ rule: 'LINT-50', of: 'corp', severity: 'warning', targets: all },
    hits: [[{ kind: 'organization', id: 'm-1', alias: 'corp', interoperabilityEnabled: true }]],
    spares: [[[{ kind: 'organization', id: 'm-1', interoperabilityEnabled: false }]]],
  },
]

const foundBy = (rule: string, lines: Lines, options: Options = {}) =>
  [...lint(modelOf(lines, options))].filter((each) => each.rule === rule)

describe('07 §11 scenario 22: each rule of LINT-01 to LINT-50', () => {
  test('is there once, and is tested below', () => {
    const ids = Array.from({ length: 50 }, (_, each) => `LINT-${`${each + 1}`.padStart(2, '0')}`)
    expect(lintRules.map(({ id }) => id)).toEqual(ids)
    expect(cases.map(({ rule }) => rule)).toEqual(ids)
  })

  test.for(cases)('$rule finds what it is about, and spares the rest', (each) => {
    const { rule, hits, of, severity, targets, spares } = each
    const found = foundBy(rule, ...hits)
    expect(new Set(found.map(({ objectName }) => objectName))).toEqual(new Set([of]))
    expect(found[0]).toMatchObject({ severity, targets })
    for (const spared of spares) expect(foundBy(rule, ...spared)).toEqual([])
  })
})

test('LINT-01 an incomplete snapshot is an error, however new it is', () => {
  const snapshot = { snapshotId: 's', createdAt: now.toISOString(), isComplete: false }
  expect(foundBy('LINT-01', [], { snapshot })).toHaveLength(1)
})

test('LINT-10 a mailbox that nearly fills a quota is a warning, beside the error at another target', () => {
  const found = foundBy(
    'LINT-10',
    [...user('ana'), { kind: 'mailboxSize', userId: 'u-ana', sizeMb: 90, readAt: lately }],
    { decisions: { quotas: ['Google 100', 'Zoho 50'] } },
  )
  expect(found.map(({ severity, targets }) => [severity, targets])).toEqual([
    ['error', ['Zoho']],
    ['warning', ['Google']],
  ])
})

test('LINT-28 access to a whole mailbox has no counterpart at mailcow, Modoboa and Mailu', () => {
  const lines = [...user('ana'), ...user('bo'), permission('u-ana', 'u-bo', 'FULL_ACCESS')]
  const [found] = foundBy('LINT-28', lines)
  expect(found?.targets).toEqual(['mailcow', 'Modoboa', 'Mailu'])
})

test('LINT-30 groups nested deeper than five are a warning; only those in a loop are an error', () => {
  const chain = Array.from({ length: 6 }, (_, each) =>
    group(`${each}`, [each === 0 ? 'u-ana' : `g-${each - 1}`]),
  ).flat()
  const deep = foundBy('LINT-30', chain)
  expect(deep.map(({ objectName, severity }) => [objectName, severity])).toEqual([['5', 'warning']])
  const loop = [
    ...group('above', ['g-x']),
    ...group('x', ['g-y', 'g-below']),
    ...group('y', ['g-x']),
    ...group('below', []),
  ]
  expect(foundBy('LINT-30', loop).map(({ objectName }) => objectName)).toEqual(['x', 'y'])
})

test('LINT-46 a mailbox whose mean message is larger than 35 MB certainly has a larger one', () => {
  const exports = new Map([['u-ana', { isSettled: true, messages: 2, bytes: 8e7 }]])
  expect(foundBy('LINT-46', user('ana'), { exports })[0]?.values).toMatchObject({ isLarge: 'yes' })
})

test('LINT-00 a tidy organization has no finding but what is not exported', () => {
  const lines = [
    { kind: 'organization', id: 'm-1', alias: 'corp' } as const,
    domain('example.com', { isDefault: true }),
    ...user('ana', { aliases: ['postmaster@example.com', 'abuse@example.com'] }),
    ...user('bo'),
    ...group('sales', ['u-ana']),
    ...resource('room', { bookingOptions: { autoAccept: true } }),
  ]
  const decisions = {
    domains: ['example.com = example.com'],
    verified: lintTargets.map((target) => `${target} example.com`),
    innerGroups: ['sales@example.com'],
  }
  const options = { ...settled('u-ana', 'u-bo', 'r-room'), decisions }
  // Booking options have no counterpart anywhere but at four targets.
  expect(new Set([...lint(modelOf(lines, options))].map(({ rule }) => rule))).toEqual(
    new Set(['LINT-34']),
  )
})

test('LINT-00 hostile names stop no rule, and each finding has a key of its own', () => {
  const names = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.constantFrom('__proto__', 'constructor', '=cmd', '$(id)', '\'"; --', '\u202e', ''),
  )
  fc.assert(
    fc.property(fc.array(fc.tuple(names, names), { maxLength: 8 }), (some) => {
      const lines = some.flatMap(([name, text], each) => [
        ...user(`n${each}`, {
          ...{
            name,
            displayName: text,
            country: name,
            company: text,
            aliases: [`${name}@${text}`],
          },
        }),
        ...group(`n${each}`, [`g-n${each + 1}`, name], { name: text, email: `${text}@${name}` }),
        ...resource(`n${each}`, { name: text, description: name }),
        permission(`u-n${each}`, `g-n${each}`, 'FULL_ACCESS', name),
      ])
      const keys = [...lint(modelOf(lines))].map(({ key }) => key)
      expect(new Set(keys).size).toBe(keys.length)
    }),
    { numRuns: 50 },
  )
})
