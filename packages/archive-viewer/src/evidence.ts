import * as z from 'zod/mini'

const text = z.optional(z.string())

/**
 * A line of `evidence.ndjson` of an evidence pack: what is proved of an export. Members that are not
 * needed here are kept out. Source: VER-07.
 */
export const ExportEvidence = z.object({
  jobId: z.string(),
  /** The user or resource whose mailbox it is. */
  entityId: z.string(),
  name: text,
  email: text,
  state: text,
  level: z.optional(z.number()),
  startedAt: text,
  endedAt: text,
  checkedAt: text,
  /** SHA-384 of the archive in hex, as it was computed; the log of AWS has its own. */
  archiveSha384: text,
  archive: z.optional(z.object({ key: text, bytes: z.optional(z.number()) })),
})
export type ExportEvidence = z.infer<typeof ExportEvidence>
