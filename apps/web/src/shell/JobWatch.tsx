import { type Job, toRetry } from '@mailroom/schemas/jobs'
import { useEffect } from 'react'
import { useLocation } from 'react-router'
import { hasCode } from '../kit/data/failure.ts'
import { notify } from '../kit/data/notifications.ts'
import { organizationPath } from '../kit/data/scope.ts'
import { useRead } from '../kit/data/use-read.ts'
import { useText } from '../kit/words/texts.ts'
import { useJobTitle } from '../kit/words/use-job-title.ts'
import { isExportOver, unwatchJob, useWatchedJobs, type WatchedJob } from './watched-jobs.ts'

function isRunning(job: Job): boolean {
  return job.state === 'RUNNING' || job.state === 'PAUSED'
}

function Watch({ job }: { job: WatchedJob }) {
  const text = useText('app')
  const jobTitle = useJobTitle()
  const { pathname } = useLocation()
  const { data, error } = useRead('jobs.describe', job)
  const isGone = hasCode(error, 'JobNotFound')
  const page = organizationPath(job, `jobs/${job.jobId}`)
  const isSeen = pathname.startsWith(page)
  useEffect(() => {
    // A job that cannot be found no longer belongs to this person.
    if (isGone) unwatchJob(job.jobId)
    if (!data || isRunning(data) || data.state === 'PLANNED') return
    unwatchJob(job.jobId)
    if (isSeen) return
    const { counts, state } = data
    notify({
      type: state === 'COMPLETED' && toRetry(data) === 0 ? 'success' : 'error',
      content: text('jobEnded', {
        title: jobTitle(data),
        done: counts.done,
        failed: toRetry(data),
      }),
      link: { to: page, label: text('showJob') },
    })
  }, [data, isGone, isSeen, job.jobId, page, text, jobTitle])
  return null
}

function ExportWatch({ job: { jobId: runId, isExport: _, ...place } }: { job: WatchedJob }) {
  const text = useText('app')
  const { pathname } = useLocation()
  const { data, error } = useRead('exportRuns.describe', { ...place, runId })
  const isGone = hasCode(error, 'ExportRunNotFound')
  const page = organizationPath(place, `exit/exports/runs/${runId}`)
  const isSeen = pathname.startsWith(page)
  useEffect(() => {
    if (isGone) unwatchJob(runId)
    if (!data) return
    const isStopped = data.state === 'PAUSED' && data.pauseReason !== 'person'
    if (!isStopped && !isExportOver(data)) return
    unwatchJob(runId)
    if (isSeen) return
    const link = { to: page, label: text('showExports') }
    if (isStopped) return void notify({ type: 'error', content: text('exportsStopped'), link })
    const done = data.counts.COMPLETED ?? 0
    const all = data.total - (data.counts.SKIPPED ?? 0)
    notify({
      type: data.state === 'COMPLETED' && done === all ? 'success' : 'error',
      content: text('exportsEnded', { done, failed: all - done }),
      link,
    })
  }, [data, isGone, isSeen, runId, page, text])
  return null
}

/** Tells a person on another page that their job or run of exports has ended; makes no calls while none runs. */
export function JobWatch() {
  return useWatchedJobs().map((job) =>
    job.isExport ? <ExportWatch key={job.jobId} job={job} /> : <Watch key={job.jobId} job={job} />,
  )
}
