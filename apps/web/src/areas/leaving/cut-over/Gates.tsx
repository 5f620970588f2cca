import { enteredGates, type Gate, type Step } from '@mailroom/schemas/cut-overs'
import { Status } from '@mailroom/ui/Status'
import { useCan } from '../../../kit/access/Can.tsx'
import { useAwsNow } from '../../../kit/data/use-aws-now.ts'
import { AppLink } from '../../../kit/page/AppLink.tsx'
import { type Check, CheckList } from '../../../kit/page/CheckList.tsx'
import { useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'
import { Countdown } from './Countdown.tsx'
import { useReasonWords } from './use-cut-over.ts'

/** Whether people enter a gate, because Mailroom cannot see it. */
export function isEntered(id: Gate['id']): boolean {
  return enteredGates.some((each) => each === id)
}

function GateState({ gate }: { gate: Gate }) {
  const text = useText('cutOver')
  if (gate.reason === 'notBegun') return <Status type="stopped">{text('reason.notBegun')}</Status>
  if (gate.reason === 'overridden')
    return <Status type="warning">{text('reason.overridden')}</Status>
  if (gate.reason === 'alternative')
    return <Status type="info">{text('reason.alternative')}</Status>
  if (gate.isHeld) return <Status type="success">{text('held')}</Status>
  if (gate.until !== undefined) return <Status type="pending">{text('waitsUntil')}</Status>
  return <Status type="error">{text('notHeld')}</Status>
}

type Props = {
  step: Step
  label: string
  /** Whether the step is the current one, so that people act on its gates. */
  isOpen: boolean
}

/** What has to hold before a step is done: held, until when it waits, or what is missing. CUT-05. */
export function Gates({ step, label, isOpen }: Props) {
  const text = useText('cutOver')
  const why = useReasonWords()
  const can = useCan()
  const { dateTime } = useFormats()
  const now = useAwsNow().getTime()
  const mayNote = isOpen && can('cutOvers.confirm')
  const checks = step.gates.map((gate): Check => {
    const { id, until, entered, isHeld } = gate
    const reason = why(gate)
    const name = text(`gate.${id}`)
    return {
      ...{ id, name, state: 'unasked', status: <GateState gate={gate} /> },
      explanation: (
        <>
          {reason !== undefined && <div>{reason}</div>}
          {until !== undefined && !isHeld && (
            <div>
              {text('holdsAt', { until: dateTime(until) })}{' '}
              <Countdown until={until} skewMs={now - Date.now()} />
            </div>
          )}
          {entered && (
            <div>
              {text('notedBy', { by: entered.by, at: dateTime(entered.at), note: entered.note })}
            </div>
          )}
        </>
      ),
      details: mayNote && isEntered(id) && (
        <div>
          <AppLink
            to={`note/${id}`}
            ariaLabel={text(entered ? 'withdrawOf' : 'noteOf', { gate: name })}
          >
            {text(entered ? 'withdraw' : 'note')}
          </AppLink>
        </div>
      ),
    }
  })
  return (
    <section>
      <h4>{text('gates')}</h4>
      <CheckList label={label} checks={checks} />
    </section>
  )
}
