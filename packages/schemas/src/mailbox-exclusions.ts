import * as z from 'zod/mini'
import { write } from './declare.ts'
import { inOrganization } from './scope.ts'
import { text } from './text.ts'

const one = { ...inOrganization, entityId: text({ min: 1, max: 256 }) }

/** Why something leaves Mailroom, or need not. Source: EXIT-02. */
export const exitReason = text({ min: 1, max: 500 }).check(
  z.refine((reason) => reason.trim() !== '', { error: 'required' }),
)

/** Mailboxes that nobody needs any more: they count as settled. Source: EXIT-02, EXIT-06. */
export const mailboxExclusions = {
  'mailboxExclusions.put': write({
    summary: 'Say that a mailbox is not needed, and why: it need not be exported',
    roles: ['administrator'],
    changesOnlyMailroom: true,
    changes: ['exit'],
    input: z.strictObject({ ...one, reason: exitReason }),
    output: z.void(),
    aws: [],
  }),

  'mailboxExclusions.delete': write({
    summary: 'Say that a mailbox is needed after all',
    roles: ['administrator'],
    changesOnlyMailroom: true,
    changes: ['exit'],
    input: z.strictObject(one),
    output: z.void(),
    aws: [],
  }),
}
