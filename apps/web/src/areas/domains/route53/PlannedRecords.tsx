import './PlannedRecords.css'
import Checkbox from '@cloudscape-design/components/checkbox'
import { dmarcFlaws, dmarcStrictness, isDmarc } from '@mailroom/schemas/dmarc'
import type { PlannedRecordSet } from '@mailroom/schemas/hosted-zone-changes'
import { isSpf, maxSpfLookups } from '@mailroom/schemas/merge-spf'
import { type Check, CheckList, type CheckState } from '../../../kit/page/CheckList.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { useDnsWords } from '../../../kit/words/use-dns-words.ts'
import { MilderWords } from '../dns-check/ToHave.tsx'

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

type ChangesProps = { set: PlannedRecordSet; isWritten: boolean }

/** The values of a set, each with whether it stays, goes or comes. */
function ValueChanges({ set: { before, after }, isWritten }: ChangesProps) {
  const text = useText('route53')
  const staying = before.filter((value) => after.includes(value))
  const [removed, added] = isWritten
    ? (['removed', 'added'] as const)
    : (['removable', 'addable'] as const)
  const lines = [
    ...before.filter((value) => !after.includes(value)).map((value) => [removed, value] as const),
    ...after.filter((value) => !before.includes(value)).map((value) => [added, value] as const),
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

/** Whether a set will be written: of those that ask for a decision, what somebody has ticked. */
export function isWritten(
  set: PlannedRecordSet,
  { agreed, writesMx }: Pick<Props, 'agreed' | 'writesMx'>,
): boolean {
  if (set.action === 'consent') return agreed.has(keyOf(set))
  return set.action === 'change' || (set.action === 'create' && (writesMx || !isFirstMx(set)))
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

/** Returns what a DMARC record that stays is, as the DNS check says it. Source: DOM-38. */
function policyOf({ conflict }: PlannedRecordSet): 'weak' | 'valid' | undefined {
  if (conflict?.reason !== 'otherPolicy') return undefined
  const values = conflict.with.flatMap((set) => set.values)
  return values.some((value) => dmarcStrictness(value) === 0) ? 'weak' : 'valid'
}

/** Says that of several SPF or DMARC records the mildest decides, if a set had several. */
function Milder({ set: { before, after } }: { set: PlannedRecordSet }) {
  return (
    <>
      <MilderWords found={before.filter(isSpf)} value={after.find(isSpf) ?? ''} />
      <MilderWords found={before.filter(isDmarc)} value={after.find(isDmarc) ?? ''} />
    </>
  )
}

/** What becomes of each record set: what asks for a decision first, what is right last. */
export function PlannedRecords(props: Props) {
  const { records, agreed, onAgree, writesMx, onWriteMx, isDisabled } = props
  const text = useText('route53')
  const dnsWords = useDnsWords()
  const checkOf = (set: PlannedRecordSet): Check => {
    const { name, type, action, conflict, spfLookups = 0 } = set
    const key = keyOf(set)
    const policy = policyOf(set)
    const isChosen = isWritten(set, props)
    const staying = policy === undefined ? [] : (conflict?.with ?? [])
    const flaws = staying.flatMap(({ values }) => values).flatMap(dmarcFlaws)
    const isFine = policy === 'valid' && flaws.length === 0
    const stateWords = () => {
      if (policy !== undefined) return text(`policy.${policy}`)
      if (action === 'none' || action === 'conflict') return text(`action.${action}`)
      if (!isChosen) return text('action.unticked')
      return text(set.before.length === 0 ? 'action.create' : 'action.change')
    }
    const others =
      conflict?.with.map(({ type, values }) => `${type} ${values.join(', ')}`).join('; ') ?? ''
    return {
      ...{ id: key, name: key, stateWords: stateWords() },
      state: policy === undefined ? states[action] : isFine ? 'passed' : 'attention',
      explanation:
        conflict &&
        [
          text(policy === 'weak' ? 'conflict.weakPolicy' : `conflict.${conflict.reason}`, {
            ...{ type, name, others },
          }),
          ...flaws.map(dnsWords.cause),
        ].join(' '),
      details: action !== 'none' && action !== 'conflict' && (
        <>
          <ValueChanges set={set} isWritten={isChosen} />
          <Milder set={set} />
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
