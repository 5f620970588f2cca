import type { Job } from '@mailroom/schemas/jobs'
import { Status, type StatusType } from '@mailroom/ui/Status'
import { useFormats } from '../../kit/words/formats.ts'
import { useText } from '../../kit/words/texts.ts'
import { type ShownState, shownState } from './job-state.ts'

const looks = {
  PLANNING: 'in-progress',
  PLANNED: 'pending',
  NOTHING: 'info',
  RUNNING: 'in-progress',
  WAITING: 'warning',
  PAUSING: 'in-progress',
  PAUSED: 'stopped',
  COMPLETED: 'success',
  PARTLY_FAILED: 'warning',
  ALL_FAILED: 'error',
  CANCELLING: 'in-progress',
  CANCELLED: 'stopped',
  FAILED: 'error',
} as const satisfies Record<ShownState, StatusType>

/**
 * Says the state of a plan or job, with the number of entries that are still under way, or the time
 * until which it waits.
 */
export function useJobStateWords(): (job: Job) => string {
  const text = useText('jobs')
  const { number, time } = useFormats()
  return (job) => {
    const until = job.waitingUntil === undefined ? '' : time(job.waitingUntil)
    return text(`state.${shownState(job)}`, { count: number(job.counts.running), time: until })
  }
}

/** The state of a plan or job, in words and with an icon. */
export function JobState({ job }: { job: Job }) {
  const words = useJobStateWords()
  return <Status type={looks[shownState(job)]}>{words(job)}</Status>
}
