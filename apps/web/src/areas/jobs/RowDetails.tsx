import { type JobRow, type JobStep, operationsForGood } from '@mailroom/schemas/job-rows'
import { useText } from '../../kit/words/texts.ts'
import { changedFacts } from './facts.ts'
import { RowNotes } from './RowNotes.tsx'
import { RowState } from './RowState.tsx'
import { useFactWords } from './use-fact-words.ts'
import { useProblem, useRowProblem } from './use-problem.ts'
import { useStepWords } from './use-step-words.ts'

/** The values that a step changes. */
function Values({ step }: { step: JobStep }) {
  const text = useText('jobs')
  const { nameOf, wordsOf } = useFactWords()
  const facts = changedFacts(step)
  if (facts.length === 0) return null
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{text('value')}</th>
          <th scope="col">{text('before')}</th>
          <th scope="col">{text('after')}</th>
        </tr>
      </thead>
      <tbody>
        {facts.map(({ name, before, after }) => (
          <tr key={name}>
            <th scope="row">{nameOf(name)}</th>
            <td>{wordsOf(name, before)}</td>
            <td>{wordsOf(name, after)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/**
 * A step in words, in color if it cannot be undone, and its state if that differs from its row's.
 */
function Step({ row, step }: { row: JobRow; step: JobStep }) {
  const text = useText('jobs')
  const { titleOf } = useStepWords()
  const problemWords = useProblem()
  const isForGood = operationsForGood.includes(step.operation)
  return (
    <li>
      <h3 className={isForGood ? 'job-destroys' : undefined}>
        {titleOf(step)}
        {isForGood && ` – ${text('cannotBeUndone')}`}{' '}
        {row.steps.length > 1 && step.state !== row.state && <RowState state={step.state} />}
      </h3>
      {step.problem && <p>{problemWords(step.problem)}</p>}
      <Values step={step} />
    </li>
  )
}

/**
 * An unfolded row: each step with its values before and after, the notes, and why it is skipped.
 */
export function RowDetails({ row }: { row: JobRow }) {
  const problemWords = useRowProblem()
  const problem = row.steps.some((step) => step.problem) ? undefined : problemWords(row)
  return (
    <div className="job-details">
      {problem && <p>{problem}</p>}
      {row.steps.length > 0 && (
        <ol className="job-steps job-details">
          {row.steps.map((step) => (
            <Step key={step.number} row={row} step={step} />
          ))}
        </ol>
      )}
      <RowNotes row={row} />
    </div>
  )
}
