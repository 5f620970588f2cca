import type { Header } from './header-lines.ts'
import { scan } from './scan.ts'

/** The fields that only a delivery report has, where a person pasted it without its message. */
const ownFields = ['reporting-mta', 'final-recipient', 'original-recipient']

/** Returns the first value of a header; its name in lower case. */
export function fieldOf(headers: readonly Header[], name: string): string | undefined {
  return headers.find((header) => header.name.toLowerCase() === name)?.value
}

/** A kind of report by the type of its message. Source: RFC 6522 §3; RFC 8098 §3; RFC 5965 §2. */
export type ReportKind = 'delivery' | 'readReceipt' | 'complaint' | 'other'

const reportKinds: Readonly<Record<string, ReportKind>> = {
  'delivery-status': 'delivery',
  'global-delivery-status': 'delivery',
  'disposition-notification': 'readReceipt',
  'feedback-report': 'complaint',
}

/** Returns what kind of report a message is by its headers; undefined if it is none. */
export function reportKindOf(headers: readonly Header[]): ReportKind | undefined {
  if (headers.some(({ name }) => ownFields.includes(name.toLowerCase()))) return 'delivery'
  const words = scan(fieldOf(headers, 'content-type') ?? '')
    .filter(({ kind }) => kind === 'word')
    .map(({ text }) => text.toLowerCase())
  if (words[0] !== 'multipart/report') return undefined
  const type = words.find((word) => word.startsWith('report-type='))?.slice('report-type='.length)
  // Some servers leave the type out: the parts tell then.
  return type === undefined ? 'delivery' : (reportKinds[type] ?? 'other')
}
