import { sampleResourceId, sampleUserId } from '@mailroom/local-aws'
import { describe, expect } from 'vitest'
import { exportSettings, exportsOf } from '../test/mailbox-exports.ts'
import { databases, test } from '../test/on-both-stores.ts'
import { ana, disabledUser, here, neverEnabledUser, startBackend } from '../test/start-backend.ts'

const organization = { OrganizationId: here.organizationId }

/** A quarter of a minute: how late a slot may be filled. */
const pollMinutes = 0.25

const startElsewhere = (EntityId: string) => ({
  ...{ ...organization, EntityId, ClientToken: `elsewhere-${EntityId}` },
  ...{ RoleArn: exportSettings.roleArn, KmsKeyArn: exportSettings.kmsKeyArn },
  ...{ S3BucketName: 'elsewhere', S3Prefix: 'theirs' },
})

describe.each(databases)('on %s', (database) => {
  test('XQ-01 a plan sends nothing; once started, its mailbox is exported, and the history has the job', async ({
    place,
  }) => {
    await using backend = await startBackend('administrator', await place(database))
    const exports = exportsOf(backend)
    await exports.configure()
    const runId = await exports.plan({ entityIds: [ana] })
    expect(await backend.metrics()).not.toContain('StartMailboxExportJob')
    expect(await exports.items(runId)).toMatchObject([{ name: 'Ana Silva', state: 'PLANNED' }])
    await exports.start(runId)
    await expect.poll(() => exports.items(runId)).toMatchObject([{ state: 'RUNNING' }])
    await exports.later(10)
    expect(await exports.until(runId, 'COMPLETED')).toMatchObject({
      ...{ startedBy: 'Ada Administrator', reason: 'we leave', counts: { COMPLETED: 1 } },
    })
    const [{ jobId = '' } = {}] = await exports.items(runId)
    expect(await exports.jobs({ entityId: ana })).toMatchObject([
      { jobId, state: 'COMPLETED', runId, pass: 1, name: 'Ana Silva' },
    ])
  })

  test('EXIT-05 XQ-04 a mailbox is added to a run that waits, before all others; a plan says who waits', async ({
    place,
  }) => {
    await using backend = await startBackend('administrator', await place(database))
    const exports = exportsOf(backend)
    await exports.configure()
    const runId = await exports.plan({ entityIds: [ana] })
    await exports.start(runId)
    await exports.running(runId, 1)
    await exports.done('exportRuns.pause', { runId })
    const room = sampleResourceId(1)
    const added = { runId, entityId: room, reason: 'it is removed' }
    await exports.done('exportRuns.add', added)
    expect(await exports.items(runId)).toMatchObject([
      { entityId: room, state: 'WAITING', position: 1 },
      { entityId: ana, state: 'RUNNING' },
    ])
    const refused = async (entityId: string) =>
      (await backend.call('exportRuns.add', { ...here, ...added, entityId })).body
    expect(await refused(ana)).toMatchObject({ code: 'MailboxInRun' })
    expect(await refused(disabledUser)).toMatchObject({
      ...{ code: 'NothingToExport', fields: { entityId: { code: 'disabled' } } },
    })
    await exports.done('exportRuns.resume', { runId })
    await exports.running(runId, 2)
    await exports.later(60)
    await exports.until(runId, 'COMPLETED')
    const { runId: second } = (await exports.done('exportRuns.planSecondPass', { runId })) as {
      runId: string
    }
    const { cooling } = await exports.describe(second)
    expect(cooling).toMatchObject({ count: 2, running: 0 })
    const dueAts = (await exports.items(second)).map(({ state, dueAt = '' }) => [state, dueAt])
    expect(dueAts.map(([state]) => state)).toEqual(['PLANNED', 'PLANNED'])
    expect(
      dueAts
        .map(([, dueAt]) => dueAt)
        .toSorted()
        .at(-1),
    ).toBe(cooling?.until)
  })

  test('XQ-02 a text is looked for in names and addresses alone, and the plan keeps its filter', async ({
    place,
  }) => {
    await using backend = await startBackend('administrator', await place(database))
    const exports = exportsOf(backend)
    await exports.configure()
    const everybody = { kinds: ['USER'], text: 's-1' }
    await exports.plan({ entityIds: [ana] })
    const found = await backend.call('exportRuns.plan', {
      ...{ ...here, order: 'name', slots: 10, everybody },
    })
    expect(found.body).toMatchObject({ code: 'NothingToExport' })
    const named = { kinds: ['USER'], text: 'SILVA' }
    const runId = await exports.plan({ everybody: named })
    expect(await exports.describe(runId)).toMatchObject({ everybody: named })
    expect(await exports.items(runId)).toMatchObject([{ entityId: ana }])
  })

  test('XQ-02 a disabled mailbox that was tried is left out as disabled, and counted', async ({
    place,
  }) => {
    await using backend = await startBackend('administrator', await place(database))
    const exports = exportsOf(backend)
    await exports.configure()
    const runId = await exports.plan({ entityIds: [disabledUser], tryDisabled: true })
    await exports.start(runId)
    expect(await exports.until(runId, 'COMPLETED')).toMatchObject({
      skipped: { refusedDisabled: 1 },
    })
  })

  test('XQ-03 07 §11 scenario 7: ten of 25 mailboxes at once, the largest first, and a slot is filled within 15 s', async ({
    place,
  }) => {
    const settings = { ...(await place(database)), seedUsers: 40 }
    await using backend = await startBackend('administrator', settings)
    const exports = exportsOf(backend)
    await exports.configure()
    const { Users = [] } = await backend.workmail.listUsers({ ...organization, MaxResults: 100 })
    const entityIds = Users.flatMap(({ Id, State, UserRole }) =>
      Id !== undefined && State === 'ENABLED' && UserRole === 'USER' ? [Id] : [],
    ).slice(0, 25)
    const runId = await exports.plan({ entityIds })
    // The sample has exports of this day.
    await exports.later(25 * 60)
    await expect.poll(async () => (await exports.describe(runId)).sizesLeft).toBe(0)
    const sizes = (await exports.items(runId)).map(({ sizeMb = 0 }) => sizeMb)
    expect(sizes).toEqual(sizes.toSorted((one, other) => other - one))
    await exports.start(runId)
    for (;;) {
      const { counts } = await exports.describe(runId)
      if ((counts.WAITING ?? 0) === 0) break
      await expect
        .poll(async () => {
          const { counts, slotsUsed } = await exports.describe(runId)
          return (counts.WAITING ?? 0) === 0 || slotsUsed.own === 10
        })
        .toBe(true)
      await exports.later(pollMinutes)
    }
    await exports.later(60)
    expect(await exports.until(runId, 'COMPLETED')).toMatchObject({ counts: { COMPLETED: 25 } })
    const items = await exports.items(runId)
    const started = items.map(({ startedAt = '' }) => startedAt)
    // Those of one filling are sent side by side.
    for (const [at, time] of started.entries())
      for (const later of started.slice(at + 10))
        expect(Date.parse(later)).toBeGreaterThanOrEqual(Date.parse(time))
    const { items: runs } = (await exports.done('exportRuns.list', {})) as { items: unknown[] }
    expect(runs).toMatchObject([{ runId, state: 'COMPLETED' }])
  }, 60_000)

  test('XQ-17 07 §11 scenario 8: with three jobs of others only seven slots are used, and the history has them as foreign', async ({
    place,
  }) => {
    const settings = { ...(await place(database)), seedUsers: 30 }
    await using backend = await startBackend('administrator', settings)
    const exports = exportsOf(backend)
    await exports.configure()
    await exports.later(60)
    const { Users = [] } = await backend.workmail.listUsers({ ...organization, MaxResults: 100 })
    const ids = Users.flatMap(({ Id, State, UserRole }) =>
      Id !== undefined && State === 'ENABLED' && UserRole === 'USER' ? [Id] : [],
    )
    const [theirs, entityIds] = [ids.slice(0, 3), ids.slice(3, 20)]
    for (const id of theirs) await backend.workmail.startMailboxExportJob(startElsewhere(id))
    const runId = await exports.plan({ entityIds })
    await exports.start(runId)
    await expect
      .poll(async () => (await exports.describe(runId)).slotsUsed)
      .toEqual({ own: 7, foreign: 3 })
    const foreign = await exports.jobs({ isForeign: true, states: ['RUNNING'] })
    expect(foreign.map(({ entityId }) => entityId).toSorted()).toEqual(theirs.toSorted())
    expect((await exports.jobs({ isForeign: false })).map(({ runId }) => runId)).toEqual(
      Array.from({ length: 7 }, () => runId),
    )
    const [{ jobId = '' } = {}] = foreign
    await exports.done('exportJobs.adopt', { jobId })
    expect(await exports.done('exportJobs.describe', { jobId })).toMatchObject({
      ...{ adoptedBy: 'Ada Administrator', roleArn: exportSettings.roleArn },
    })
    const [own] = await exports.jobs({ isForeign: false })
    expect(await backend.call('exportJobs.adopt', { ...here, jobId: own?.jobId })).toMatchObject({
      body: { code: 'ExportJobConflict' },
    })
  }, 60_000)

  test('XQ-04 XQ-05 07 §11 scenario 9: a mailbox exported an hour before waits 23 hours, and is then exported', async ({
    place,
  }) => {
    await using backend = await startBackend('administrator', await place(database))
    const exports = exportsOf(backend)
    await exports.configure()
    await backend.workmail.startMailboxExportJob(startElsewhere(ana))
    await exports.later(60)
    const runId = await exports.plan({ entityIds: [ana, sampleUserId(2)] })
    await exports.start(runId)
    const item = async () => (await exports.items(runId)).find(({ entityId }) => entityId === ana)
    await expect.poll(item).toMatchObject({ state: 'WAITING', waitReason: 'cooldown', attempt: 1 })
    const { dueAt = '' } = (await item()) ?? {}
    const { now } = await exports.describe(runId)
    expect((Date.parse(dueAt) - Date.parse(now)) / 60_000).toBeCloseTo(23 * 60, -1)
    expect(await exports.describe(runId)).toMatchObject({ cooldownWaits: 1, nextDueAt: dueAt })
    await exports.later(22 * 60)
    expect(await item()).toMatchObject({ state: 'WAITING', attempt: 1 })
    await exports.later(61)
    await expect.poll(item, { timeout: 5_000 }).toMatchObject({ state: 'RUNNING', attempt: 1 })
    await exports.later(10)
    expect(await exports.until(runId, 'COMPLETED')).toMatchObject({ counts: { COMPLETED: 2 } })
  }, 30_000)

  test('XQ-07 07 §11 scenario 10: AWS starts the job and its answer is lost: there is one job, with the same token', async ({
    place,
  }) => {
    await using backend = await startBackend('administrator', await place(database))
    const exports = exportsOf(backend)
    await exports.configure()
    const runId = await exports.plan({ entityIds: [ana] })
    await backend.faults({
      ...{ operation: 'StartMailboxExportJob', kind: 'drop', count: 2, afterwards: true },
    })
    await exports.start(runId)
    await expect.poll(() => exports.items(runId)).toMatchObject([{ state: 'STARTING' }])
    const tokens = () => backend.store.selectFrom('export_item').select('token').execute()
    const before = await tokens()
    await expect
      .poll(
        async () => {
          await exports.later(1)
          return exports.items(runId)
        },
        { timeout: 15_000 },
      )
      .toMatchObject([{ state: expect.stringMatching(/RUNNING|COMPLETED/), attempt: 1 }])
    expect(await tokens()).toEqual(before)
    await exports.later(20)
    await exports.until(runId, 'COMPLETED')
    expect(await exports.jobs({ entityId: ana })).toHaveLength(1)
    expect(await backend.faultsLeft()).toBe(0)
  }, 30_000)

  test('XQ-07 XQ-14 a start whose answer is lost until AWS has forgotten its token is found by the path of its job, and not sent again', async ({
    place,
  }) => {
    await using backend = await startBackend('administrator', await place(database))
    const exports = exportsOf(backend)
    await exports.configure()
    const runId = await exports.plan({ entityIds: [ana] })
    await backend.faults({
      ...{ operation: 'StartMailboxExportJob', kind: 'drop', rate: 1, afterwards: true },
    })
    await exports.start(runId)
    await expect
      .poll(() => exports.items(runId))
      .toMatchObject([{ state: 'STARTING', problem: { code: 'AwsUnreachable' } }])
    await exports.later(26 * 60)
    await backend.faults()
    await expect
      .poll(
        async () => {
          await exports.later(1)
          return (await exports.describe(runId)).state
        },
        { timeout: 20_000 },
      )
      .toBe('COMPLETED')
    const { Jobs = [] } = await backend.workmail.listMailboxExportJobs({
      OrganizationId: here.organizationId,
    })
    expect(Jobs.filter(({ EntityId }) => EntityId === ana)).toHaveLength(1)
    expect(await exports.items(runId)).toMatchObject([{ state: 'COMPLETED', attempt: 1 }])
  }, 40_000)
})

test('XQ-02 what has no mailbox here is skipped with a reason, and a disabled one may be tried', async () => {
  await using backend = await startBackend('administrator')
  const exports = exportsOf(backend)
  await exports.configure()
  const entityIds = [
    ...[ana, sampleResourceId(1), disabledUser, neverEnabledUser],
    'there-is-no-such-id',
  ]
  const reasons = async (wish: object) => {
    const items = await exports.items(await exports.plan({ entityIds, ...wish }))
    return Object.fromEntries(items.map((item) => [item.entityId, item.skipReason ?? item.state]))
  }
  const always = {
    ...{ [ana]: 'PLANNED', [sampleResourceId(1)]: 'PLANNED', 'there-is-no-such-id': 'unknown' },
    [neverEnabledUser]: 'neverEnabled',
  }
  expect(await reasons({})).toEqual({ ...always, [disabledUser]: 'disabled' })
  expect(await reasons({ tryDisabled: true })).toEqual({ ...always, [disabledUser]: 'PLANNED' })
  const refused = async (wish: object) =>
    (await backend.call('exportRuns.plan', { ...here, order: 'size', slots: 10, ...wish })).body
  expect(await refused({ entityIds: [disabledUser] })).toMatchObject({
    ...{ code: 'NothingToExport', fields: { entityIds: { code: 'disabled' } } },
  })
  expect(await refused({ entityIds: [neverEnabledUser, disabledUser] })).toMatchObject({
    fields: { entityIds: { code: 'neverEnabled disabled' } },
  })
  const everybody = { kinds: ['USER'], text: 'remote' }
  expect(await refused({ everybody })).toMatchObject({
    fields: { everybody: { code: 'remoteUser' } },
  })
})

test('XQ-04 XQ-17 a plan says of a mailbox that others export until when it waits, and which job runs', async () => {
  await using backend = await startBackend('administrator')
  const exports = exportsOf(backend)
  await exports.configure()
  await exports.later(2 * 24 * 60)
  const { JobId: jobId } = await backend.workmail.startMailboxExportJob(startElsewhere(ana))
  await exports.done('exportJobs.describe', { jobId })
  const runId = await exports.plan({ entityIds: [ana, sampleUserId(2)] })
  expect(await exports.describe(runId)).toMatchObject({ cooling: { count: 1, running: 1 } })
  const { cooling } = await exports.describe(runId)
  const item = async (id: string) =>
    (await exports.items(runId)).find(({ entityId }) => entityId === id)
  expect(await item(ana)).toMatchObject({ dueAt: cooling?.until, otherJobId: jobId })
  const other = await item(sampleUserId(2))
  expect([other?.dueAt, other?.otherJobId]).toEqual([undefined, undefined])
  await exports.start(runId)
  await exports.running(runId, 1)
  expect(await item(sampleUserId(2))).not.toHaveProperty('otherJobId')
  await expect.poll(async () => (await item(ana))?.waitReason).toBe('cooldown')
  expect(await item(ana)).toMatchObject({ otherJobId: jobId })
})
