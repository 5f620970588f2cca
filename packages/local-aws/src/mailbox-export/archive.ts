import { createHash } from 'node:crypto'
import { type Part, piecesOf, sizeOf } from '../content-parts.ts'
import type { ExportVariantRecord } from '../state/export-variants.ts'
import type { MailboxExportJobRecord } from '../state/mailbox-export-jobs.ts'
import { type MailboxContent, mailboxContent } from './mailbox-content.ts'
import { writeMime } from './mime-message.ts'
import { writeZip, type ZipEntry } from './write-zip.ts'

/**
 * The files of a finished export: the archive, and a log of its content. The values of the log are
 * texts, times in epoch seconds. Source: EXP-10.
 */
export type ExportArchive = { zip: readonly Part[]; log: Record<string, string> }

/** The number of the entry that a damaged archive cannot give back. */
const damagedEntry = 17

function epochSeconds(ms: number): string {
  return String(Math.floor(ms / 1000))
}

function entryOf(
  { folder, message }: MailboxContent['messages'][number],
  index: number,
  { calendar }: ExportVariantRecord,
): ZipEntry {
  const name = `${folder}/${String(index + 1).padStart(4, '0')}`
  const isFile = calendar === 'ics' && message.calendar !== undefined
  const text = isFile ? (message.calendar ?? '') : writeMime(message)
  return { name: `${name}.${isFile ? 'ics' : 'eml'}`, content: Buffer.from(text, 'utf8') }
}

/** Lines of an attachment in Base64, as many as give a large message its size. */
const filling = Buffer.from(`${'QUJD'.repeat(19)}\r\n`.repeat(840))

/** Returns a message of at least a size that takes no memory. */
function largeMessage(index: number, bytes: number): ZipEntry {
  const name = `Inbox/${String(index + 1).padStart(4, '0')}.eml`
  return { name, content: { piece: filling, times: Math.ceil(bytes / filling.length) } }
}

/**
 * Writes an export: folders of the mailbox become folders of the archive, and each message becomes
 * a file. The same job gives the same bytes. Source: EXP-01, EXP-10, S3L-06.
 */
export function exportArchive(
  job: MailboxExportJobRecord,
  variant: ExportVariantRecord,
): ExportArchive {
  const { messages, nonExportableItems } = mailboxContent(job)
  const { layout, names, zip64, minBytes, archive } = variant
  const files = messages.map((each, index) => entryOf(each, index, variant))
  const all = minBytes === 0 ? files : [...files, largeMessage(files.length, minBytes)]
  const root = layout === 'oneRoot' ? `${job.mailbox.name}/` : ''
  const zip = writeZip(
    all.map(({ name, content }) => ({ name: `${root}${name}`, content })),
    {
      ...{ mtime: job.endsAt, zip64, cp437: names === 'cp437' },
      ...(archive === 'damaged' ? { damagedEntry } : {}),
    },
  )
  return {
    zip,
    log: {
      totalNonExportableItems: String(nonExportableItems),
      totalMessages: String(all.length),
      sha384Hash: sha384Of(zip),
      totalBytes: String(sizeOf(zip)),
      totalFolders: String(new Set(messages.map(({ folder }) => folder)).size),
      startTime: epochSeconds(job.startedAt),
      endTime: epochSeconds(job.endsAt),
    },
  }
}

function sha384Of(parts: readonly Part[]): string {
  const hash = createHash('sha384')
  for (const piece of piecesOf(parts)) hash.update(piece)
  return hash.digest('hex')
}
