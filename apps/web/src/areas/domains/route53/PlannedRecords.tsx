import './PlannedRecords.css'
import Checkbox from '@cloudscape-design/components/checkbox'
import type { PlannedRecordSet } from '@mailroom/schemas/hosted-zone-changes'
import { maxSpfLookups } from '@mailroom/schemas/merge-spf'
import { type Check, CheckList, type CheckState } from '../../../kit/page/CheckList.tsx'
import { useText } from '../../../kit/words/texts.ts'

/** How much of a value is shown, and how many of the values that stay. */
const shownCharacters = 300
const shownStaying = 10

const order = ['consent', 'conflict', 'change', 'create', 'none'] as const

const states = {
  ...{ create: 'unasked', change: 'unasked', none: 'passed' },
  ...{ consent: 'attention', conflict: 'failed' },
} satisfies Record<PlannedRecordSet['action'], CheckState>

/** Names a record set for ever: `MX example.com`. */
export function keyOf({ name, type }: Pick<PlannedRecordSet, 'name' | 'type'>): string {
  return `${type} ${name}`
}

/** The values of a set, each with whether it stays, goes or comes. */
function ValueChanges({ set: { before, after } }: { set: PlannedRecordSet }) {
  const text = useText('route53')
  const staying = before.filter((value) => after.includes(value))
  const lines = [
    ...before.filter((value) => !after.includes(value)).map((value) => ['removed', value] as const),
    ...after.filter((value) => !before.includes(value)).map((value) => ['added', value] as const),
    ...staying.slice(0, shownStaying).map((value) => ['stays', value] as const),
  ]
  const hidden = staying.length - shownStaying
  return (
    <ul className="value-changes">
      {lines.map(([kind, value]) => (
        <li key={`${kind} ${value}`} className={`value-${kind}`}>
          <span className="value-kind">{text(`value.${kind}`)}</span>
          <code>
            {value.slice(0, shownCharacters)}
            {value.length > shownCharacters && '…'}
          </code>
        </li>
      ))}
      {hidden > 0 && <li>{text('moreStay', { count: hidden })}</li>}
    </ul>
  )
}

/** Whether a set is the first MX record of the domain, which is written only if somebody says so. */
export function isFirstMx({ purposes, action }: PlannedRecordSet): boolean {
  return action === 'create' && purposes.includes('mx')
}

type Props = {
  records: readonly PlannedRecordSet[]
  /** The keys of the sets whose values may be lost. */
  agreed: ReadonlySet<string>
  onAgree: (key: string, isAgreed: boolean) => void
  /** Whether a first MX record is written. */
  writesMx: boolean
  onWriteMx: (writesMx: boolean) => void
  isDisabled: boolean
}

/** What becomes of each record set: what asks for a decision first, what is right last. */
export function PlannedRecords(props: Props) {
  const { records, agreed, onAgree, writesMx, onWriteMx, isDisabled } = props
  const text = useText('route53')
  const checkOf = (set: PlannedRecordSet): Check => {
    const { name, type, action, conflict, spfLookups = 0 } = set
    const key = keyOf(set)
    const others =
      conflict?.with.map(({ type, values }) => `${type} ${values.join(', ')}`).join('; ') ?? ''
    return {
      ...{ id: key, name: key, stateWords: text(`action.${action}`) },
      state: conflict?.reason === 'otherPolicy' ? 'passed' : states[action],
      explanation: conflict && text(`conflict.${conflict.reason}`, { type, name, others }),
      details: action !== 'none' && action !== 'conflict' && (
        <>
          <ValueChanges set={set} />
          {spfLookups > maxSpfLookups && (
            <div>{text('tooManyLookups', { count: spfLookups, max: maxSpfLookups })}</div>
          )}
          {isFirstMx(set) && (
            <Checkbox
              checked={writesMx}
              disabled={isDisabled}
              description={text('firstMx', { domain: name })}
              onChange={({ detail }) => onWriteMx(detail.checked)}
            >
              {text('writeMx', { record: key })}
            </Checkbox>
          )}
          {action === 'consent' && (
            <Checkbox
              checked={agreed.has(key)}
              disabled={isDisabled}
              onChange={({ detail }) => onAgree(key, detail.checked)}
            >
              {text('agree', { record: key })}
            </Checkbox>
          )}
        </>
      ),
    }
  }
  const sorted = order.flatMap((action) => records.filter((set) => set.action === action))
  return <CheckList label={text('records')} checks={sorted.map(checkOf)} />
}
