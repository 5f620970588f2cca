import * as z from 'zod/mini'
import { accessKinds, accessRights } from './access/who-can-open.ts'
import { AccessFilter, accessReads, holderId } from './access-paths.ts'
import { WorkMailIdentifier } from './constraints/workmail-shapes.generated.ts'
import { write } from './declare.ts'
import { directoryReads } from './directory-reads.ts'
import { inOrganization } from './scope.ts'
import { reasonText, text } from './text.ts'

/** The most ways that are reviewed at once. */
export const maxReviewed = 20_000

/** Returns whether a text is a day of the calendar; JSON has none for other texts. */
const isDay = (value: string) => `${new Date(value).toJSON()}`.startsWith(value)

/** What names a way: `via` has the groups on it, or the token. */
const entry = z.strictObject({
  mailboxId: text(WorkMailIdentifier),
  holderId,
  kind: z.enum(accessKinds),
  via: z.array(text({ min: 1, max: 256 })).check(z.maxLength(100)),
  /** The rights that the person saw. */
  rights: z.array(z.enum(accessRights)).check(z.maxLength(accessRights.length)),
})
export type ReviewedEntry = z.infer<typeof entry>

export const accessReviews = {
  /**
   * Named ones, or all that a filter finds and that wait for it; a filter for those that are reviewed
   * finds those. What is gone is not listed any more afterwards. Auditors
   * may: it is a note of Mailroom, and changes nothing at AWS. Problem: `dayOver`.
   */
  'accessReviews.put': write({
    summary: 'Record that ways to mailboxes were reviewed, with a note, and until when it holds',
    roles: ['administrator', 'auditor'],
    changesOnlyMailroom: true,
    changes: ['accessPaths'],
    input: z.strictObject({
      ...inOrganization,
      entries: z.optional(z.array(entry).check(z.minLength(1), z.maxLength(1_000))),
      filter: z.optional(AccessFilter),
      /** How many the person saw. If others are found by now, none is reviewed. Error: `Conflict`. */
      total: z.int().check(z.minimum(0), z.maximum(maxReviewed)),
      /** They are to be reviewed again after this day, in UTC. */
      until: z.optional(
        text({ pattern: /^20\d\d-[01]\d-[0-3]\d$/ }, 'day').check(
          z.refine(isDay, { error: 'day' }),
        ),
      ),
      note: z.optional(reasonText),
    }),
    output: z.object({ reviewed: z.int() }),
    aws: [...directoryReads, ...accessReads],
  }),
}
