import Box from '@cloudscape-design/components/box'
import { isOperationId, type JobRow } from '@mailroom/schemas'
import { useFormats } from '../../kit/words/formats.ts'
import { useText } from '../../kit/words/texts.ts'

/** The notes of a row besides its changes: what is lost, until when, and what is unknown. */
export function RowNotes({ row }: { row: JobRow }) {
  const text = useText('jobs')
  const appText = useText('app')
  const { dateTime } = useFormats()
  return row.notes?.map(({ code, date, addresses = [], operation = '' }, index) => (
    // The order of notes never changes, and the same code may come twice.
    // biome-ignore lint/suspicious/noArrayIndexKey: see above
    <Box key={index} color="text-body-secondary">
      {text(`note.${code}`, {
        date: date === undefined ? '' : dateTime(date),
        addresses: addresses.join(', '),
        operation: isOperationId(operation) ? appText(`operation.${operation}`) : operation,
      })}
    </Box>
  ))
}
