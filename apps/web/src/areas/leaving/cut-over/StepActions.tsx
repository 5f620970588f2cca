import SpaceBetween from '@cloudscape-design/components/space-between'
import type { CutOver, Step } from '@mailroom/schemas/cut-overs'
import { Button } from '@mailroom/ui/Button'
import { Can } from '../../../kit/access/Can.tsx'
import { useWhyNot } from '../../../kit/access/use-why-not.ts'
import { notify } from '../../../kit/data/notifications.ts'
import { useAct } from '../../../kit/data/use-act.ts'
import { AppButton } from '../../../kit/page/AppButton.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { useCutOverInput } from './use-cut-over.ts'

/** Records the zone; as often as wanted while nothing is changed. Source: CUT-03. */
function RecordButton({ cutOver: { version, recorded } }: { cutOver: CutOver }) {
  const text = useText('cutOver')
  const input = useCutOverInput()
  const { act, isPending } = useAct('cutOvers.record')
  return (
    <Can id="cutOvers.record">
      <Button
        variant={recorded ? 'normal' : 'primary'}
        loading={isPending}
        loadingText={text('recording')}
        onClick={() =>
          act({ ...input, version }, () =>
            notify({ type: 'success', content: text('recordedNow') }),
          )
        }
      >
        {text(recorded ? 'recordAgain' : 'record')}
      </Button>
    </Can>
  )
}

/**
 * What a person does in the current step. Where something does not hold, the step ends only by an
 * override, which is another button. Source: CUT-02, CUT-05.
 */
export function StepActions({ step, cutOver }: { step: Step; cutOver: CutOver }) {
  const text = useText('cutOver')
  const whyNot = useWhyNot()
  const closed = step.gates.filter(({ isHeld }) => !isHeld)
  const refused = whyNot('cutOvers.advance')
  const missing = closed.length > 0 ? text('missing', { count: closed.length }) : undefined
  return (
    <SpaceBetween direction="horizontal" size="xs">
      {step.id === 'record' && <RecordButton cutOver={cutOver} />}
      {step.id === 'record' && cutOver.recorded && (
        <AppButton to="rollback">{text('takeRollback')}</AppButton>
      )}
      {step.gates.some(({ id }) => id === 'recordsEntered') && (
        <Can id="cutOvers.putRecords">
          <AppButton to="records/edit">{text('editRecords')}</AppButton>
        </Can>
      )}
      <Can id="cutOvers.advance">
        <AppButton to={`advance/${step.id}`} variant="primary" disabledReason={refused ?? missing}>
          {text('advance')}
        </AppButton>
      </Can>
      {closed.length > 0 && step.id !== 'record' && (
        <Can id="cutOvers.advance">
          <AppButton to={`advance/${step.id}`} disabledReason={refused}>
            {text('override')}
          </AppButton>
        </Can>
      )}
    </SpaceBetween>
  )
}
