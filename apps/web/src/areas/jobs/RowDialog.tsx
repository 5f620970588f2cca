import Box from '@cloudscape-design/components/box'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useParams } from 'react-router'
import { RouteDialog } from '../../kit/dialog/RouteDialog.tsx'
import { nameOf } from '../../kit/entity/entity-name.ts'
import { useListed } from '../../kit/table/use-listed.ts'
import { useText } from '../../kit/words/texts.ts'
import { RowNotes } from './RowNotes.tsx'
import { RowState } from './RowState.tsx'
import { StepSection } from './StepSection.tsx'
import { useJobInput } from './use-job.ts'
import { useProblem } from './use-problem.ts'

/** All details of one row, step by step. */
export function RowDialog() {
  const text = useText('jobs')
  const words = useProblem()
  const { jobId } = useJobInput()
  const { number = '' } = useParams()
  const row = useListed('jobRows.list', (each) => String(each.number) === number, { jobId })
  return (
    <RouteDialog title={row ? nameOf(row.entity) : number} size="large">
      {row ? (
        <SpaceBetween size="l">
          <RowState state={row.state} />
          {row.problem && <Box>{words(row.problem)}</Box>}
          {row.state === 'UNKNOWN' && <Box>{text('unknownRow')}</Box>}
          <RowNotes row={row} />
          {row.steps.map((step) => (
            <StepSection key={step.number} step={step} />
          ))}
        </SpaceBetween>
      ) : (
        text('notListed')
      )}
    </RouteDialog>
  )
}
