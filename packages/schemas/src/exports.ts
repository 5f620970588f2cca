import * as z from 'zod/mini'
import { OrganizationId } from './constraints/workmail-shapes.generated.ts'
import { read } from './declare.ts'
import { Region } from './region.ts'
import { roles } from './role.ts'
import { text } from './text.ts'

/** What a person takes out of the console as a file, to the clipboard, or on paper. */
export const exportKinds = ['LIST', 'JOB_ROWS', 'PASSWORDS', 'AUDIT_ENTRIES'] as const

export const exports = {
  'exports.record': read({
    summary: 'Record in the audit trail that data is taken out; the browser makes the file',
    roles,
    isRecorded: true,
    input: z.strictObject({
      kind: z.enum(exportKinds),
      /** The operation that read the data. */
      operation: text({ min: 1, max: 128 }),
      format: z.enum(['CSV', 'XLSX', 'JSON', 'NDJSON', 'TEXT', 'CLIPBOARD', 'PRINT']),
      /** The number of rows that are taken out. */
      rows: z.int().check(z.minimum(0)),
      /** The name that the page gives to the data, such as the title of a list. */
      title: z.optional(text({ max: 128 })),
      connectionId: z.optional(text({ max: 64 })),
      region: z.optional(Region),
      organizationId: z.optional(text(OrganizationId)),
      jobId: z.optional(text({ min: 1, max: 64 })),
      /** What the list was filtered by, as the page shows it. */
      filter: z.optional(text({ max: 256 })),
    }),
    output: z.void(),
    aws: [],
  }),
}
