import * as z from 'zod/mini'
import { write } from './declare.ts'
import { inOrganization } from './scope.ts'
import { reasonText, text } from './text.ts'

export const archives = {
  /** The address answers the session that asked for it, for an hour. Source: ARC-01, EXIT-02. */
  'archives.build': write({
    summary:
      'Build a folder that shows a snapshot without Mailroom, and get the address of its zip',
    roles: ['administrator', 'auditor'],
    changesOnlyMailroom: true,
    isSilent: true,
    input: z.strictObject({
      ...inOrganization,
      snapshotId: text({ pattern: /^[0-9a-f-]{36}$/ }),
      /** Whether the evidence pack of the exports goes in. */
      withEvidence: z.boolean(),
      reason: reasonText,
    }),
    output: z.object({ address: z.string() }),
    aws: [],
    errorFields: { SnapshotNotFound: 'snapshotId' },
  }),
}
