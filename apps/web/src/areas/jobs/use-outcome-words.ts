import { isMoving, type Job } from '@mailroom/schemas/jobs'
import { useFormats } from '../../kit/words/formats.ts'
import { useText } from '../../kit/words/texts.ts'
import { isOver, progressOf } from './job-state.ts'

/** Says what became of a job's entries, and what is left; omits zeros. */
export function useOutcomeWords() {
  const text = useText('jobs')
  const { number } = useFormats()

  const outcomeOf = ({ counts }: Job): string => {
    const parts = [
      ...(counts.done > 0 ? [text('outcomeDone', { count: counts.done })] : []),
      ...(counts.partlyDone > 0
        ? [text('outcomePartly', { count: number(counts.partlyDone) })]
        : []),
      ...(counts.failed > 0 ? [text('outcomeFailed', { count: number(counts.failed) })] : []),
      ...(counts.unknown > 0 ? [text('outcomeUnknown', { count: number(counts.unknown) })] : []),
      ...(counts.cancelled > 0
        ? [text('outcomeCancelled', { count: number(counts.cancelled) })]
        : []),
    ]
    return parts.join(', ') || text('outcomeNothing')
  }

  const progressWords = (job: Job): string => {
    const { ended, left, all } = progressOf(job)
    if (isOver(job)) return job.state === 'FAILED' ? '' : outcomeOf(job)
    if (job.state === 'PLANNED')
      return left === 0 ? '' : text('progressPlanned', { count: number(left) })
    if (job.state === 'PLANNING' || (isMoving(job) && all === 0)) return '…'
    const values = { ended: number(ended), all: number(all), left: number(left) }
    return text('progressLeft', values)
  }

  return { outcomeOf, progressWords }
}
