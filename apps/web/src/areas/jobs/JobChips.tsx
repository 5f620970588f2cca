import { operationsForGood } from '@mailroom/schemas/job-rows'
import type { Job } from '@mailroom/schemas/jobs'
import './jobs.css'
import { useFormats } from '../../kit/words/formats.ts'
import { useText } from '../../kit/words/texts.ts'
import { useReasonWords } from './use-problem.ts'
import { useStepWords } from './use-step-words.ts'

type Kind = 'change' | 'danger' | 'skipped' | 'failed'
type ChipProps = { kind: Kind; count: number; label: string }

function Chip({ kind, count, label }: ChipProps) {
  const text = useText('jobs')
  const { number } = useFormats()
  return <li data-kind={kind}>{text('chip', { count: number(count), label })}</li>
}

/**
 * The chips of a plan or job: what it does, how many entries it skips, and why; each reason once,
 * with its number.
 */
export function JobChips({ job }: { job: Job }) {
  const text = useText('jobs')
  const { actionOf } = useStepWords()
  const reasonOf = useReasonWords()
  const { actions, problems, counts } = job
  const change = ({ operation, rows }: Job['actions'][number]): ChipProps => {
    const isForGood = operationsForGood.includes(operation)
    const label = isForGood
      ? `${actionOf(operation)} – ${text('cannotBeUndone')}`
      : actionOf(operation)
    return { kind: isForGood ? 'danger' : 'change', count: rows, label }
  }
  const reasons = (state: 'FAILED' | 'REFUSED', kind: Kind): ChipProps[] =>
    problems
      .filter((problem) => problem.state === state)
      .map(({ code, rows }) => ({ kind, count: rows, label: reasonOf(code) }))
  const unchanged: ChipProps[] =
    counts.unchanged > 0
      ? [{ kind: 'skipped', count: counts.unchanged, label: text('noChange') }]
      : []
  const groups = [
    { title: text('willChange'), chips: actions.map(change) },
    { title: text('failedReasons'), chips: reasons('FAILED', 'failed') },
    { title: text('leftOut'), chips: [...reasons('REFUSED', 'skipped'), ...unchanged] },
  ].filter(({ chips }) => chips.length > 0)
  if (groups.length === 0) return null
  return (
    <dl className="job-chips" aria-label={text('planSummary')}>
      {groups.map(({ title, chips }) => (
        <div key={title}>
          <dt>{title}</dt>
          <dd>
            <ul>
              {chips.map((chip) => (
                <Chip key={chip.label} {...chip} />
              ))}
            </ul>
          </dd>
        </div>
      ))}
    </dl>
  )
}
