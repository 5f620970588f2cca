import { createHash } from 'node:crypto'
import { zipSync } from 'fflate'
import type { MailboxExportJobRecord } from '../state/mailbox-export-jobs.ts'
import { mailboxContent } from './mailbox-content.ts'
import { writeMime } from './mime-message.ts'

/**
 * The files of a finished export: the archive, and a log of its content. The values of the log are
 * texts, times in epoch seconds. Source: EXP-10.
 */
export type ExportArchive = { zip: Uint8Array; log: Record<string, string> }

function epochSeconds(ms: number): string {
  return String(Math.floor(ms / 1000))
}

/**
 * Writes an export: folders of the mailbox become folders of the archive, and each message becomes
 * a file. The same job gives the same bytes. Source: EXP-01, EXP-10.
 */
export function exportArchive(job: MailboxExportJobRecord): ExportArchive {
  const { messages, nonExportableItems } = mailboxContent(job)
  const files = Object.fromEntries(
    messages.map(({ folder, message }, index) => [
      `${folder}/${String(index + 1).padStart(4, '0')}.eml`,
      Buffer.from(writeMime(message), 'utf8'),
    ]),
  )
  const zip = zipSync(files, { mtime: job.endsAt })
  return {
    zip,
    log: {
      totalNonExportableItems: String(nonExportableItems),
      totalMessages: String(messages.length),
      sha384Hash: createHash('sha384').update(zip).digest('hex'),
      totalBytes: String(zip.length),
      totalFolders: String(new Set(messages.map(({ folder }) => folder)).size),
      startTime: epochSeconds(job.startedAt),
      endTime: epochSeconds(job.endsAt),
    },
  }
}
