import { sampleUserId } from '@mailroom/local-aws'
import { expect, test } from 'vitest'
import { exportSettings, exportsOf } from '../test/mailbox-exports.ts'
import { ana, here, startBackend } from '../test/start-backend.ts'

const organization = { OrganizationId: here.organizationId }
const dayMinutes = 24 * 60
const people = [2, 3, 4, 5].map((number) => sampleUserId(number))

/** Starts a backend with export settings, at a time at which nobody was exported within a day. */
async function begin() {
  const backend = await startBackend('administrator', { endOfServiceDate: '2099-12-31' })
  const exports = exportsOf(backend)
  await exports.configure()
  await exports.later(2 * dayMinutes)
  const bucket = async (init: RequestInit, path = '') => {
    const url = `${backend.connections[0]?.endpoint}/__local/buckets${path}`
    expect((await fetch(url, init)).status).toBe(200)
  }
  return {
    ...backend,
    exports,
    setBucket: (change: object) =>
      bucket({
        method: 'POST',
        body: JSON.stringify({ name: exportSettings.bucket, ...change }),
      }),
    async started(entityIds: readonly string[], wish: object = {}) {
      const runId = await exports.plan({ entityIds, ...wish })
      await exports.start(runId)
      return runId
    },
    [Symbol.asyncDispose]: () => backend[Symbol.asyncDispose](),
  }
}

test('XQ-13 07 §11 scenario 12: cancelled early it is CANCELLED, in the last twentieth COMPLETED with a note, and a retry waits for the 24 hours', async () => {
  await using backend = await begin()
  const { exports } = backend
  // Years later the mailboxes are large enough for exports of minutes.
  await exports.later(10 * 365 * dayMinutes)
  const [early = '', late = ''] = people
  const runId = await backend.started([early, late])
  const item = async (id: string) =>
    (await exports.items(runId)).find(({ entityId }) => entityId === id)
  await expect.poll(async () => (await exports.describe(runId)).counts).toEqual({ RUNNING: 2 })
  await exports.done('exportRuns.cancel', { runId, entityIds: [early] })
  await expect.poll(() => item(early)).toMatchObject({ state: 'CANCELLED', cancelAsked: true })

  const { sizeMb = 0, startedAt = '' } = (await item(late)) ?? {}
  const { now } = await exports.describe(runId)
  const doneMs = Date.parse(now) - Date.parse(startedAt)
  await exports.later(((5_000 + sizeMb * 20) * 0.96 - doneMs) / 60_000)
  await exports.done('exportRuns.cancel', { runId, entityIds: [late] })
  await exports.later(10)
  const { counts } = await exports.until(runId, 'COMPLETED')
  expect(counts).toEqual({ CANCELLED: 1, COMPLETED: 1 })
  expect(await item(late)).toMatchObject({ state: 'COMPLETED', cancelAsked: true })

  expect(await exports.done('exportRuns.retry', { runId, reason: 'Once more' })).toEqual({
    count: 1,
  })
  await expect
    .poll(() => item(early))
    .toMatchObject({ state: 'WAITING', waitReason: 'cooldown', attempt: 2 })
  await exports.later(dayMinutes)
  await expect.poll(() => item(early)).toMatchObject({ state: 'RUNNING', attempt: 2 })
  await exports.later(60)
  expect((await exports.until(runId, 'COMPLETED')).counts).toEqual({ COMPLETED: 2 })
}, 30_000)

test('XQ-13 a whole run is cancelled after its count was typed: what waits at once, what runs when AWS was told', async () => {
  await using backend = await begin()
  const { exports } = backend
  await exports.later(10 * 365 * dayMinutes)
  const runId = await backend.started(people, { slots: 3 })
  await expect
    .poll(async () => (await exports.describe(runId)).counts)
    .toEqual({ RUNNING: 3, WAITING: 1 })
  const cancel = (count: number) => backend.call('exportRuns.cancel', { ...here, runId, count })
  expect(await cancel(4)).toMatchObject({ status: 409, body: { code: 'CountDiffers' } })
  expect(await cancel(3)).toMatchObject({ status: 204 })
  expect(await exports.until(runId, 'CANCELLED')).toMatchObject({ counts: { CANCELLED: 4 } })
  const { Jobs = [] } = await backend.workmail.listMailboxExportJobs(organization)
  expect(Jobs.slice(0, 3).map(({ State }) => State)).toEqual(Array(3).fill('CANCELLED'))

  // Three were started, so their retry is the second attempt; the fourth never was.
  expect(await backend.call('exportRuns.retry', { ...here, runId })).toMatchObject({ status: 400 })
  await exports.done('exportRuns.retry', { runId, reason: 'The bucket is larger' })
  const items = await exports.items(runId)
  expect(items.map(({ attempt }) => attempt).toSorted()).toEqual([1, 2, 2, 2])
  const { body } = await backend.call('auditEntries.list', { operation: 'exportRuns.retry' })
  expect(JSON.stringify(body)).toContain('The bucket is larger')
})

test('XQ-13 a pause starts nothing more and leaves running exports alone; the order is changed, and goes on as changed', async () => {
  await using backend = await begin()
  const { exports } = backend
  const runId = await backend.started(people, { slots: 1 })
  await expect.poll(async () => (await exports.describe(runId)).slotsUsed.own).toBe(1)
  await exports.done('exportRuns.pause', { runId })
  await exports.later(60)
  await expect
    .poll(async () => (await exports.describe(runId)).counts)
    .toEqual({ COMPLETED: 1, WAITING: 3 })
  const waiting = await exports.items(runId, { states: ['WAITING'] })
  expect(waiting.map(({ waitReason }) => waitReason)).toEqual(Array(3).fill('paused'))
  const last = waiting.at(-1)?.entityId ?? ''
  await exports.done('exportRuns.putOrder', { runId, order: 'name', first: [last] })
  expect((await exports.items(runId, { states: ['WAITING'] }))[0]?.entityId).toBe(last)
  await exports.done('exportRuns.resume', { runId })
  const running = () => exports.items(runId, { states: ['RUNNING'] })
  await expect.poll(running).toMatchObject([{ entityId: last }])
})

test('XQ-09 07 §11 scenario 13: the bucket is withdrawn: three FAILED pause the run; the bucket is back, and a retry settles all', async () => {
  await using backend = await begin()
  const { exports } = backend
  await backend.setBucket({})
  const runId = await backend.started(people, { slots: 3 })
  await expect.poll(async () => (await exports.describe(runId)).slotsUsed.own).toBe(3)
  await backend.setBucket({ public: true })
  await exports.later(1)
  const paused = await exports.until(runId, 'PAUSED')
  expect(paused).toMatchObject({
    ...{ pauseReason: 'prerequisite', counts: { FAILED: 3, WAITING: 1 } },
    problem: { code: 'ExportFailed', document: 'settings' },
  })
  expect(paused.problem?.message).toContain('allows public access')
  expect(await exports.items(runId, { states: ['WAITING'] })).toMatchObject([
    { waitReason: 'prerequisite' },
  ])
  await backend.setBucket({ public: false })
  await exports.done('exportRuns.retry', { runId, reason: 'Once more' })
  await exports.done('exportRuns.resume', { runId })
  await exports.later(dayMinutes)
  await expect
    .poll(
      async () => {
        await exports.later(1)
        return (await exports.describe(runId)).state
      },
      { timeout: 15_000 },
    )
    .toBe('COMPLETED')
  expect((await exports.describe(runId)).counts).toEqual({ COMPLETED: 4 })
}, 30_000)

test('XQ-15 07 §11 scenario 14: after eight days the list of AWS is empty, the history has all, and details are opened by id', async () => {
  await using backend = await begin()
  const { exports } = backend
  const runId = await backend.started([ana])
  await exports.running(runId, 1)
  await exports.later(60)
  await exports.until(runId, 'COMPLETED')
  const before = await exports.jobs()
  await exports.later(8 * dayMinutes)
  const { Jobs } = await backend.workmail.listMailboxExportJobs(organization)
  expect(Jobs).toEqual([])
  expect(await exports.jobs()).toEqual(before)
  const foreign = before.find((job) => job.runId === undefined)
  expect(await exports.done('exportJobs.describe', { jobId: foreign?.jobId })).toMatchObject({
    ...{ jobId: foreign?.jobId, state: foreign?.state, roleArn: expect.stringContaining('arn:') },
  })
  expect(await backend.call('exportJobs.describe', { ...here, jobId: 'no-job' })).toMatchObject({
    status: 404,
    body: { code: 'ExportJobNotFound' },
  })
})

test('XQ-09 a mailbox that vanished since the plan is skipped, and the others are exported', async () => {
  await using backend = await begin()
  const { exports } = backend
  const [gone = '', ...others] = people
  const runId = await exports.plan({ entityIds: people })
  await backend.workmail.deregisterFromWorkMail({ ...organization, EntityId: gone })
  await exports.start(runId)
  const item = async () => (await exports.items(runId)).find(({ entityId }) => entityId === gone)
  await expect.poll(item).toMatchObject({ state: 'SKIPPED', skipReason: 'gone' })
  await exports.running(runId, 3)
  await exports.later(60)
  expect((await exports.until(runId, 'COMPLETED')).counts).toEqual({
    ...{ COMPLETED: others.length, SKIPPED: 1 },
  })
})

test('XQ-09 without the right to start exports the run is paused, says which text helps, and nothing else is tried', async () => {
  await using backend = await begin()
  const { exports } = backend
  await backend.allowOnly(
    { Effect: 'Allow', Action: '*', Resource: '*' },
    { Effect: 'Deny', Action: 'workmail:StartMailboxExportJob', Resource: '*' },
  )
  const runId = await backend.started(people, { slots: 1 })
  expect(await exports.until(runId, 'PAUSED')).toMatchObject({
    ...{ pauseReason: 'prerequisite', counts: { WAITING: 4 } },
    problem: { code: 'AccessDeniedException', document: 'caller' },
  })
  expect(await exports.calls('StartMailboxExportJob')).toEqual({ AccessDeniedException: 1 })
})

test('XQ-05 refusals by the quota while slots are free are waits and no failures, are not repeated by the SDK, and two of them lower the slots', async () => {
  await using backend = await begin()
  const { exports } = backend
  const theirs = people.slice(-2)
  const runId = await backend.started([ana, ...people], { order: 'list', slots: 3 })
  await exports.running(runId, 3)
  // Mailroom has read AWS's list, and reads it again in five minutes only.
  for (const EntityId of theirs)
    await backend.workmail.startMailboxExportJob({
      ...{ ...organization, EntityId, ClientToken: `theirs-${EntityId}`, S3Prefix: 'theirs' },
      ...{ RoleArn: exportSettings.roleArn, KmsKeyArn: exportSettings.kmsKeyArn },
      S3BucketName: 'elsewhere',
    })
  await exports.later(1)
  const waiting = () => exports.items(runId, { states: ['WAITING'] })
  const cooldown = { waitReason: 'cooldown', attempt: 1 }
  await expect.poll(waiting).toMatchObject([cooldown, cooldown])
  await expect.poll(() => exports.describe(runId)).toHaveProperty('loweredSlots')
  const { counts, loweredSlots } = await exports.describe(runId)
  expect([counts.FAILED, loweredSlots?.slots]).toEqual([undefined, 2])
  const starts = await exports.calls('StartMailboxExportJob')
  expect(starts).toMatchObject({ LimitExceededException: 2 })
})

test('XQ-18 after the end of the service nothing is started, and what is known stays readable', async () => {
  await using backend = await startBackend('administrator', { endOfServiceDate: '2027-03-31' })
  const exports = exportsOf(backend)
  await exports.configure()
  const runId = await exports.plan({ entityIds: [ana] })
  await expect.poll(() => exports.jobs()).not.toEqual([])
  await exports.later(200 * dayMinutes)
  await exports.done('entities.refresh', {})
  const one = { ...here, runId }
  const late = { ...one, reason: 'too late' }
  const calls = [
    ['exportRuns.start', { ...late, acceptUnchecked: [] }],
    ['exportRuns.resume', one],
    ['exportRuns.retry', late],
    ['exportRuns.add', { ...late, entityId: ana }],
  ] as const
  for (const [id, input] of calls)
    expect(await backend.call(id, input), id).toMatchObject({
      ...{ status: 409, body: { code: 'ExportsEnded' } },
    })
  await backend.faults({ operation: '*', kind: 'status', status: 503 })
  expect(await exports.describe(runId)).toMatchObject({ state: 'PLANNED' })
  expect((await exports.jobs()).length).toBeGreaterThan(0)
})
