import { domain, group, permission, resource, user } from './messy.ts'
import { all, crowd, type LintCase, many, old } from './messy-case.ts'

/** The cases from LINT-26 on. */
export const moreCases: readonly LintCase[] = [
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
