import * as z from 'zod/mini'
import type { CollectionDefinition } from './collection.ts'

/**
 * A directory of Directory Service, as its owner or as an account that it is shared with. Kept by
 * Region. WorkMail's own directories are none of them.
 */
export const DirectoryRecord = z.object({
  id: z.string(),
  /** The name of its domain: `corp.example`. */
  name: z.string(),
  shortName: z.string(),
  /** Unique; absent if none was made. */
  alias: z.optional(z.string()),
  type: z.enum(['ADConnector', 'MicrosoftAD', 'SharedMicrosoftAD', 'SimpleAD']),
  size: z.enum(['Small', 'Large']),
  stage: z.enum(['Active', 'Creating', 'Impaired', 'Inoperable']),
  /** Set for a directory of another account. */
  shareStatus: z.optional(z.enum(['Shared', 'PendingAcceptance'])),
  /** The other Regions of a multi-Region directory. */
  additionalRegions: z.optional(z.array(z.string())),
  /** Epoch milliseconds. */
  launchedAt: z.number(),
})
export type DirectoryRecord = z.infer<typeof DirectoryRecord>

export const directories: CollectionDefinition<DirectoryRecord> = {
  name: 'directories',
  schema: DirectoryRecord,
  key: ({ id }) => id,
  indexes: { id: ({ id }) => id },
}
