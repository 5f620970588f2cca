import type { DnsCause, DnsCauseCode, DnsCheck } from '@mailroom/schemas/dns-records'
import type { StatusType } from '@mailroom/ui/Status'
import type { CheckState } from '../page/CheckList.tsx'
import { useFormats } from './formats.ts'
import { useText } from './texts.ts'

/** The states of checks, by the status of records; a question that failed says nothing. */
const checkStates = {
  verified: 'passed',
  missing: 'failed',
  inconsistent: 'attention',
  unchecked: 'unasked',
} as const satisfies Record<DnsCheck['status'], CheckState>

/** The signs of the states. */
const dnsSigns = {
  verified: 'success',
  missing: 'error',
  inconsistent: 'warning',
  unchecked: 'info',
} as const satisfies Record<DnsCheck['status'], StatusType>

type Verdict = Pick<DnsCheck, 'status' | 'causes'>

/** The words for records that differ from the recommended ones and are valid all the same. DOM-38. */
const validWords: { [Code in DnsCauseCode]?: 'weakPolicy' | 'valid' } = {
  ...{ dmarcWeaker: 'weakPolicy', dmarcDiffers: 'valid', dmarcStricter: 'valid' },
}

function validWordsOf({ status, causes }: Verdict) {
  return causes.flatMap(({ code }) => (status === 'inconsistent' && validWords[code]) || [])[0]
}

/** Returns the state of a check of records. */
export function dnsStateOf(check: Verdict): CheckState {
  return validWordsOf(check) === 'valid' ? 'passed' : checkStates[check.status]
}

/** Returns the sign of a verdict about records. */
export function dnsSignOf(check: Verdict): StatusType {
  return validWordsOf(check) === 'valid' ? 'success' : dnsSigns[check.status]
}

/** The causes that are about one record of several, with the status of that one. */
const ofOneRecord: { [Code in DnsCauseCode]?: DnsCheck['status'] } = {
  ...{ recordRight: 'verified', recordWrong: 'inconsistent', recordMissing: 'missing' },
}

/** Returns the verdict about one record by its name, of a purpose that has several. DOM-36. */
export function verdictOfRecord<Check extends Verdict>(check: Check, name: string): Check {
  const own = (cause: DnsCause) => ofOneRecord[cause.code] !== undefined && cause.at === name
  const found = check.causes.find(own)
  if (!found) return check
  const others = check.causes.filter(({ code }) => ofOneRecord[code] === undefined)
  const status = ofOneRecord[found.code] ?? check.status
  return {
    ...check,
    status,
    causes: found.code === 'recordWrong' ? [found, ...others] : status === 'missing' ? others : [],
  }
}

/** The most values that a sentence names. */
const mostNamed = 5

/**
 * Returns the words of a verdict: of its status, and a sentence for each cause. The page needs the
 * words `dnsCheck`.
 */
export function useDnsWords() {
  const text = useText('dnsCheck')
  const { list, dateTime } = useFormats()
  const named = (items: readonly string[] = []) =>
    list(items.length > mostNamed ? [...items.slice(0, mostNamed), '…'] : items)
  const causeWords = ({ code, values, at = '', servers, until, count = 0 }: DnsCause) =>
    text(`cause.${code}`, {
      values: named(values),
      at,
      servers: servers === undefined ? 'none' : named(servers),
      until: until === undefined ? 'none' : dateTime(until),
      count,
    })
  return {
    status: (check: Verdict) =>
      check.causes[0]?.code === 'notConfigured'
        ? text('status.notConfigured')
        : text(`status.${validWordsOf(check) ?? check.status}`),
    /** The sentences that say why. */
    causes: ({ status, causes }: Verdict) => [
      ...(status === 'missing' && !causes.some(({ code }) => code === 'recordMissing')
        ? [text('missingMeaning')]
        : []),
      ...causes.map(causeWords),
    ],
    cause: causeWords,
  }
}
