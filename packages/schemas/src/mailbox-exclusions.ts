import * as z from 'zod/mini'
import { write } from './declare.ts'
import { inOrganization } from './scope.ts'
import { reasonText, text } from './text.ts'

const one = { ...inOrganization, entityId: text({ min: 1, max: 256 }) }

/** Mailboxes that nobody needs any more: they count as settled. Source: EXIT-02, EXIT-06. */
export const mailboxExclusions = {
  'mailboxExclusions.put': write({
    summary: 'Say that a mailbox is not needed, and why: it need not be exported',
    roles: ['administrator'],
    changesOnlyMailroom: true,
    changes: ['exit'],
    input: z.strictObject({ ...one, reason: reasonText }),
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
