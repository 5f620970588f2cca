import Box from '@cloudscape-design/components/box'
import type { JobRow, JobStep } from '@mailroom/schemas/job-rows'
import { isOperationId } from '@mailroom/schemas/operations'
import { useFormats } from '../../kit/words/formats.ts'
import { useText } from '../../kit/words/texts.ts'
import { useStepWords } from './use-step-words.ts'

/** What was changed of a row that is partly done, and what was not. */
function PartlyDone({ steps }: { steps: readonly JobStep[] }) {
  const text = useText('jobs')
  const { titleOf, changesOf } = useStepWords()
  const listed = (isMeant: (step: JobStep) => boolean) =>
    steps
      .filter(isMeant)
      .map((step) => changesOf(step) || titleOf(step))
      .join('; ')
  return (
    <Box>
      <Box>{text('partlyDone')}</Box>
      <Box>{text('partlyMade', { changes: listed(({ state }) => state === 'DONE') })}</Box>
      <Box>
        {text('partlyNotMade', {
          changes: listed(({ state }) => state === 'FAILED' || state === 'SKIPPED'),
        })}
      </Box>
    </Box>
  )
}

/**
 * The notes of a row besides its changes: what is lost, until when, what is unknown, and what was
 * done of a row that is partly done.
 */
export function RowNotes({ row }: { row: JobRow }) {
  const text = useText('jobs')
  const appText = useText('app')
  const { dateTime } = useFormats()
  return (
    <>
      {row.state === 'PARTLY_DONE' && <PartlyDone steps={row.steps} />}
      {row.notes?.map(({ code, date, addresses = [], operation = '' }, index) => (
        // The order of notes never changes, and the same code may come twice.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <Box key={index} color="text-body-secondary">
          {text(`note.${code}`, {
            date: date === undefined ? '' : dateTime(date),
            addresses: addresses.join(', '),
            operation: isOperationId(operation) ? appText(`operation.${operation}`) : operation,
          })}
        </Box>
      ))}
    </>
  )
}
