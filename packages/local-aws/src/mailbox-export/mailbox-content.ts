import { createHash } from 'node:crypto'
import type { MailboxExportJobRecord } from '../state/mailbox-export-jobs.ts'
import { correspondents, letters, meetings } from './correspondence.ts'
import type { Mailbox, MimeMessage } from './mime-message.ts'

/** The exported folders. Contacts, tasks and notes are not exported. Source: EXP-01. */
const folders = [
  'Inbox',
  'Sent Items',
  'Deleted Items',
  'Drafts',
  'Junk E-mail',
  'Calendar',
] as const
type Folder = (typeof folders)[number]

/** The folder of a message by its number: most are in the Inbox. */
const folderCycle: readonly Folder[] = [
  'Inbox',
  'Sent Items',
  'Inbox',
  'Calendar',
  'Inbox',
  'Deleted Items',
  'Inbox',
  'Junk E-mail',
  'Sent Items',
  'Drafts',
]

const maxMessages = 120
const maxAttachmentRows = 200

export type MailboxContent = {
  messages: { folder: Folder; message: MimeMessage }[]
  /** Contacts, tasks and notes. */
  nonExportableItems: number
}

/** Returns a sequence of numbers that is always the same for the same text. */
function numbersOf(text: string): (index: number) => number {
  return (index) => createHash('sha256').update(`${text}/${index}`).digest().readUInt32BE(0)
}

function pick<Item>(items: readonly [Item, ...Item[]] | readonly Item[], number: number): Item {
  const item = items[number % items.length]
  if (item === undefined) throw new RangeError('There is nothing to pick from.')
  return item
}

function table(number: number, sizeMb: number): string {
  const count = Math.min(maxAttachmentRows, 5 + Math.round(sizeMb / 20) + (number % 20))
  const rows = Array.from({ length: count }, (_, row) =>
    [row + 1, 2000 + ((number >>> 3) % 500) + row * 7, (row * 37 + number) % 1000].join(';'),
  )
  return `Pos;Nr;Anzahl\r\n${rows.join('\r\n')}\r\n`
}

function icsTime(date: Date): string {
  return date.toISOString().replaceAll(/[-:]|\.\d{3}/g, '')
}

function calendarOf(id: string, date: Date, summary: string, from: Mailbox, to: Mailbox): string {
  const starts = new Date(date.getTime() + 2 * 24 * 60 * 60 * 1000)
  const ends = new Date(starts.getTime() + 60 * 60 * 1000)
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Mailroom//Local AWS//EN',
    'METHOD:REQUEST',
    'BEGIN:VEVENT',
    `UID:${id}`,
    `DTSTAMP:${icsTime(date)}`,
    `DTSTART:${icsTime(starts)}`,
    `DTEND:${icsTime(ends)}`,
    `SUMMARY:${summary}`,
    `ORGANIZER:mailto:${from.address}`,
    `ATTENDEE:mailto:${to.address}`,
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ].join('\r\n')
}

/**
 * Invents the content of an exported mailbox. It is always the same for the same job, and larger
 * for a larger mailbox, but limited to a few hundred kB. Its messages date from between the
 * creation of the mailbox and the start of the export. Source: EXP-01.
 */
export function mailboxContent(job: MailboxExportJobRecord): MailboxContent {
  const { entityId, mailbox, startedAt } = job
  const number = numbersOf(entityId)
  const count = Math.min(maxMessages, 6 + Math.round(3 * Math.sqrt(mailbox.sizeMb)))
  const own: Mailbox = { name: mailbox.name, address: mailbox.address }
  const messageAt = (index: number) => {
    const folder = pick(folderCycle, index)
    const letter = pick(letters, number(index))
    const other = pick<Mailbox>(correspondents, number(index) >>> 8)
    const isOwn = folder === 'Sent Items' || folder === 'Drafts'
    const [from, to] = isOwn ? [own, other] : [other, own]
    const age = (startedAt - mailbox.provisionedAt) * ((index + 0.5) / count)
    const date = new Date(mailbox.provisionedAt + age)
    const id = `${index + 1}.${entityId}@mailroom.example`
    const plain = { id, date, from, to, subject: letter.subject, text: letter.text }
    if (folder === 'Calendar') {
      const subject = pick(meetings, number(index))
      const calendar = calendarOf(id, date, subject, from, to)
      return { folder, message: { ...plain, subject, text: subject, calendar } }
    }
    const attachment = letter.attachment && {
      name: letter.attachment,
      type: 'text/csv',
      content: table(number(index), mailbox.sizeMb),
    }
    return { folder, message: { ...plain, ...(attachment ? { attachment } : {}) } }
  }
  return {
    messages: Array.from({ length: count }, (_, index) => messageAt(index)),
    nonExportableItems: number(-1) % 40,
  }
}
