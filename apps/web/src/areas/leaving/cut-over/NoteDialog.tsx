import Box from '@cloudscape-design/components/box'
import { enteredGates } from '@mailroom/schemas/cut-overs'
import { useParams } from 'react-router'
import { notify } from '../../../kit/data/notifications.ts'
import { RouteDialog } from '../../../kit/dialog/RouteDialog.tsx'
import { useCloseDialog } from '../../../kit/dialog/use-close-dialog.ts'
import { OperationForm } from '../../../kit/form/OperationForm.tsx'
import { TextField } from '../../../kit/form/TextField.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { useCutOverInput, useMovedOn, useSeenCutOver } from './use-cut-over.ts'

/** Notes that something holds that Mailroom cannot see, or no longer holds. Source: CUT-05. */
export function NoteDialog() {
  const text = useText('cutOver')
  const input = useCutOverInput()
  const close = useCloseDialog()
  const movedOn = useMovedOn()
  const { version, steps } = useSeenCutOver()
  const { gate: asked } = useParams()
  const gate = enteredGates.find((each) => each === asked)
  if (!gate) return <RouteDialog title={text('noteTitle')}>{text('noGate')}</RouteDialog>
  const isNoted = steps.some(({ gates }) => gates.some(({ id, entered }) => id === gate && entered))
  return (
    <RouteDialog title={text(isNoted ? 'withdrawTitle' : 'noteTitle')}>
      <OperationForm
        id="cutOvers.confirm"
        fixed={{ ...input, version, gate, isHeld: !isNoted }}
        failureTitle={movedOn}
        submitLabel={text(isNoted ? 'withdraw' : 'note')}
        onCancel={close}
        onDone={() => {
          notify({ type: 'success', content: text(isNoted ? 'noteWithdrawn' : 'noteSaved') })
          close()
        }}
      >
        <Box variant="strong">{text(`gate.${gate}`)}</Box>
        <Box>{text('noteMeaning')}</Box>
        <TextField
          name="note"
          label={text(isNoted ? 'withdrawLabel' : 'noteLabel')}
          constraint={text('reasonLimits')}
        />
      </OperationForm>
    </RouteDialog>
  )
}
