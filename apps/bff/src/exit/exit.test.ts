import { type ExitFilter, ExitMailbox, type ExitPhase } from '@mailroom/schemas/exit'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { withExports } from '../test/exported.ts'
import { exportSettings, exportsOf } from '../test/mailbox-exports.ts'
import { databases, test as onBothStores } from '../test/on-both-stores.ts'
import { snapshotsOf } from '../test/snapshots.ts'
import { ana, here, type Session, startBackend, startEmptyBackend } from '../test/start-backend.ts'

const List = z.object({
  items: z.array(z.custom<ExitMailbox>((row) => ExitMailbox.safeParse(row).success)),
  total: z.number(),
  source: z.string(),
  asOf: z.string().optional(),
  index: z.object({ phase: z.string() }),
})

const Exit = z.object({
  daysLeft: z.number(),
  phases: z.array(z.custom<ExitPhase>()),
  removals: z.optional(z.object({ kept: z.number(), soon: z.number() })),
})

type Caller = Pick<Session, 'call'>

const list = async ({ call }: Caller, input: object = {}) =>
  List.parse((await call('exit.listMailboxes', { ...here, limit: 1_000, ...input })).body)

const describeExit = async ({ call }: Caller) =>
  Exit.parse((await call('exit.describe', here)).body)

const phase = async (caller: Caller, id: ExitPhase['id']) =>
  (await describeExit(caller)).phases.find((each) => each.id === id)

const names = async (caller: Caller, filter: ExitFilter, sort?: object) =>
  (await list(caller, { filter, ...(sort ? { sort } : {}) })).items.map(({ name }) => name)

/** Waits until the index has the whole directory. */
async function untilRead(caller: Caller) {
  await expect
    .poll(async () => (await list(caller)).index.phase, { timeout: 20_000 })
    .toBe('COMPLETE')
  return list(caller)
}

/** Lets days pass at AWS; its next answer tells Mailroom. */
async function passDays(backend: Awaited<ReturnType<typeof startBackend>>, days: number) {
  const endpoint = backend.connections[0]?.endpoint ?? ''
  await fetch(`${endpoint}/__local/clock?advance=${days * 24 * 60 * 60}`, { method: 'POST' })
  await backend.call('organizations.describe', here)
}

describe('EXIT-05 the table', () => {
  test('has a row for every user and resource, with what the index and the snapshot know', async () => {
    await using backend = await startBackend('auditor')
    const { items, source } = await untilRead(backend)
    expect(source).toBe('index')
    const { Users = [] } = await backend.workmail.listUsers({
      OrganizationId: here.organizationId,
      MaxResults: 100,
    })
    const { Resources = [] } = await backend.workmail.listResources({
      OrganizationId: here.organizationId,
      MaxResults: 100,
    })
    const wanted = [...Users, ...Resources].filter(({ State }) => State !== 'DELETED')
    expect(items.map(({ id }) => id).sort()).toEqual(wanted.map(({ Id }) => Id).sort())
    const row = items.find(({ id }) => id === ana)
    const { Permissions = [] } = await backend.workmail.listMailboxPermissions({
      OrganizationId: here.organizationId,
      EntityId: ana,
    })
    const { Aliases = [] } = await backend.workmail.listAliases({
      OrganizationId: here.organizationId,
      EntityId: ana,
    })
    expect(row).toMatchObject({
      ...{ type: 'USER', state: 'ENABLED', exportState: 'NOT_EXPORTED' },
      ...{ aliasCount: Aliases.length - 1, permissionsGiven: Permissions.length },
      ...{ groupCount: expect.any(Number), permissionsHeld: expect.any(Number) },
    })
    expect(row?.sizeMb).toBeUndefined()
    await snapshotsOf(backend).read()
    const { MailboxSize } = await backend.workmail.getMailboxDetails({
      OrganizationId: here.organizationId,
      UserId: ana,
    })
    const [sized] = (await list(backend, { filter: { text: ana } })).items
    expect(sized?.sizeMb).toBe(MailboxSize)
  })

  test('begins with disabled ones whose mailbox is removed within 10 days, by AWS’s clock', async () => {
    await using backend = await startBackend('administrator')
    await untilRead(backend)
    expect((await list(backend)).items[0]?.name).toBe('Administrator')
    expect(await describeExit(backend)).toMatchObject({ removals: { kept: 2, soon: 0 } })
    await passDays(backend, 10)
    const { items } = await list(backend)
    expect(items.slice(0, 3).map(({ name, removedInDays }) => [name, removedInDays])).toEqual([
      ['room.attic', 7],
      ['tomas.novak', 9],
      ['Administrator', undefined],
    ])
    expect(await describeExit(backend)).toMatchObject({ removals: { kept: 2, soon: 2 } })
    await backend.call('mailboxExclusions.put', {
      ...{ ...here, entityId: items[0]?.id, reason: 'an empty room' },
    })
    expect((await list(backend)).items[0]?.name).toBe('tomas.novak')
    await passDays(backend, 10)
    expect(await names(backend, { removal: 'past' })).toContain('tomas.novak')
    expect(await names(backend, { exportState: 'NO_MAILBOX' })).toContain('tomas.novak')
  })

  test('is filtered by its columns, and ordered by them with what is unknown last', async () => {
    await using backend = await startBackend('auditor')
    await snapshotsOf(backend).read()
    const { items } = await untilRead(backend)
    const named = (is: (row: ExitMailbox) => boolean) =>
      items
        .filter(is)
        .map(({ name }) => name)
        .sort()
    const cases: [ExitFilter, (row: ExitMailbox) => boolean][] = [
      [{ kind: 'ROOM' }, ({ resourceType }) => resourceType === 'ROOM'],
      [{ kind: 'REMOTE_USER' }, ({ userRole }) => userRole === 'REMOTE_USER'],
      [{ state: 'DISABLED' }, ({ state }) => state === 'DISABLED'],
      [{ exportState: 'NOT_EXPORTED' }, ({ exportState }) => exportState === 'NOT_EXPORTED'],
      [{ evidence: 'NONE', kind: 'USER' }, ({ userRole }) => userRole === 'USER'],
      [{ removal: 'later' }, ({ removedInDays = -1 }) => removedInDays >= 0],
      [{ minSizeMb: 1 }, ({ sizeMb = 0 }) => sizeMb >= 1],
      [{ hasAliases: true }, ({ aliasCount = 0 }) => aliasCount > 0],
      [{ hasGroups: false }, ({ groupCount }) => groupCount === 0],
      [{ givesPermissions: true }, ({ permissionsGiven = 0 }) => permissionsGiven > 0],
      [{ holdsPermissions: true }, ({ permissionsHeld = 0 }) => permissionsHeld > 0],
      [{ text: 'ANA silva' }, ({ id }) => id === ana],
    ]
    for (const [filter, is] of cases) {
      const wanted = named(is)
      expect(wanted.length, JSON.stringify(filter)).toBeGreaterThan(0)
      expect((await names(backend, filter)).sort(), JSON.stringify(filter)).toEqual(wanted)
    }
    const sizes = (await list(backend, { sort: { by: 'sizeMb', descending: true } })).items.map(
      ({ sizeMb }) => sizeMb,
    )
    const known = sizes.filter((size) => size !== undefined)
    expect(known.length).toBeGreaterThan(5)
    expect(sizes.slice(0, known.length)).toEqual(known.toSorted((a, b) => b - a))
    const { items: page, total } = await list(backend, { offset: 3, limit: 2 })
    expect([page.map(({ id }) => id), total]).toEqual([
      items.slice(3, 5).map(({ id }) => id),
      items.length,
    ])
  })
})

describe('EXIT-06 a phase is computed', () => {
  test('the inventory: not started, under way, done, and under way again after 7 days', async () => {
    await using backend = await startBackend('administrator')
    const inventory = () => phase(backend, 'inventory')
    expect(await inventory()).toEqual({
      ...{ id: 'inventory', state: 'notStarted', reason: 'noSnapshot' },
    })
    const snapshots = snapshotsOf(backend)
    await snapshots.read('settings')
    expect(await inventory()).toMatchObject({ reason: 'noSnapshot' })
    const id = await snapshots.begin()
    expect(await inventory()).toMatchObject({ state: 'underWay', reason: 'snapshotBeingRead' })
    await snapshots.untilRead(id)
    expect(await inventory()).toEqual({ id: 'inventory', state: 'done', snapshotId: id })
    await passDays(backend, 8)
    expect(await inventory()).toMatchObject({ state: 'underWay', reason: 'snapshotOld' })
  })

  test('the inventory is blocked by a snapshot that AWS refused a part of', async () => {
    await using backend = await startBackend('administrator')
    await backend.allowOnly(
      { Effect: 'Allow', Action: '*', Resource: '*' },
      { Effect: 'Deny', Action: 'workmail:ListPersonalAccessTokens', Resource: '*' },
    )
    const { snapshotId } = await snapshotsOf(backend).read()
    expect(await phase(backend, 'inventory')).toEqual({
      ...{ id: 'inventory', state: 'blocked', reason: 'snapshotIncomplete', snapshotId },
    })
  })

  test('the exports are done once every mailbox is said to be not needed, each with a reason', async () => {
    await using backend = await startBackend('administrator')
    expect(await phase(backend, 'exports')).toMatchObject({ reason: 'directoryUnread' })
    await untilRead(backend)
    const wanted = (await list(backend, { filter: { exportState: 'NOT_EXPORTED' } })).items
    expect(await phase(backend, 'exports')).toMatchObject({
      ...{ state: 'notStarted', reason: 'exportsNotSetUp' },
      ...{ left: wanted.length, total: wanted.length },
    })
    for (const reason of ['', ' ', 'x'.repeat(501)])
      expect(
        await backend.call('mailboxExclusions.put', { ...here, entityId: ana, reason }),
      ).toMatchObject({ status: 400, body: { fields: { reason: {} } } })
    for (const { id: entityId } of wanted)
      expect(
        await backend.call('mailboxExclusions.put', { ...here, entityId, reason: 'not needed' }),
      ).toMatchObject({ status: 204 })
    expect(await phase(backend, 'exports')).toMatchObject({ state: 'done', left: 0 })
    expect(await phase(backend, 'verification')).toMatchObject({ state: 'done' })
    const row = (await list(backend, { filter: { text: ana } })).items[0]
    expect(row).toMatchObject({
      exportState: 'EXCLUDED',
      exclusion: { reason: 'not needed', excludedBy: 'Ada Administrator' },
    })
    const again = await backend.call('mailboxExclusions.put', {
      ...{ ...here, entityId: ana, reason: 'again' },
    })
    expect(again).toMatchObject({ status: 409, body: { code: 'Conflict' } })
    await backend.call('mailboxExclusions.delete', { ...here, entityId: ana })
    expect(await phase(backend, 'exports')).toMatchObject({ state: 'underWay', left: 1 })
    const gone = await backend.call('mailboxExclusions.delete', { ...here, entityId: ana })
    expect(gone).toMatchObject({ status: 410, body: { code: 'Gone' } })
    const unknown = { ...here, entityId: 'nobody', reason: 'not there' }
    expect(await backend.call('mailboxExclusions.put', unknown)).toMatchObject({ status: 410 })
  })

  test('XQ-17 a mailbox that others export is being exported, whatever a run says of it', async () => {
    await using backend = await withExports()
    await untilRead(backend)
    const exports = exportsOf(backend)
    await exports.configure()
    await exports.later(2 * 24 * 60)
    const stateOfAna = async () =>
      (await list(backend, { filter: { text: ana } })).items[0]?.exportState
    const runId = await exports.plan({ entityIds: [ana] })
    await exports.start(runId)
    await exports.running(runId, 1)
    await exports.done('exportRuns.cancel', { runId, entityIds: [ana] })
    await exports.until(runId, 'COMPLETED')
    expect(await stateOfAna()).toBe('CANCELLED')
    await exports.later(25 * 60)
    const { JobId: jobId } = await backend.workmail.startMailboxExportJob({
      ...{ OrganizationId: here.organizationId, EntityId: ana, ClientToken: undefined },
      ...{ RoleArn: exportSettings.roleArn, KmsKeyArn: exportSettings.kmsKeyArn },
      ...{ S3BucketName: exportSettings.bucket, S3Prefix: 'theirs' },
    })
    // Mailroom asks AWS for a job that it has not seen.
    expect(await exports.done('exportJobs.describe', { jobId })).toMatchObject({ state: 'RUNNING' })
    expect(await stateOfAna()).toBe('RUNNING')
    await exports.done('exportJobs.adopt', { jobId })
    expect(await stateOfAna()).toBe('RUNNING')
    await exports.later(60)
    await exports.done('exportJobs.describe', { jobId })
    expect(await stateOfAna()).toBe('COMPLETED')
  })

  test('the exports and their verification follow the jobs and the evidence', async () => {
    await using backend = await withExports()
    await untilRead(backend)
    const exports = exportsOf(backend)
    await exports.configure()
    const rowOfAna = async () => (await list(backend, { filter: { text: ana } })).items[0]
    const runId = await exports.plan({ entityIds: [ana] })
    expect(await rowOfAna()).toMatchObject({ exportState: 'PLANNED' })
    await exports.start(runId)
    await expect.poll(rowOfAna).toMatchObject({ exportState: 'RUNNING' })
    expect(await phase(backend, 'exports')).toMatchObject({
      ...{ state: 'underWay', reason: 'mailboxesLeft' },
    })
    expect(await phase(backend, 'verification')).toMatchObject({ reason: 'nothingExported' })
    await exports.later(10)
    await exports.until(runId, 'COMPLETED')
    const [{ jobId = '' } = {}] = await exports.items(runId)
    await backend.checked(jobId)
    const left = (await phase(backend, 'exports'))?.left ?? 0
    expect(await rowOfAna()).toMatchObject({
      ...{ exportState: 'COMPLETED', evidence: 'VERIFIED', verificationLevel: 1 },
      exportedAt: expect.any(String),
    })
    expect(await names(backend, { evidence: 'VERIFIED' })).toEqual(['ana.silva'])
    expect(await phase(backend, 'verification')).toMatchObject({ reason: 'mailboxesLeft' })
    // A higher level is wanted: what is proved is not enough.
    await exports.done('exportEvidence.putSettings', {
      ...{ level: 2, readsArchives: false, expected: { level: 1, readsArchives: false } },
    })
    expect(await rowOfAna()).toMatchObject({ exportState: 'COMPLETED', verificationLevel: 1 })
    expect(await names(backend, { evidence: 'BELOW_LEVEL' })).toEqual(['ana.silva'])
    const below = { state: 'BELOW_LEVEL' }
    const listed = await backend.call('exportEvidence.list', { ...here, ...below })
    expect(listed.body).toMatchObject({
      items: [{ jobId, state: 'VERIFIED', isBelowLevel: true }],
      counts: { BELOW_LEVEL: 1 },
    })
    expect(await phase(backend, 'verification')).toMatchObject({ reason: 'notVerified', left: 1 })
    expect(await phase(backend, 'exports')).toMatchObject({ left: left + 1 })
    await exports.done('exportEvidence.accept', { jobId, reason: 'the log is enough' })
    expect(await rowOfAna()).toMatchObject({ evidence: 'ACCEPTED' })
    expect(await phase(backend, 'exports')).toMatchObject({ left })
  })

  test('what this version has no page for is said to be not started, and nobody can set it', async () => {
    await using backend = await startBackend('administrator')
    const { phases, removals } = await describeExit(backend)
    // Nobody is said to be without a mailbox before anybody was read.
    expect(removals).toBeUndefined()
    expect(phases.filter(({ reason }) => reason === 'notInThisVersion')).toEqual(
      ['kits'].map((id) => ({
        ...{ id, state: 'notStarted', reason: 'notInThisVersion' },
      })),
    )
  })
})

test('EXIT-01 EXIT-04 07 A-28 the help desk gets 403 for the dashboard, and an auditor only reads it', async () => {
  await using backend = await startEmptyBackend()
  const helpDesk = await backend.as('helpDesk')
  const auditor = await backend.as('auditor')
  const put = { ...here, entityId: ana, reason: 'not needed' }
  const id = '00000000-0000-4000-8000-000000000009'
  const statuses = async ({ call }: Caller) => [
    (await call('exit.describe', here)).status,
    (await call('exit.listMailboxes', here)).status,
    (await call('approvals.list', here)).status,
    (await call('mailboxExclusions.put', put)).status,
    (await call('mailboxExclusions.delete', { ...here, entityId: ana })).status,
    (await call('approvals.approve', { ...here, approvalId: id })).status,
    (await call('approvals.decline', { ...here, approvalId: id })).status,
  ]
  expect(await statuses(helpDesk)).toEqual([403, 403, 403, 403, 403, 403, 403])
  expect(await statuses(auditor)).toEqual([200, 200, 200, 403, 403, 403, 403])
  const refused = (await backend.audit()).filter(({ operation }) =>
    operation.startsWith('mailboxExclusions.'),
  )
  const outcomes = refused.flatMap(({ outcome }) => outcome ?? [])
  expect(outcomes).toEqual(Array(4).fill('NotAllowed'))
})

onBothStores.for(databases)(
  '07 A-30 after the end of the service, with AWS unreachable, the dashboard works from the store of %s and says as of when',
  { timeout: 60_000 },
  async (database, { place }) => {
    const settings = await place(database)
    {
      await using backend = await startBackend('administrator', settings)
      await untilRead(backend)
      await snapshotsOf(backend).read()
      await backend.call('mailboxExclusions.put', { ...here, entityId: ana, reason: 'gone' })
    }
    const connections = [
      {
        ...{ id: 'local', name: 'Gone', region: ['us-east-1' as const], readOnly: false },
        // Nobody listens there.
        ...{ requestsPerSecond: 10, endpoint: 'http://127.0.0.1:9' },
      },
    ]
    await using backend = await startBackend('auditor', {
      ...{ ...settings, connections, awsTimeoutMs: 1_000, endOfServiceDate: '2026-01-31' },
    })
    const { items, total, source, asOf } = await list(backend)
    expect(source).toBe('index')
    expect(asOf).toBe('2026-11-24T12:00:00.000Z')
    expect(items.length).toBe(total)
    expect(items.find(({ id }) => id === ana)).toMatchObject({ exportState: 'EXCLUDED' })
    expect((await describeExit(backend)).daysLeft).toBeLessThan(0)
    expect(await phase(backend, 'inventory')).toMatchObject({ state: 'done' })
    await backend.store.deleteFrom('directory_entry').execute()
    await backend.store.deleteFrom('directory_index').execute()
    const fromSnapshot = await list(backend)
    expect(fromSnapshot.source).toBe('snapshot')
    expect(fromSnapshot.items.map(({ id }) => id)).toEqual(items.map(({ id }) => id))
    expect(fromSnapshot.items.find(({ id }) => id === ana)).toMatchObject({
      ...{ exportState: 'EXCLUDED', sizeMb: expect.any(Number) },
    })
  },
)
