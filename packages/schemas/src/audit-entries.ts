import * as z from 'zod/mini'
import { read } from './declare.ts'
import { page, pageInput } from './page.ts'
import { timestamp } from './timestamp.ts'

/**
 * An entry of the audit trail: an operation before it is sent (`intent`), or its result
 * (`outcome`).
 */
export const AuditEntry = z.object({
  /** Counts from 1 without gaps. */
  sequence: z.int(),
  at: timestamp,
  requestId: z.string(),
  phase: z.enum(['intent', 'outcome']),
  account: z.string(),
  /** The roles of the account, separated by blanks; empty if nobody was signed in. */
  role: z.string(),
  /** The operation's id, or `signIn` or `signOut`. */
  operation: z.string(),
  /** The operation's input, with secrets replaced by `***`. */
  input: z.record(z.string(), z.unknown()),
  /**
   * `Succeeded`, the code of the error, `NotEnabled: ` and a code if an entity was created but not
   * enabled (GEN-05), or `FoundDone` if a job found its change already made.
   */
  outcome: z.optional(z.string()),
  /** The hash of this entry, which covers the hash of the previous entry. SHA-256 in hex. */
  hash: z.string(),
})
export type AuditEntry = z.infer<typeof AuditEntry>

export const auditEntries = {
  'auditEntries.list': read({
    summary: 'List the audit trail, newest first',
    roles: ['administrator', 'auditor'],
    input: z.strictObject({
      ...pageInput,
      operation: z.optional(z.string().check(z.maxLength(128))),
      account: z.optional(z.string().check(z.maxLength(256))),
    }),
    output: page(AuditEntry),
    aws: [],
  }),
}
