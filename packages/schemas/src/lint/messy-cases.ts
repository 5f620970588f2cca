import { domain, group, permission, resource, user } from './messy.ts'
import { all, type LintCase, lately, old, role, settled } from './messy-case.ts'

import { moreCases } from './messy-more-cases.ts'

/** A case for each rule. */
export const lintCases: readonly LintCase[] = [
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
  ...moreCases,
]
