import ProgressBar from '@cloudscape-design/components/progress-bar'
import type { Job } from '@mailroom/schemas/jobs'
import { useFormats } from '../../kit/words/formats.ts'
import { useText } from '../../kit/words/texts.ts'
import { useJobStateWords } from './JobState.tsx'
import { progressOf, type ShownState, shownState } from './job-state.ts'
import { useUnshownPasswords } from './unshown-passwords.ts'

const secondsPerMinute = 60

/** Returns whole percents, because a screen reader reads every digit. */
function percent(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.floor((100 * part) / whole)
}

/** Says how fast a job is and how long it still takes. */
function usePaceWords(): (job: Job) => string {
  const text = useText('jobs')
  return (job) => {
    const { startedAt } = job
    const minutesSince =
      startedAt === undefined ? 0 : (Date.now() - Date.parse(startedAt)) / 1_000 / secondsPerMinute
    const { ended, all } = progressOf(job)
    const perMinute = minutesSince > 0 ? Math.round(ended / minutesSince) : 0
    // The pace that is set says nothing about how long AWS takes: what was done so far does.
    if (perMinute === 0) return ''
    const minutesLeft = Math.ceil((all - ended) / perMinute)
    return [
      text('rate', { perMinute }),
      minutesLeft <= 1 ? text('lessThanAMinute') : text('minutesLeft', { minutes: minutesLeft }),
    ].join(' · ')
  }
}

/** The progress of a running or paused job, its pace and the remaining time. */
export function JobProgress({ job }: { job: Job }) {
  const text = useText('jobs')
  const { number } = useFormats()
  const stateWords = useJobStateWords()
  const paceWords = usePaceWords()
  const holdsPasswords = useUnshownPasswords(job.jobId)
  const { counts, state } = job
  const shown = shownState(job)
  if (state === 'PLANNING')
    return (
      <ProgressBar
        label={text('planning')}
        value={percent(counts.planned + counts.unchanged + counts.refused, counts.rows)}
        description={shown === 'WAITING' ? '' : text('planningExplanation')}
      />
    )
  if (state !== 'RUNNING' && state !== 'PAUSED' && shown !== 'CANCELLING') return null
  const { ended, all } = progressOf(job)
  const explanations: Partial<Record<ShownState, string>> = {
    ...(holdsPasswords ? {} : { RUNNING: text('mayLeave') }),
    PAUSING: text('finishing'),
    CANCELLING: text('finishing'),
  }
  return (
    <ProgressBar
      label={stateWords(job)}
      value={percent(ended, all)}
      description={[
        text('endedOf', { ended: number(ended), all: number(all) }),
        explanations[shown],
      ]
        .filter(Boolean)
        .join('. ')}
      additionalInfo={
        state === 'RUNNING' && [paceWords(job), text('undoLater')].filter(Boolean).join(' · ')
      }
    />
  )
}
