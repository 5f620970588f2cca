import type { DnsCause, DnsCheck } from '@mailroom/schemas/dns-records'
import type { StatusType } from '@mailroom/ui/Status'
import type { CheckState } from '../page/CheckList.tsx'
import { useFormats } from './formats.ts'
import { useText } from './texts.ts'

/** The states of checks, by the status of records; a question that failed says nothing. */
export const checkStates = {
  verified: 'passed',
  missing: 'failed',
  inconsistent: 'attention',
  unchecked: 'unasked',
} as const satisfies Record<DnsCheck['status'], CheckState>

/** The signs of the states. */
export const dnsSigns = {
  verified: 'success',
  missing: 'error',
  inconsistent: 'warning',
  unchecked: 'info',
} as const satisfies Record<DnsCheck['status'], StatusType>

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
  const causeWords = ({ code, values, servers, until, count = 0 }: DnsCause) =>
    text(`cause.${code}`, {
      values: named(values),
      servers: servers === undefined ? 'none' : named(servers),
      until: until === undefined ? 'none' : dateTime(until),
      count,
    })
  return {
    status: ({ status, causes }: Pick<DnsCheck, 'status' | 'causes'>) =>
      causes[0]?.code === 'notConfigured' ? text('status.notConfigured') : text(`status.${status}`),
    /** The sentences that say why. */
    causes: ({ status, causes }: Pick<DnsCheck, 'status' | 'causes'>) => [
      ...(status === 'missing' && !causes.some(({ code }) => code === 'someMissing')
        ? [text('missingMeaning')]
        : []),
      ...causes.map(causeWords),
    ],
    cause: causeWords,
  }
}
