import { type JobRow, type JobStep, operationsForGood } from '@mailroom/schemas'
import { useText } from '../app/texts/texts.ts'
import { changedFacts } from './facts.ts'
import { RowNotes } from './RowNotes.tsx'
import { RowState } from './RowState.tsx'
import { useFactWords } from './use-fact-words.ts'
import { useProblem, useRowProblem } from './use-problem.ts'
import { useStepWords } from './use-step-words.ts'

/** What a step changes, value by value. */
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

/** A step, in words and in colour where nothing takes it back, and how it went where it went another way than its row. */
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

/** A row unfolded: each step with its values before and after, what has to be known, and why it is skipped. */
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
