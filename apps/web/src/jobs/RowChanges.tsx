import type { JobRow, JobStep } from '@mailroom/schemas'
import { RowState } from './RowState.tsx'
import { useStepWords } from './use-step-words.ts'

/** Steps that went another way than their row as a whole say so. */
function hasOwnState(row: JobRow, step: JobStep): boolean {
  return row.steps.length > 1 && step.state !== row.state
}

/** All that happens to one object, step by step in the order it is sent. */
export function RowChanges({ row }: { row: JobRow }) {
  const { titleOf, changesOf } = useStepWords()
  return (
    <ol className="job-steps">
      {row.steps.map((step) => (
        <li key={step.number}>
          <strong>{titleOf(step)}</strong> {changesOf(step)}{' '}
          {hasOwnState(row, step) && <RowState state={step.state} />}
        </li>
      ))}
    </ol>
  )
}
