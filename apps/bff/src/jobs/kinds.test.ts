import {
  sampleGroupId,
  sampleOrganizations,
  sampleResourceId,
  sampleUserId,
} from '@mailroom/local-aws'
import type { Change } from '@mailroom/schemas/changes'
import { operationsOfChange } from '@mailroom/schemas/why-not'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { jobsOf } from '../test/jobs.ts'
import { ana, disabledUser, here, neverEnabledUser, startBackend } from '../test/start-backend.ts'

const jurgen = sampleUserId(2)
const siti = sampleUserId(3)
const remoteUser = sampleUserId(14)
const systemUser = sampleUserId(15)
const [allStaff, departments, sales] = [sampleGroupId(1), sampleGroupId(2), sampleGroupId(3)]
const disabledGroup = sampleGroupId(9)
const disabledAddress = 'tomas.novak@example.com'
const room = sampleResourceId(1)

type WithoutTargets =
  | Omit<Extract<Change, { kind: 'updateUsers' }>, 'targets'>
  | Omit<Extract<Change, { kind: 'addAlias' }>, 'targets'>

/** Tokens of the sample organization: one of Siti, and two of another person. */
const tokenIds = ['0a', '0b', '0d'].map((end) => `10000000-0000-4000-8000-0000000000${end}`)

const of = (...entityIds: string[]) => ({ targets: { entityIds } })

/** A change, and what the plan says about each row: the steps, or why there are none. */
const cases: [title: string, change: Change, rows: (string | string[])[]][] = [
  [
    'USR-13 only disabled entities are deleted, and no system user',
    { kind: 'delete', ...of(ana, disabledUser, systemUser, disabledGroup) },
    ['StillEnabled', ['users.delete'], 'SystemUser', ['groups.delete']],
  ],
  [
    'USR-25 only users with a mailbox get new passwords',
    { kind: 'resetPasswords', ...of(ana, remoteUser, disabledUser, sales, systemUser) },
    [['users.resetPassword'], 'RemoteUser', 'NotEnabled', 'WrongType', 'SystemUser'],
  ],
  [
    'USR-17 only mailboxes get a quota, and only if it differs',
    { kind: 'updateQuota', mailboxQuota: 51_200, ...of(ana, remoteUser) },
    ['UNCHANGED', 'RemoteUser'],
  ],
  [
    'USR-17 a quota is set if it differs',
    { kind: 'updateQuota', mailboxQuota: 1_000, ...of(ana) },
    [['mailboxes.updateQuota']],
  ],
  [
    'GRP-06 RES-05 users, groups and resources are hidden alike',
    {
      kind: 'setHidden',
      hiddenFromGlobalAddressList: true,
      ...of(ana, sales, room, sampleUserId(10)),
    },
    [['users.update'], ['groups.update'], ['resources.update'], 'UNCHANGED'],
  ],
  [
    'USR-15 attributes are set if they differ',
    {
      kind: 'updateUsers',
      attributes: { department: 'Sales', company: 'Example Corp' },
      ...of(ana, jurgen, sales),
    },
    ['UNCHANGED', ['users.update'], 'WrongType'],
  ],
  [
    'GRP-08 users and groups become members; a group never becomes a member of itself, directly or nested',
    { kind: 'addToGroups', groupIds: [sales], ...of(jurgen, ana, room, allStaff, disabledUser) },
    [['groupMembers.associate'], 'UNCHANGED', 'WrongType', 'GroupCycle', 'NotEnabled'],
  ],
  [
    'GRP-08 a disabled group gets no members',
    { kind: 'addToGroups', groupIds: [disabledGroup], ...of(ana) },
    ['GroupNotEnabled'],
  ],
  [
    'GRP-09 existing memberships are removed',
    { kind: 'removeFromGroups', groupIds: [sales, departments], ...of(ana, sales, siti) },
    [['groupMembers.disassociate'], ['groupMembers.disassociate'], 'UNCHANGED'],
  ],
  [
    'GEN-14 aliases are added by a pattern, with accents folded, if the entity does not have them',
    {
      kind: 'addAlias',
      addressPattern: '{firstName}.{lastName}@example.com',
      ...of(ana, jurgen, siti, disabledUser, sales),
    },
    ['UNCHANGED', 'UNCHANGED', 'UNCHANGED', 'NotEnabled', 'NoAddress'],
  ],
  [
    'GEN-14 an alias is added',
    { kind: 'addAlias', addressPattern: '{f}.{lastName}@example.com', ...of(jurgen) },
    [['aliases.create']],
  ],
  [
    'GEN-14 aliases are removed by a pattern, but never the primary address',
    { kind: 'removeAliases', addressPattern: '*a*@example.com', ...of(ana, jurgen, siti) },
    [['aliases.delete', 'aliases.delete'], 'UNCHANGED', 'PrimaryAddress'],
  ],
  [
    'PERM-02 groups neither give nor get full access, and nobody gets permissions on their own mailbox',
    {
      kind: 'grantPermissions',
      granteeIds: [jurgen],
      permissionValues: ['FULL_ACCESS'],
      ...of(siti, sales, jurgen, remoteUser, room),
    },
    [
      ['mailboxPermissions.put'],
      'NoFullAccessForGroups',
      'OwnMailbox',
      'RemoteUser',
      ['mailboxPermissions.put'],
    ],
  ],
  [
    'PERM-05 a missing or disabled grantee gets no permissions',
    {
      kind: 'grantPermissions',
      granteeIds: [neverEnabledUser],
      permissionValues: ['SEND_AS'],
      ...of(siti),
    },
    ['GranteeNotEnabled'],
  ],
  [
    'PERM-07 existing permissions are removed',
    { kind: 'revokePermissions', granteeIds: [sampleUserId(8)], ...of(jurgen, siti) },
    [['mailboxPermissions.delete'], 'UNCHANGED'],
  ],
  [
    'USR-12 MDOV-02 a leaving user is locked out, removed from the groups, their addresses handed over, hidden and disabled, in this order',
    {
      kind: 'offboard',
      userId: jurgen,
      ...{ resetPassword: true, revokeTokens: true, denyDevices: true, removeFromGroups: true },
      ...{ aliasesTo: siti, delegateTo: siti, hide: true, disable: true },
    },
    [
      [
        ...['users.resetPassword', 'mobileDeviceAccessOverrides.put'],
        ...['groupMembers.disassociate', 'groupMembers.disassociate'],
        ...['aliases.delete', 'aliases.create', 'mailboxPermissions.put'],
        ...['users.update', 'users.disable', 'aliases.create'],
      ],
    ],
  ],
  [
    'PAT-06 a leaving user loses all personal access tokens',
    {
      kind: 'offboard',
      userId: sampleUserId(7),
      ...{ resetPassword: false, revokeTokens: true, denyDevices: true, removeFromGroups: false },
      ...{ hide: false, disable: false },
    },
    [Array(3).fill('personalAccessTokens.delete')],
  ],
  [
    'PAT-06 PAT-08 users lose all their tokens, and whoever has none stays as they are',
    { kind: 'revokeTokens', ...of(sampleUserId(7), siti, ana, sales) },
    [
      Array(3).fill('personalAccessTokens.delete'),
      ['personalAccessTokens.delete'],
      'UNCHANGED',
      'WrongType',
    ],
  ],
  [
    'PAT-06 PAT-08 single tokens are one row for each of their users, the one with the oldest first, and one that is gone is as it should be',
    {
      kind: 'revokeTokens',
      targets: { personalAccessTokenIds: [...tokenIds, 'no-such-token'] },
    },
    [Array(2).fill('personalAccessTokens.delete'), ['personalAccessTokens.delete'], 'UNCHANGED'],
  ],
  [
    'MDOV-03 a file of overrides sets what differs, by id, address or name, whatever the case of a device',
    {
      kind: 'putDeviceOverrides',
      rows: [
        { user: 'ana.silva', deviceId: 'NEW1', effect: 'ALLOW' },
        {
          ...{ user: jurgen, deviceId: '6apmekphcp2nd42vij4br8ecd0', effect: 'ALLOW' },
          description: ' Until the new phone has come\u200B',
        },
        { user: jurgen, deviceId: '6APMEKPHCP2ND42VIJ4BR8ECD0', effect: 'DENY' },
        { user: jurgen, deviceId: 'OTHER1', effect: 'DENY' },
        { user: 'nobody@example.com', deviceId: 'NEW1', effect: 'DENY' },
        { user: disabledUser, deviceId: 'NEW1', effect: 'DENY' },
        { user: 'ana.silva@example.com', deviceId: 'new1', effect: 'DENY' },
        { user: sales, deviceId: 'NEW1', effect: 'DENY' },
        { user: 'sales@example.com', deviceId: 'NEW1', effect: 'DENY' },
        { user: disabledAddress, deviceId: 'NEW2', effect: 'DENY' },
      ],
    },
    [
      ...[['mobileDeviceAccessOverrides.put'], 'UNCHANGED', 'DeviceTwiceInPlan'],
      ...[['mobileDeviceAccessOverrides.put'], 'NotFound', 'NotEnabled', 'DeviceTwiceInPlan'],
      // AWS finds no address of a disabled user.
      ...['IsGroup', 'IsGroup', 'NotEnabled'],
    ],
  ],
]

/** One backend for all cases, because a plan changes nothing. */
let backend: Awaited<ReturnType<typeof startBackend>>
beforeAll(async () => {
  backend = await startBackend('administrator')
})
afterAll(async () => {
  const audit = await backend.audit()
  expect(new Set(audit.map(({ operation }) => operation))).toEqual(new Set(['signIn', 'jobs.plan']))
  await backend.close()
})

async function planned(change: Change, organizationId: string = here.organizationId) {
  const { call } = backend
  const jobs = jobsOf({
    call: (id, input, headers) => call(id, { ...input, organizationId }, headers),
  })
  const rows = await jobs.rows(await jobs.plan(change))
  // What a kind may send is declared with it: forms are offered by it.
  const sent = rows.flatMap(({ steps }) => steps.map(({ operation }) => operation))
  expect(operationsOfChange(change.kind)).toEqual(expect.arrayContaining(sent))
  return rows.map(({ state, problem, steps }) =>
    state === 'PLANNED' ? steps.map(({ operation }) => operation) : (problem?.code ?? state),
  )
}

test('USR-12 the plan of somebody who leaves counts all that is done, and names who gets the addresses', async () => {
  const jobs = jobsOf(backend)
  const jobId = await jobs.plan({
    ...{ kind: 'offboard', userId: jurgen, aliasesTo: siti, hide: false, disable: true },
    ...{ resetPassword: true, revokeTokens: false, denyDevices: false, removeFromGroups: true },
  })
  const { actions } = await jobs.describe(jobId)
  expect(new Set(actions.map(({ operation }) => operation))).toEqual(
    new Set([
      ...['users.resetPassword', 'groupMembers.disassociate', 'aliases.delete'],
      ...['users.disable', 'aliases.create'],
    ]),
  )
  expect(actions.every(({ rows }) => rows === 1)).toBe(true)
  const [row] = await jobs.rows(jobId)
  const given = row?.steps.filter(({ operation }) => operation === 'aliases.create') ?? []
  expect(given.map(({ about }) => about)).toEqual(given.map(() => 'Siti Rahayu'))
})

test.each(cases)('%s', async (_, change, expected) => {
  expect(await planned(change)).toEqual(expected)
})

const inSales: WithoutTargets = { kind: 'updateUsers', attributes: { office: 'A 1' } }
const newAlias: WithoutTargets = { kind: 'addAlias', addressPattern: '{name}.x@hybrid.example' }

test.each<[string, keyof typeof sampleOrganizations, WithoutTargets, string]>([
  ['GEN-07 people in Active Directory', 'activeDirectory', inSales, 'ReadOnlyDirectory'],
  ['GEN-07 people there, beside Exchange', 'interoperability', inSales, 'ReadOnlyDirectory'],
  ['INTEROP-08 addresses in Exchange', 'interoperability', newAlias, 'Interoperability'],
])('%s cannot be changed, and the plan tells', async (_, organization, change, code) => {
  const organizationId = sampleOrganizations[organization]
  const { Users = [] } = await backend.workmail.listUsers({ OrganizationId: organizationId })
  const entityIds = Users.filter(({ State }) => State === 'ENABLED').map(({ Id = '' }) => Id)
  const { 0: id = '' } = entityIds
  expect(await planned({ ...change, ...of(id) }, organizationId)).toEqual([code])
})

test('a plan for all that match a query covers the entities that the index finds', async () => {
  const query = { text: 'support', types: ['GROUP' as const] }
  const change: Change = {
    kind: 'setHidden',
    hiddenFromGlobalAddressList: true,
    targets: { query },
  }
  expect(await planned(change)).toEqual([['groups.update']])
})
