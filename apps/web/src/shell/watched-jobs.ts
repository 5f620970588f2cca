import { Region } from '@mailroom/schemas'
import { useSyncExternalStore } from 'react'
import * as z from 'zod/mini'
import { keep, kept } from '../kit/data/storage.ts'

const key = 'watchedJobs'

const WatchedJob = z.object({
  connectionId: z.string(),
  region: Region,
  organizationId: z.string(),
  jobId: z.string(),
})
export type WatchedJob = z.infer<typeof WatchedJob>

const listeners = new Set<() => void>()
let watched: readonly WatchedJob[] = z.array(WatchedJob).safeParse(kept(key)).data ?? []

function change(next: readonly WatchedJob[]): void {
  watched = next
  keep(key, next)
  for (const listener of listeners) listener()
}

/** Watches a job, so that the person is told on any page when it ends; survives a reload. */
export function watchJob(job: WatchedJob): void {
  change([...watched.filter(({ jobId }) => jobId !== job.jobId), job])
}

export function unwatchJob(ended: string): void {
  change(watched.filter(({ jobId }) => jobId !== ended))
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function useWatchedJobs(): readonly WatchedJob[] {
  return useSyncExternalStore(subscribe, () => watched)
}
