import * as z from 'zod/mini'
import type { CollectionDefinition } from './collection.ts'

/** The largest archive that is made, in bytes. Source: 07/S3L-06. */
const maxArchiveBytes = 2 * 1024 ** 3

/** How the files of an organization's exports differ from what they should be; kept by organization. */
export const ExportVariantRecord = z.object({
  log: z.enum(['beside', 'absent', 'renamed']),
  sha384Hash: z.enum(['right', 'wrong']),
  times: z.enum(['seconds', 'milliseconds']),
  archive: z.enum(['whole', 'truncated', 'damaged']),
  /** Whether all folders are in one of the mailbox's name. */
  layout: z._default(z.enum(['folders', 'oneRoot']), 'folders'),
  /** Whether calendar items are messages, or iCalendar files. */
  calendar: z._default(z.enum(['eml', 'ics']), 'eml'),
  names: z._default(z.enum(['utf8', 'cp437']), 'utf8'),
  zip64: z._default(z.boolean(), false),
  /** One more message makes the archive at least this large, in bytes; 0 for none. */
  minBytes: z._default(z.int().check(z.minimum(0), z.maximum(maxArchiveBytes)), 0),
})
export type ExportVariantRecord = z.infer<typeof ExportVariantRecord>

export const exportVariants: CollectionDefinition<ExportVariantRecord> = {
  name: 'exportVariants',
  schema: ExportVariantRecord,
  key: () => 'variant',
}
