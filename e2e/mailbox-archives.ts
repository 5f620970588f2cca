import { piecesOf } from '../packages/local-aws/src/content-parts.ts'
import { exportArchive } from '../packages/local-aws/src/mailbox-export/archive.ts'
import { usualVariant } from '../packages/local-aws/src/mailbox-export/export-files.ts'
import { writeZip, type ZipOptions } from '../packages/local-aws/src/mailbox-export/write-zip.ts'
import type { ExportVariantRecord } from '../packages/local-aws/src/state/export-variants.ts'

const startedAt = Date.UTC(2026, 5, 1)

/** Returns the archive of a mailbox of 120 messages, as the local AWS exports it. */
export function exportedMailbox(variant: Partial<ExportVariantRecord> = {}): Buffer {
  const job = {
    ...{ id: 'a'.repeat(32), entityId: 'ana', roleArn: '', kmsKeyArn: '', bucket: '', prefix: '' },
    mailbox: {
      ...{ name: 'Ana Silva', address: 'ana@example.com', sizeMb: 5_000 },
      provisionedAt: Date.UTC(2024, 0, 1),
    },
    ...{ startedAt, durationMs: 0, endsAt: startedAt },
    ...({ outcome: 'COMPLETED', delivered: true } as const),
  }
  return Buffer.concat([...piecesOf(exportArchive(job, { ...usualVariant, ...variant }).zip)])
}

/** Returns a zip of files. */
export function zipOf(
  files: readonly (readonly [name: string, content: string | Uint8Array])[],
  options: Omit<ZipOptions, 'mtime'> = {},
): Buffer {
  const entries = files.map(([name, content]) => ({
    name,
    content: typeof content === 'string' ? Buffer.from(content) : content,
  }))
  return Buffer.concat([...piecesOf(writeZip(entries, { mtime: startedAt, ...options }))])
}
