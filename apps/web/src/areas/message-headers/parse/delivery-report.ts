import PostalMime from 'postal-mime'
import { type Header, readHeaderLines } from './header-lines.ts'
import { fieldOf, reportKindOf } from './report-kind.ts'
import { type Status, statusOf } from './status-code.ts'

const actions = ['failed', 'delayed', 'delivered', 'relayed', 'expanded'] as const

/** What became of the mail to one recipient, as the reporting server tells it. */
export type RecipientReport = {
  recipient: string
  /** The address that the sender wrote, where it is another one. */
  original?: string
  action: (typeof actions)[number] | 'unknown'
  status?: Status
  /** What the refusing server said, in its words. */
  diagnostic?: string
  /** The server that refused or took the message. */
  remoteServer?: string
  /** Until when the reporting server tries again, as it wrote it. */
  retriesUntil?: string
}

/** What a delivery report says. All of it is what its writer says. Source: RFC 3464. */
export type DeliveryReport = {
  reportingServer?: string
  /** The first ones, those with a failure before the others. */
  recipients: RecipientReport[]
  /** How many recipients follow. */
  moreRecipients: number
  /** The headers of the message that it is about, as they came. */
  about: { name: 'Subject' | 'Date' | 'Message-ID'; value: string }[]
}

/** How many recipients are told: a person reads no more of them. */
const mostTold = 20

/** How much of a message is searched for the report, which stands before the returned message. */
const longestMessage = 131_072

/** How much of the report itself is read; honest ones have a few lines for each recipient. */
const longestReport = 32_768

/** Returns the value after a type, as in `dns; mx.example.net`. Source: RFC 3464 §2.1.2. */
function typed(value: string | undefined): string | undefined {
  const text = value?.replace(/^[\w.-]{1,40}\s*;/, '').trim()
  return text === '' ? undefined : text
}

/** What a status code says where the report names no action that is known. */
const actionOfStatus = { permanent: 'failed', temporary: 'delayed', success: 'delivered' } as const

function actionOf(
  value: string | undefined,
  status: Status | undefined,
): RecipientReport['action'] {
  const word = /^[a-z]+/.exec(value?.trim().toLowerCase() ?? '')?.[0]
  const known = actions.find((each) => each === word)
  return known ?? (status ? actionOfStatus[status.kind] : 'unknown')
}

function recipientOf(fields: readonly Header[]): RecipientReport | undefined {
  const [final, original] = ['final-recipient', 'original-recipient'].map((name) =>
    typed(fieldOf(fields, name)),
  )
  const recipient = final ?? original
  if (recipient === undefined) return undefined
  const diagnostic = typed(fieldOf(fields, 'diagnostic-code'))
  const status = statusOf(fieldOf(fields, 'status') ?? '', diagnostic ?? '')
  const remoteServer = typed(fieldOf(fields, 'remote-mta'))
  const retriesUntil = fieldOf(fields, 'will-retry-until')
  return {
    recipient,
    ...(original === undefined || original === recipient ? {} : { original }),
    action: actionOf(fieldOf(fields, 'action'), status),
    ...(status === undefined ? {} : { status }),
    ...(diagnostic === undefined ? {} : { diagnostic }),
    ...(remoteServer === undefined ? {} : { remoteServer }),
    ...(retriesUntil === undefined ? {} : { retriesUntil }),
  }
}

/** Reads the fields of a report: those of the message, then those of each recipient. */
function fieldsOf(report: string): Omit<DeliveryReport, 'about'> {
  const groups = report
    .slice(0, longestReport)
    .split(/\n[ \t]*\r?\n/)
    .map((group) => readHeaderLines(group).headers)
  const reportingServer = typed(
    groups.map((fields) => fieldOf(fields, 'reporting-mta')).find((value) => value !== undefined),
  )
  const all = groups.flatMap((fields) => recipientOf(fields) ?? [])
  const recipients = all
    .toSorted((one, other) => Number(other.action === 'failed') - Number(one.action === 'failed'))
    .slice(0, mostTold)
  return {
    ...(reportingServer === undefined ? {} : { reportingServer }),
    recipients,
    moreRecipients: all.length - recipients.length,
  }
}

const aboutNames = ['Subject', 'Date', 'Message-ID'] as const

function aboutOf(returned: string): DeliveryReport['about'] {
  const { headers } = readHeaderLines(returned.slice(0, longestReport))
  return aboutNames.flatMap((name) => {
    const value = fieldOf(headers, name.toLowerCase())
    return value === undefined ? [] : [{ name, value }]
  })
}

/**
 * Reads the delivery report of a message, or a report that stands alone. Undefined if the message
 * is another one, or if the report is not in the text. Never rejects. Source: RFC 3464, RFC 6522.
 */
export async function readDeliveryReport(text: string): Promise<DeliveryReport | undefined> {
  const { headers, end } = readHeaderLines(text)
  if (reportKindOf(headers) !== 'delivery') return undefined
  const type = fieldOf(headers, 'content-type')
  if (!type?.toLowerCase().includes('multipart/report'))
    return { ...fieldsOf(text.slice(text.startsWith('\uFEFF') ? 1 : 0)), about: [] }
  try {
    const body = text.slice(end, end + longestMessage)
    const { attachments } = await PostalMime.parse(`Content-Type: ${type}\n\n${body}`, {
      ...{ attachmentEncoding: 'utf8', forceRfc822Attachments: true },
      ...{ maxNestingDepth: 10, maxHeadersSize: longestReport },
    })
    const partOf = (...types: string[]) => {
      const part = attachments.find(({ mimeType }) => types.includes(mimeType))?.content
      return typeof part === 'string' ? part : undefined
    }
    const report = partOf('message/delivery-status', 'message/global-delivery-status')
    if (report === undefined) return undefined
    const returned = partOf('message/rfc822', 'text/rfc822-headers', 'message/global')
    return { ...fieldsOf(report), about: aboutOf(returned ?? '') }
  } catch {
    // What is nested deeper, or has more headers, no mail server writes.
    return undefined
  }
}
