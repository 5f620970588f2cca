import { setTimeout as wait } from 'node:timers/promises'
import { paginateListMailboxExportJobs, type WorkMail } from '@aws-sdk/client-workmail'
import { ExportItem, exportRuns } from '@mailroom/schemas/export-runs'
import { exportCheckIds } from '@mailroom/schemas/export-settings'
import * as z from 'zod'
import { exportSettings } from '../../apps/bff/src/test/mailbox-exports.ts'
import { here, type Session } from '../../apps/bff/src/test/start-backend.ts'
import type { AwsRecorder } from './aws-recorder.ts'
import type { Disturbance } from './disturbances.ts'
import { ask, type Result, untilWrites } from './round.ts'

const { organizationId: OrganizationId } = here

/** How long a run may take once nothing disturbs it any more; after that it is stuck. Milliseconds. */
const patienceMs = 180_000

/** From a run to the next, so that each mailbox may be exported again. Seconds. */
export const nextDaySeconds = 25 * 60 * 60

const { 'exportRuns.describe': describing } = exportRuns

/** Says where exports go. */
export async function configureExports(session: Session): Promise<void> {
  await ask(session, 'exportSettings.put', { ...exportSettings, expected: {} })
}

export async function planExports(session: Session, entityIds: readonly string[]): Promise<string> {
  const wish = { entityIds, order: 'list', slots: 10 }
  const planned = await ask(session, 'exportRuns.plan', wish)
  return z.object({ runId: z.string() }).parse(planned).runId
}

export async function startExports(session: Session, runId: string): Promise<void> {
  const start = { runId, reason: 'to disturb it', acceptUnchecked: exportCheckIds }
  await ask(session, 'exportRuns.start', start)
}

export async function describeExports(session: Session, runId: string) {
  return describing.output.parse(await ask(session, 'exportRuns.describe', { runId }))
}

/** Waits until a run has ended; undefined if it does not. */
export async function untilExported(session: Session, runId: string) {
  const deadline = performance.now() + patienceMs
  while (performance.now() < deadline) {
    const run = await describeExports(session, runId)
    if (run.state === 'COMPLETED') return run
    await wait(500)
  }
  return undefined
}

/** Compares what a run says with the jobs that AWS has. Source: XQ-14. */
export async function compareExports(session: Session, workmail: WorkMail, runId: string) {
  const faults: Pick<Result, 'lost' | 'doubled' | 'wronglyReported'> = {
    ...{ lost: [], doubled: [], wronglyReported: [] },
  }
  const Page = z.object({ items: z.array(ExportItem) })
  const { items } = Page.parse(
    await ask(session, 'exportRuns.listItems', { runId, maxResults: 100 }),
  )
  const jobs = []
  const pages = paginateListMailboxExportJobs({ client: workmail }, { OrganizationId })
  for await (const { Jobs = [] } of pages)
    jobs.push(...Jobs.filter(({ S3Path }) => S3Path?.includes(runId)))
  for (const { entityId, name, state, jobId } of items) {
    const own = jobs.filter((job) => job.EntityId === entityId)
    const words = `export: ${name} says ${state} ${jobId}, AWS has ${JSON.stringify(own)}`
    if (own.length > 1) faults.doubled.push(words)
    else if (own.length === 0) faults.lost.push(words)
    else if (own[0]?.JobId !== jobId || own[0]?.State !== state) faults.wronglyReported.push(words)
  }
  return { ...faults, rows: items.length }
}

type Round = {
  session: Session
  workmail: WorkMail
  recorder: AwsRecorder
  entityIds: readonly string[]
  disturbances: readonly { after: number; what: Disturbance }[]
  heal: () => Promise<void>
}

/** Exports mailboxes under disturbances, and compares what the run says with what AWS has. */
export async function playExportRound(round: Round): Promise<Result> {
  const { session, workmail, recorder, entityIds, disturbances, heal } = round
  const runId = await planExports(session, entityIds)
  await startExports(session, runId)
  for (const { after, what } of disturbances) {
    await untilWrites(recorder, after)
    await what.run()
  }
  await heal()
  const ended = await untilExported(session, runId)
  const last = ended ?? (await describeExports(session, runId))
  const stuck = ended ? [] : [`the run ${runId} is ${JSON.stringify(last)}`]
  return { ...(await compareExports(session, workmail, runId)), stuck, unknown: 0, sentAgain: 0 }
}
