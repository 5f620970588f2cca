import type { DnsPurpose } from '@mailroom/schemas/dns-records'
import type { ExitMailbox } from '@mailroom/schemas/exit'
import { exitItems, type LiveItemId } from '@mailroom/schemas/exit-checklist-items'
import { describe, expect, test } from 'vitest'
import { itemOf } from './checklist.ts'
import { judges, type LeftOverFacts } from './judge.ts'

const at = '2026-11-24T12:00:00.000Z'
const [kmsKeyArn, roleArn] = ['arn:aws:kms:key/1', 'arn:aws:iam::1:role/Export']

const nothing: LeftOverFacts = {
  ...{ hasEnded: false, mailboxes: undefined, mailboxesAsOf: undefined },
  ...{ secondPass: new Set(), dns: [], movers: [], exportSettings: undefined, looks: {} },
}

const mailbox: ExitMailbox = {
  ...{ id: 'u1', name: 'ana' },
  type: 'USER',
  state: 'ENABLED',
  exportState: 'COMPLETED',
}
const mover = {
  ...{ moverId: 'm', company: 'Acme', accountId: '1', externalId: 'x', roleArn: 'arn' },
  ...{ endsOn: '2027-01-31', recordedBy: 'Sam', recordedAt: at, version: 1 },
}
const revoked = { ...mover, revokedBy: 'Sam', revokedAt: at, revokedBecause: 'done' }
const seen = <Content>(content: Content) => ({ seen: { content, at } })
const exportSettings = { kmsKeyArn, roleArn }
const result = (purpose: DnsPurpose, leadsToAws?: boolean): LeftOverFacts['dns'][number] => ({
  ...{ domainName: 'example.com', purpose, checkedAt: at },
  status: 'inconsistent',
  ...(leadsToAws === undefined ? {} : { leadsToAws }),
})
const domains = seen({ names: ['example.com'] })
const elsewhere = [result('mx', false), result('autodiscover', false), result('dkim', false)]

/** What is known, and what is said of an item: its finding, its count or names, and why. */
const cases: [LiveItemId, string, Partial<LeftOverFacts>, object][] = [
  ['mailboxes', 'nobody has read the directory', {}, { finding: 'unknown', why: 'notListed' }],
  [
    'mailboxes',
    'one of two is verified',
    { mailboxes: [{ ...mailbox, evidence: 'VERIFIED' }, mailbox] },
    { finding: 'open', count: 1, total: 2 },
  ],
  [
    'mailboxes',
    'who has no mailbox is not counted',
    { mailboxes: [{ ...mailbox, exportState: 'NO_MAILBOX' }], mailboxesAsOf: at },
    { finding: 'done', count: 0, total: 0, asOf: at },
  ],
  ['secondPass', 'one has none', { mailboxes: [mailbox] }, { finding: 'open', count: 1 }],
  [
    'secondPass',
    'one has, and one is not needed',
    {
      mailboxes: [
        mailbox,
        { ...mailbox, id: 'u2', exclusion: { reason: 'r', excludedBy: 'Sam', excludedAt: at } },
      ],
      secondPass: new Set(['u1']),
    },
    { finding: 'done' },
  ],
  ['dns', 'nothing was looked at', {}, { finding: 'unknown', why: 'notLooked' }],
  [
    'dns',
    'a domain was never checked',
    { looks: { domains } },
    { finding: 'unknown', why: 'notLooked', count: 3 },
  ],
  [
    'dns',
    'MX leads elsewhere, although WorkMail finds it wrong',
    { looks: { domains }, dns: elsewhere },
    { finding: 'done', asOf: at },
  ],
  [
    'dns',
    'one of them leads to AWS',
    { looks: { domains }, dns: [...elsewhere.slice(1), result('mx', true)] },
    { finding: 'open', names: ['example.com: MX'] },
  ],
  [
    'dns',
    'as of when the one was seen that leads to AWS',
    {
      looks: { domains },
      dns: [...elsewhere, { ...result('mailFromMx', true), checkedAt: '2026-11-24T13:00:00.000Z' }],
    },
    { finding: 'open', asOf: '2026-11-24T13:00:00.000Z' },
  ],
  [
    'dns',
    'an older result does not say where it leads',
    { looks: { domains }, dns: [...elsewhere.slice(1), result('mx')] },
    { finding: 'unknown', names: ['example.com: MX'] },
  ],
  ['spf', 'it names SES', { dns: [result('spf', true)] }, { names: ['example.com: SPF'] }],
  ['senders', 'something is sent', { looks: { senders: seen({ attempts: 3 }) } }, { count: 3 }],
  [
    'senders',
    'nothing is sent',
    { looks: { senders: seen({ attempts: 0 }) } },
    { finding: 'done' },
  ],
  [
    'receiptRules',
    'a rule leads to the organization',
    { looks: { receiptRules: seen({ names: ['INBOUND: a'] }) } },
    { finding: 'open', names: ['INBOUND: a'] },
  ],
  ['movers', 'there is none', {}, { finding: 'done' }],
  ['movers', 'one has access', { movers: [mover] }, { finding: 'open', names: ['Acme'] }],
  ['movers', 'it was revoked', { movers: [revoked] }, { finding: 'done' }],
  [
    'movers',
    'it was revoked, but IAM has the role',
    { movers: [{ ...revoked, role: 'exists' }] },
    { finding: 'open' },
  ],
  ['tokens', 'two are there', { looks: { tokens: seen({ count: 2 }) } }, { count: 2 }],
  [
    'tokens',
    'they went with the organization',
    { looks: { tokens: seen({ count: 2 }), organization: seen({ state: 'Deleted' }) } },
    { finding: 'done' },
  ],
  [
    'tokens',
    'AWS refuses, whatever it said before',
    {
      looks: {
        tokens: {
          ...seen({ count: 0 }),
          refused: { code: 'AccessDenied', missingAction: 'workmail:X', at },
        },
      },
    },
    { finding: 'unknown', why: 'refused', missingAction: 'workmail:X' },
  ],
  [
    'tokens',
    'AWS does not answer after the end of the service: what was last seen counts',
    {
      hasEnded: true,
      looks: { tokens: { ...seen({ count: 0 }), refused: { code: 'AwsUnreachable', at } } },
    },
    { finding: 'done', asOf: at },
  ],
  [
    'tokens',
    'it does not answer after the end, and nobody had looked before',
    { hasEnded: true, looks: { tokens: { refused: { code: 'AwsUnreachable', at } } } },
    { finding: 'unknown', why: 'refused' },
  ],
  [
    'impersonationRoles',
    'one is there',
    { looks: { impersonationRoles: seen({ names: ['backup'] }) } },
    { finding: 'open', names: ['backup'] },
  ],
  ['key', 'exports are not set up', {}, { finding: 'unknown', why: 'notSet' }],
  [
    'key',
    'it will be deleted',
    { exportSettings, looks: { key: seen({ arn: kmsKeyArn, state: 'PendingDeletion' }) } },
    { finding: 'open', names: [kmsKeyArn] },
  ],
  [
    'key',
    'it stays',
    { exportSettings, looks: { key: seen({ arn: kmsKeyArn, state: 'Enabled' }) } },
    { finding: 'done' },
  ],
  [
    'key',
    'another key was looked at',
    { exportSettings, looks: { key: seen({ arn: 'arn:other', state: 'Enabled' }) } },
    { finding: 'unknown', why: 'notLooked' },
  ],
  ['users', 'one is enabled', { mailboxes: [mailbox] }, { finding: 'open', count: 1 }],
  [
    'users',
    'only disabled ones and system users are left',
    {
      mailboxes: [
        { ...mailbox, state: 'DISABLED' },
        { ...mailbox, userRole: 'SYSTEM_USER' },
      ],
    },
    { finding: 'done' },
  ],
  ['identityCenter', 'there is none', { looks: { identityCenter: seen({}) } }, { finding: 'done' }],
  [
    'exportRole',
    'it exists',
    { exportSettings, looks: { exportRole: seen({ arn: roleArn, exists: true }) } },
    { finding: 'open' },
  ],
  [
    'organization',
    'it is active',
    { looks: { organization: seen({ state: 'Active' }) } },
    { finding: 'open', names: ['Active'] },
  ],
]

test.each(cases)('EXIT-12 %s: %s', (item, _, facts, expected) => {
  expect(judges[item]({ ...nothing, ...facts })).toMatchObject(expected)
})

test('EXIT-12 every item that something tells is judged above; the organization is deleted last', () => {
  const live = exitItems.flatMap((each) => ('live' in each ? [each.id] : []))
  expect([...new Set(cases.map(([item]) => item))].sort()).toEqual([...live].sort())
  expect(exitItems.at(-1)?.id).toBe('organization')
})

describe('EXIT-12 where an item stands', () => {
  const record = { recordedBy: 'Sam', recordedAt: at, version: 1, note: 'n' } as const
  const there = { finding: 'open' } as const
  const although = 'it may stay'
  test.each([
    ['nobody said anything', undefined, undefined, 'open'],
    ['what was looked at is gone', { finding: 'done' }, undefined, 'done'],
    ['nobody could look', { finding: 'unknown' }, undefined, 'open'],
    ['it was closed', undefined, { ...record, state: 'closed' }, 'closed'],
    ['it was closed, and is there again', there, { ...record, state: 'closed' }, 'open'],
    ['it was closed although', there, { ...record, state: 'closed', although }, 'closed'],
    ['it was waived', there, { ...record, state: 'waived' }, 'waived'],
    ['it was reopened', { finding: 'done' }, { ...record, state: 'open' }, 'done'],
  ] as const)('%s', (_, live, said, state) => {
    expect(itemOf('tokens', live, said)).toMatchObject({ state })
  })
})
