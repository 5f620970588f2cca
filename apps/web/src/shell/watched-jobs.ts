import { isActive } from '@mailroom/schemas/export-run-states'
import type { ExportRun } from '@mailroom/schemas/export-runs'
import { Region } from '@mailroom/schemas/region'
import * as z from 'zod/mini'
import { create } from 'zustand'
import { keep, kept } from '../kit/data/storage.ts'

const key = 'watchedJobs'

const WatchedJob = z.object({
  connectionId: z.string(),
  region: Region,
  organizationId: z.string(),
  jobId: z.string(),
  /** A run of mailbox exports, whose id is in `jobId`; without it a job. */
  isExport: z.optional(z.boolean()),
})
export type WatchedJob = z.infer<typeof WatchedJob>

export const useWatchedJobs = create<readonly WatchedJob[]>()(
  () => z.array(WatchedJob).safeParse(kept(key)).data ?? [],
)
const { getState: watched } = useWatchedJobs

function change(next: readonly WatchedJob[]): void {
  useWatchedJobs.setState(next, true)
  keep(key, next)
}

/** Watches a job, so that the person is told on any page when it ends; survives a reload. */
export function watchJob(job: WatchedJob): void {
  change([...watched().filter(({ jobId }) => jobId !== job.jobId), job])
}

/** Watches a run of mailbox exports, as jobs are. */
export function watchExports({ runId, ...place }: Omit<WatchedJob, 'jobId'> & { runId: string }) {
  watchJob({ ...place, jobId: runId, isExport: true })
}

export function unwatchJob(ended: string): void {
  change(watched().filter(({ jobId }) => jobId !== ended))
}

/** Whether no mailbox of a run is exported any more, unless a person asks for it. */
export function isExportOver(run: ExportRun): boolean {
  return ['COMPLETED', 'FAILED', 'CANCELLED'].includes(run.state) && !isActive(run)
}
