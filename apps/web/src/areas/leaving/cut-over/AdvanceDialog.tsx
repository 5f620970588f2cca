import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import { useParams } from 'react-router'
import { notify } from '../../../kit/data/notifications.ts'
import { RouteDialog } from '../../../kit/dialog/RouteDialog.tsx'
import { useCloseDialog } from '../../../kit/dialog/use-close-dialog.ts'
import { OperationForm } from '../../../kit/form/OperationForm.tsx'
import { TextField } from '../../../kit/form/TextField.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { useCutOverInput, useMovedOn, useReasonWords, useSeenCutOver } from './use-cut-over.ts'

/**
 * Ends the current step, with the gates that do not hold named and a reason that stays. Source:
 * CUT-02, CUT-05, EXIT-02.
 */
export function AdvanceDialog() {
  const text = useText('cutOver')
  const why = useReasonWords()
  const input = useCutOverInput()
  const close = useCloseDialog()
  const movedOn = useMovedOn()
  const { step: asked } = useParams()
  const { version, steps } = useSeenCutOver()
  const index = steps.findIndex(({ state }) => state === 'current')
  const step = steps[index]
  if (!step) return <RouteDialog title={text('advance')}>{text('doneTitle')}</RouteDialog>
  // Who goes back in the browser must not end the next step instead.
  if (step.id !== asked)
    return <RouteDialog title={text('advance')}>{text('stepOver')}</RouteDialog>
  const closed = step.gates.filter(({ isHeld }) => !isHeld)
  const next = steps.slice(index + 1).find(({ state }) => state === 'waiting')
  const name = text(`step.${step.id}`)
  return (
    <RouteDialog
      title={closed.length > 0 ? text('overrideTitle') : text('advanceTitle', { step: name })}
    >
      <OperationForm
        id="cutOvers.advance"
        fixed={{
          ...{ ...input, version, step: step.id },
          ...(closed.length > 0 ? { override: closed.map(({ id }) => id) } : {}),
        }}
        required={['reason']}
        failureTitle={movedOn}
        submitLabel={text(closed.length > 0 ? 'override' : 'advance')}
        onCancel={close}
        onDone={() => {
          notify({ type: 'success', content: text('advanced', { step: name }) })
          close()
        }}
      >
        {closed.length > 0 ? (
          <Alert type="warning" header={text('overrideMeaning')}>
            <ul>
              {closed.map((gate) => (
                <li key={gate.id}>
                  {[text(`gate.${gate.id}`), why(gate)].filter(Boolean).join(': ')}
                </li>
              ))}
            </ul>
          </Alert>
        ) : (
          <Box>
            {next ? text('advanceMeaning', { step: text(`step.${next.id}`) }) : text('advanceLast')}
          </Box>
        )}
        <TextField name="reason" label={text('reason')} constraint={text('reasonLimits')} />
      </OperationForm>
    </RouteDialog>
  )
}
