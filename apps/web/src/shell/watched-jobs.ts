import { Region } from '@mailroom/schemas'
import * as z from 'zod/mini'
import { create } from 'zustand'
import { keep, kept } from '../kit/data/storage.ts'

const key = 'watchedJobs'

const WatchedJob = z.object({
  connectionId: z.string(),
  region: Region,
  organizationId: z.string(),
  jobId: z.string(),
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

export function unwatchJob(ended: string): void {
  change(watched().filter(({ jobId }) => jobId !== ended))
}
