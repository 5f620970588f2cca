import * as z from 'zod/mini'
import type { CollectionDefinition } from './collection.ts'

/** How the files of an organization's exports differ from what they should be; kept by organization. */
export const ExportVariantRecord = z.object({
  log: z.enum(['beside', 'absent', 'renamed']),
  sha384Hash: z.enum(['right', 'wrong']),
  times: z.enum(['seconds', 'milliseconds']),
  archive: z.enum(['whole', 'truncated', 'damaged']),
})
export type ExportVariantRecord = z.infer<typeof ExportVariantRecord>

export const exportVariants: CollectionDefinition<ExportVariantRecord> = {
  name: 'exportVariants',
  schema: ExportVariantRecord,
  key: () => 'variant',
}
