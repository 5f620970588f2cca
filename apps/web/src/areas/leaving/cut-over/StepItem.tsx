import SpaceBetween from '@cloudscape-design/components/space-between'
import type { CutOver, Step } from '@mailroom/schemas/cut-overs'
import { Disclosure } from '@mailroom/ui/Disclosure'
import { Status, type StatusType } from '@mailroom/ui/Status'
import { useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'
import { Changes } from './Changes.tsx'
import { Gates } from './Gates.tsx'
import { DmarcRule, MtaStsRule, SpfRule } from './MailRules.tsx'
import { StepActions } from './StepActions.tsx'

const signs = {
  ...{ done: 'success', current: 'in-progress', waiting: 'pending' },
} as const satisfies Record<Step['state'], StatusType>

/** What belongs to a step besides its records and gates. */
function Rule({ step, cutOver }: { step: Step; cutOver: CutOver }) {
  if (step.id === 'spf' || step.id === 'senders') return <SpfRule cutOver={cutOver} Heading="h4" />
  if (step.id === 'dmarc') return <DmarcRule cutOver={cutOver} Heading="h4" />
  if (step.id === 'mtaSts') return <MtaStsRule cutOver={cutOver} Heading="h4" />
  return null
}

function StepDone({ done }: { done: NonNullable<Step['done']> }) {
  const text = useText('cutOver')
  const { dateTime } = useFormats()
  const { by, at, reason, overridden } = done
  return (
    <>
      <div>{text('doneBy', { by, on: dateTime(at) })}</div>
      {overridden.length > 0 && (
        <Status type="warning">
          {text('overriddenGates', {
            gates: overridden.map((gate) => text(`gate.${gate}`)).join('; '),
          })}
        </Status>
      )}
      {reason !== undefined && <div>{text('doneReason', { reason })}</div>}
    </>
  )
}

type Props = {
  step: Step
  /** 0 for the one that stands before the others. */
  number: number
  cutOver: CutOver
}

/** A step: what to do in it, which records it changes, and what has to hold before the next one. */
export function StepItem({ step, number, cutOver }: Props) {
  const text = useText('cutOver')
  const { id, state, done } = step
  const name = text(`step.${id}`)
  const isCurrent = state === 'current'
  const content = (
    <SpaceBetween size="m">
      <div>{text(`do.${id}`)}</div>
      <Changes changes={step.changes} />
      <Rule step={step} cutOver={cutOver} />
      <Gates step={step} label={text('gatesOf', { step: name })} isOpen={isCurrent} />
    </SpaceBetween>
  )
  return (
    <li className="cut-over-step" aria-current={isCurrent ? 'step' : undefined}>
      <div className="cut-over-head">
        <h3>{number === 0 ? name : `${number}. ${name}`}</h3>
        <Status type={signs[state]}>{text(`stepState.${state}`)}</Status>
      </div>
      {done && <StepDone done={done} />}
      {isCurrent ? (
        <>
          {content}
          <StepActions step={step} cutOver={cutOver} />
        </>
      ) : (
        <Disclosure title={text('parts.step')} label={text('partsOf', { step: name })}>
          {content}
        </Disclosure>
      )}
    </li>
  )
}
