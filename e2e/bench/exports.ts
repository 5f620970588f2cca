import { setTimeout as wait } from 'node:timers/promises'
import {
  paginateListMailboxExportJobs,
  paginateListUsers,
  WorkMail,
} from '@aws-sdk/client-workmail'
import { exportRuns } from '@mailroom/schemas/export-runs'
import { exportCheckIds } from '@mailroom/schemas/export-settings'
import * as z from 'zod/mini'
import { createBrowser } from '../../apps/bff/src/test/browser.ts'
import { exportSettings } from '../../apps/bff/src/test/mailbox-exports.ts'
import { here, openSession, signIn } from '../../apps/bff/src/test/start-backend.ts'
import type { Figure } from '../../tools/docs/performance.ts'
import { localAwsEndpoint, origin, startBackend } from './backend.ts'
import { figure } from './figures.ts'

/** The largest run, and the mailboxes whose slots are measured. */
const most = 10_000
const measured = 40

/** How old the mailboxes are, so that each has hundreds of MB or more. Seconds. */
const ageSeconds = 1_000 * 24 * 60 * 60

const { organizationId: OrganizationId } = here
const { 'exportRuns.describe': describing } = exportRuns

/**
 * Returns the share of the slot time that was used while anything waited: from when the first ten
 * ran to the last start, by AWS's own times.
 */
function shareOfSlots(jobs: readonly { start: number; end: number }[], slots: number): number {
  const starts = jobs.map(({ start }) => start).toSorted((one, other) => one - other)
  const [from = 0, to = 0] = [starts[slots - 1], starts.at(-1)]
  const used = jobs.reduce(
    (sum, { start, end }) => sum + Math.max(0, Math.min(end, to) - Math.max(start, from)),
    0,
  )
  return used / ((to - from) * slots)
}

/** Measures runs of exports at the local AWS, by its clock. Source: spec 07 §10, XQ-03. */
export async function exportFigures(): Promise<Figure[]> {
  await using backend = await startBackend(most, {
    settings: { LOCAL_AWS_REQUESTS_PER_SECOND: '1000', END_OF_SERVICE_DATE: '2099-12-31' },
  })
  await fetch(`${localAwsEndpoint}/__local/clock?advance=${ageSeconds}`, { method: 'POST' })
  const browser = createBrowser()
  await signIn(browser, origin, 'administrator')
  const { call } = await openSession(origin, browser)
  const workmail = new WorkMail({
    ...{ endpoint: localAwsEndpoint, region: here.region },
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  })
  await call('exportSettings.put', { ...here, ...exportSettings, expected: {} })
  const plan = async (which: object) => {
    const wish = { ...here, ...which, order: 'size', slots: 10 }
    for (;;) {
      const started = performance.now()
      const { status, body } = await call('exportRuns.plan', wish)
      const ms = performance.now() - started
      if (status < 300) return { ms, runId: z.object({ runId: z.string() }).parse(body).runId }
      // The index is being filled.
      await wait(500)
    }
  }
  const describe = async (runId: string) =>
    describing.output.parse((await call('exportRuns.describe', { ...here, runId })).body)

  const whole = await plan({ everybody: { kinds: ['USER'] } })
  const paged = performance.now()
  await call('exportRuns.listItems', { ...here, runId: whole.runId, maxResults: 100 })
  const pageMs = performance.now() - paged
  const describedAt = performance.now()
  await describe(whole.runId)
  const describeMs = performance.now() - describedAt
  await call('exportRuns.delete', { ...here, runId: whole.runId })

  const entityIds: string[] = []
  const sample = 60
  const users = paginateListUsers({ client: workmail, pageSize: 100 }, { OrganizationId })
  for await (const { Users = [] } of users) {
    const enabled = Users.filter(
      ({ State, UserRole }) => State === 'ENABLED' && UserRole === 'USER',
    )
    entityIds.push(...enabled.slice(sample).flatMap(({ Id }) => Id ?? []))
    if (entityIds.length >= measured) break
  }
  const { runId } = await plan({ entityIds: entityIds.slice(0, measured) })
  const start = { ...here, runId, reason: 'to measure it', acceptUnchecked: exportCheckIds }
  await call('exportRuns.start', start)
  while ((await describe(runId)).state !== 'COMPLETED') await wait(1_000)
  const jobs: { start: number; end: number }[] = []
  const pages = paginateListMailboxExportJobs({ client: workmail }, { OrganizationId })
  for await (const { Jobs = [] } of pages)
    for (const { S3Path, StartTime, EndTime } of Jobs)
      if (S3Path?.includes(runId) && StartTime && EndTime)
        jobs.push({ start: StartTime.getTime(), end: EndTime.getTime() })
  const name = (what: string) => `exports of mailboxes, ${what}`
  return [
    figure(name(`plan of ${most.toLocaleString('en')}`), whole.ms, 'ms', { budget: 1_500 }),
    figure(name('page of 100'), pageMs, 'ms', { budget: 100 }),
    figure(name('description of the run'), describeMs, 'ms', { budget: 300 }),
    figure(name('slot time used while others wait'), shareOfSlots(jobs, 10) * 100, '%', {
      ...{ budget: 99, atLeast: true },
    }),
    figure(name('memory'), backend.memoryMb(), 'MB'),
  ]
}
