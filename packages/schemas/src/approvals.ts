import * as z from 'zod/mini'
import { read, write } from './declare.ts'
import { inOrganization } from './scope.ts'
import { reasonText, text } from './text.ts'
import { timestamp } from './timestamp.ts'

const people = ['administrator', 'auditor'] as const

/** What needs a second administrator if `EXIT_FOUR_EYES` is set. Source: EXIT-03. */
export const approvedOperations = ['snapshots.download', 'exportRuns.start'] as const
export type ApprovedOperation = (typeof approvedOperations)[number]

/** How long a request can be approved, and what it asks for be done. Source: EXIT-03. */
export const approvalHours = 24

/** `EXPIRED`: nobody decided in time, or what was approved was not done in time. */
export const approvalStates = ['PENDING', 'APPROVED', 'DECLINED', 'EXPIRED'] as const

/** Somebody's request to do something that needs four eyes. Source: EXIT-03. */
export const Approval = z.object({
  approvalId: z.string(),
  operation: z.enum(approvedOperations),
  /** The id of the snapshot or run. */
  subjectId: z.string(),
  reason: z.string(),
  state: z.enum(approvalStates),
  requestedBy: z.string(),
  requestedAt: timestamp,
  /** True if the person who reads it asked for it: they cannot approve it. */
  isOwn: z.boolean(),
  expiresAt: timestamp,
  decidedBy: z.optional(z.string()),
  decidedAt: z.optional(timestamp),
})
export type Approval = z.infer<typeof Approval>

const approvalId = text({ pattern: /^[0-9a-f-]{36}$/ })
const one = { ...inOrganization, approvalId }

export const approvals = {
  'approvals.list': read({
    summary: 'List who asked a second administrator to approve something, newest first',
    roles: people,
    input: z.strictObject(inOrganization),
    output: z.object({
      /** True if `EXIT_FOUR_EYES` is set. */
      isRequired: z.boolean(),
      /** Those of the last days, at most 100. */
      items: z.array(Approval),
    }),
    aws: [],
    pollMs: ({ items }) => items.some(({ state }) => state === 'PENDING') && 10_000,
  }),

  /** Errors: `Conflict` if the person has asked for it already, `SnapshotNotFound`. */
  'approvals.request': write({
    summary: 'Ask a second administrator to approve something, and say why it is needed',
    roles: people,
    changesOnlyMailroom: true,
    input: z.strictObject({
      ...inOrganization,
      operation: z.enum(approvedOperations),
      subjectId: text({ pattern: /^[0-9a-f-]{36}$/ }),
      reason: reasonText,
    }),
    output: z.object({ approvalId: z.string() }),
    aws: [],
  }),

  /** Errors: `OwnApproval`, `ApprovalNotFound` if it has been decided or is too old. */
  'approvals.approve': write({
    summary: 'Approve what somebody else asked for',
    roles: ['administrator'],
    changesOnlyMailroom: true,
    input: z.strictObject(one),
    output: z.void(),
    aws: [],
  }),

  /** Whoever asked may take it back so. Error: `ApprovalNotFound`. */
  'approvals.decline': write({
    summary: 'Decline what somebody asked for',
    roles: ['administrator'],
    changesOnlyMailroom: true,
    input: z.strictObject(one),
    output: z.void(),
    aws: [],
  }),
}
