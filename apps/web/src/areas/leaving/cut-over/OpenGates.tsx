import './cut-over.css'
import type { Gate } from '@mailroom/schemas/cut-overs'
import { useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'
import { useReasonWords } from './use-cut-over.ts'

/** How many gates stand in a row of the list; the page of the cut-over has all of them. */
const most = 2

/** What a step waits for, each with why it does not hold or until when. Source: CUT-05. */
export function OpenGates({ gates }: { gates: readonly Gate[] }) {
  const text = useText('cutOver')
  const why = useReasonWords()
  const { dateTime } = useFormats()
  if (gates.length === 0) return text('waitsForPerson')
  return (
    <ul className="cut-over-open">
      {gates.slice(0, most).map((gate) => (
        <li key={gate.id}>
          <div>{text(`gate.${gate.id}`)}</div>
          <div className="cut-over-why">{why(gate)}</div>
          {gate.until !== undefined && (
            <div className="cut-over-why">{text('holdsAt', { until: dateTime(gate.until) })}</div>
          )}
        </li>
      ))}
      {gates.length > most && <li>{text('moreGates', { count: gates.length - most })}</li>}
    </ul>
  )
}
