import { paginateListMailboxExportJobs } from '@aws-sdk/client-workmail'
import { expect, test } from 'vitest'
import { allItems } from '../aws/all-items.ts'
import { exportSettings, exportsOf } from '../test/mailbox-exports.ts'
import { here, startBackend } from '../test/start-backend.ts'

const organization = { OrganizationId: here.organizationId }
const dayMinutes = 24 * 60

/** As many as the suite has time for; more with `MAILBOXES=1000`. */
const mailboxes = Number(process.env.MAILBOXES ?? 200)

test('XQ-08 XQ-09 of hundreds of mailboxes with failed, cancelled, throttled, vanished and doubled ones each is exported once, or it is told why not', {
  timeout: 100_000 + mailboxes * 1_000,
}, async () => {
  await using backend = await startBackend('administrator', {
    seedUsers: mailboxes,
    endOfServiceDate: '2099-12-31',
  })
  const { workmail } = backend
  const exports = exportsOf(backend)
  await exports.configure()
  // By then the mailboxes are large enough for exports that last while somebody cancels them.
  await exports.later(2_000 * dayMinutes)
  const runId = await exports.plan({ everybody: { kinds: ['USER'] } })
  await expect
    .poll(async () => (await exports.describe(runId)).sizesLeft, { timeout: 60_000 })
    .toBe(0)
  await exports.start(runId)
  const planned = (await exports.describe(runId)).counts
  const bucket = (isPublic: boolean) =>
    fetch(`${backend.connections[0]?.endpoint}/__local/buckets`, {
      method: 'POST',
      body: JSON.stringify({ name: exportSettings.bucket, public: isPublic }),
    })
  const running = () => exports.items(runId, { states: ['RUNNING'] })
  const vanished = new Set<string>()
  let pauses = 0
  let cancelled = 0
  /** Cancels what runs; an export of seconds may have ended before. */
  const cancelSome = async () => {
    for (const { jobId: JobId } of await running())
      await workmail
        .cancelMailboxExportJob({ ...organization, JobId, ClientToken: `theirs-${JobId}` })
        .then(
          () => cancelled++,
          () => {},
        )
  }
  /** What happens while so many fillings of the slots are under way. */
  const events: Record<number, () => Promise<unknown>> = {
    // Some starts are carried out, and their answers are lost.
    1: () =>
      backend.faults({
        ...{ operation: 'StartMailboxExportJob', kind: 'drop', rate: 0.3, afterwards: true },
      }),
    3: () => backend.faults({ operation: '*', kind: 'throttle', rate: 0.3 }),
    5: () => backend.faults(),
    // Somebody cancels what runs.
    ...{ 6: cancelSome, 7: cancelSome, 8: cancelSome, 9: cancelSome },
    // Mailboxes vanish: some that wait, and some whose export runs.
    10: async () => {
      const waiting = await exports.items(runId, { states: ['WAITING'] })
      for (const { entityId } of [...waiting.slice(20, 30), ...(await running()).slice(0, 2)]) {
        await workmail.deregisterFromWorkMail({ ...organization, EntityId: entityId })
        await workmail.deleteUser({ ...organization, UserId: entityId })
        vanished.add(entityId)
      }
    },
    // The bucket is public until AWS has refused it.
    4: async () => {
      await bucket(true)
      await expect
        .poll(async () => {
          await exports.later(0.5)
          return (await exports.describe(runId)).state
        })
        .toBe('PAUSED')
      await bucket(false)
    },
  }
  /** Only those wait that AWS takes after 24 hours. */
  const isLast = ({ WAITING: waiting = 0 }: { WAITING?: number | undefined }) => waiting < 5
  const isFilled = async () => {
    const { state, counts } = await exports.describe(runId)
    const hasAll = counts.RUNNING === 10 && counts.STARTING === undefined
    return state !== 'RUNNING' || hasAll || isLast(counts)
  }
  for (let filling = 0; ; filling++) {
    await expect
      .poll(
        async () => {
          const isDone = await isFilled()
          // Starts whose answers are lost are sent again after a while.
          if (!isDone) await exports.later(0.05)
          return isDone
        },
        { timeout: 60_000, interval: 250 },
      )
      .toBe(true)
    const { state, counts } = await exports.describe(runId)
    if (isLast(counts)) break
    if (state === 'PAUSED') {
      pauses++
      await exports.done('exportRuns.resume', { runId })
    }
    await events[filling]?.()
    await exports.later(1.5)
  }
  expect(pauses).toBeGreaterThan(0)
  expect(cancelled).toBeGreaterThan(0)
  /** Lets the time pass that mailboxes wait for their 24 hours. */
  const untilDone = () =>
    expect
      .poll(
        async () => {
          await exports.later(120)
          return (await exports.describe(runId)).state
        },
        { timeout: 120_000 },
      )
      .toBe('COMPLETED')
  await untilDone()
  await exports.done('exportRuns.retry', { runId, reason: 'Once more' })
  await untilDone()

  const items = await exports.items(runId)
  expect(items.length).toBeGreaterThan(mailboxes)
  const jobs = await allItems(
    paginateListMailboxExportJobs({ client: workmail, pageSize: 100 }, organization),
    ({ Jobs }) => Jobs,
  )
  const ours = jobs.filter(({ S3Path }) => S3Path?.includes(runId))
  const completed = Map.groupBy(
    ours.filter(({ State }) => State === 'COMPLETED'),
    ({ EntityId }) => EntityId ?? '',
  )
  const wrong = items.filter(({ entityId, state, skipReason, jobId }) => {
    const own = completed.get(entityId) ?? []
    if (state === 'COMPLETED') return own.length !== 1 || own[0]?.JobId !== jobId
    return own.length > 0 || state !== 'SKIPPED' || skipReason === undefined
  })
  expect(wrong).toEqual([])
  const gone = items.filter(({ skipReason }) => skipReason === 'gone')
  expect(new Set(gone.map(({ entityId }) => entityId))).toEqual(vanished)
  expect(completed.size).toBe(
    (planned.WAITING ?? 0) + (planned.STARTING ?? 0) + (planned.RUNNING ?? 0) - vanished.size,
  )
  // The history has every job that AWS has, and no other.
  const history = (await exports.jobs()).filter((job) => job.runId === runId)
  expect(history.map(({ jobId }) => jobId).toSorted()).toEqual(
    ours.map(({ JobId = '' }) => JobId).toSorted(),
  )
})
