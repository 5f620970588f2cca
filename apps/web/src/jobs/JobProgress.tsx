import ProgressBar from '@cloudscape-design/components/progress-bar'
import type { Job } from '@mailroom/schemas'
import { useFormats } from '../app/texts/formats.ts'
import { useText } from '../app/texts/texts.ts'

const secondsPerMinute = 60

/** How much is behind a job that runs or pauses, how fast it goes and how long it still takes. */
export function JobProgress({ job }: { job: Job }) {
  const text = useText('jobs')
  const { number } = useFormats()
  const { counts, state, secondsLeft, startedAt } = job
  if (state === 'PLANNING')
    return (
      <ProgressBar
        label={text('planning')}
        value={percent(counts.planned + counts.unchanged + counts.refused, counts.rows)}
        description={text('planningExplanation')}
      />
    )
  if (state !== 'RUNNING' && state !== 'PAUSED') return null
  const ended = counts.done + counts.failed + counts.unknown + counts.skipped + counts.cancelled
  const all = ended + counts.running + counts.planned
  const minutesSince =
    startedAt === undefined ? 0 : (Date.now() - Date.parse(startedAt)) / 1_000 / secondsPerMinute
  const perMinute = minutesSince > 0 ? Math.round(ended / minutesSince) : 0
  const minutesLeft = secondsLeft === undefined ? 0 : Math.ceil(secondsLeft / secondsPerMinute)
  return (
    <ProgressBar
      label={text(state === 'PAUSED' ? 'pausedProgress' : 'running')}
      value={percent(ended, all)}
      description={text('endedOf', { ended: number(ended), all: number(all) })}
      additionalInfo={
        state === 'RUNNING' &&
        [
          ...(perMinute > 0 ? [text('rate', { perMinute })] : []),
          ...(secondsLeft === undefined
            ? []
            : secondsLeft < secondsPerMinute
              ? [text('lessThanAMinute')]
              : [text('minutesLeft', { minutes: minutesLeft })]),
        ].join(' · ')
      }
    />
  )
}

/** Whole percents: a screen reader reads every digit. */
function percent(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.floor((100 * part) / whole)
}
