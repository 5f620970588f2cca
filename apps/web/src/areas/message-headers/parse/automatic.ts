import type { DeliveryReport } from './delivery-report.ts'
import type { Header } from './header-lines.ts'
import { fieldOf, reportKindOf } from './report-kind.ts'

/** What kind of message a program wrote, as far as its headers and its report tell. */
export type AutomaticKind =
  | ('bounce' | 'bounceUnread' | 'perhapsBounce' | 'delayed' | 'delivered' | 'otherReport')
  | ('readReceipt' | 'complaint' | 'answer' | 'generated')

function deliveryKind(report: DeliveryReport | undefined): AutomaticKind {
  const actions = report?.recipients.map(({ action }) => action) ?? []
  if (actions.includes('failed')) return 'bounce'
  if (actions.includes('delayed')) return 'delayed'
  if (actions.length > 0 && actions.every((action) => action !== 'unknown')) return 'delivered'
  return 'bounceUnread'
}

/** Returns what kind of automatic message one is; undefined if nothing says that it is one. */
export function automaticKindOf(
  headers: readonly Header[],
  report: DeliveryReport | undefined,
): AutomaticKind | undefined {
  const kind = reportKindOf(headers)
  if (kind === 'delivery') return deliveryKind(report)
  if (kind !== undefined) return kind === 'other' ? 'otherReport' : kind
  // Servers such as Exim and qmail write their bounces as plain text.
  const isOfServer = /\b(?:mailer-daemon|postmaster)@/i.test(
    fieldOf(headers, 'from')?.slice(0, 1_000) ?? '',
  )
  const isUnanswerable = fieldOf(headers, 'return-path')?.trim() === '<>'
  if (fieldOf(headers, 'x-failed-recipients') !== undefined || (isOfServer && isUnanswerable))
    return 'perhapsBounce'
  const submitted = fieldOf(headers, 'auto-submitted')?.trim().toLowerCase() ?? ''
  if (submitted.startsWith('auto-replied')) return 'answer'
  const isAnswer = headers.some(({ name }) => /^x-auto(?:reply|respond)$/i.test(name))
  if (isAnswer) return 'answer'
  return submitted.startsWith('auto-') ? 'generated' : undefined
}
