import * as z from 'zod/mini'
import { ResourceType as ResourceTypes } from './constraints/workmail-shapes.generated.ts'
import { read } from './declare.ts'
import { directoryReads } from './directory-reads.ts'
import { IndexState, pollIndexMs } from './entities.ts'
import { EntityState } from './entity-state.ts'
import { inOrganization } from './scope.ts'
import { searchedText } from './text.ts'
import { timestamp } from './timestamp.ts'
import { UserRole } from './users.ts'

const people = ['administrator', 'auditor'] as const

const count = z.int()

/** How many of them are named. Source: EXIT-05. */
export const namedRemovals = 5

/** How old a snapshot may be for the inventory to be done, in days. Source: EXIT-06. */
export const snapshotValidDays = 7

/** The phases of leaving WorkMail, in their order. Source: EXIT-06. */
export const exitPhaseIds = [
  ...(['inventory', 'exports', 'kits', 'cutOver', 'verification', 'leftOvers'] as const),
] as const

export const exitPhaseStates = ['notStarted', 'underWay', 'blocked', 'done'] as const

/** Why a phase is in its state. The browser has the words, and the page where a person goes on. */
export const exitReasons = [
  ...(['noSnapshot', 'snapshotBeingRead', 'snapshotIncomplete', 'snapshotOld'] as const),
  ...(['directoryUnread', 'exportsNotSetUp', 'exportCheckFailed', 'mailboxesLeft'] as const),
  ...(['nothingExported', 'notVerified', 'mismatch', 'notInThisVersion'] as const),
  ...(['noCutOver', 'cutOversLeft', 'rollingBack'] as const),
  ...(['itemsLeft'] as const),
] as const
export type ExitReason = (typeof exitReasons)[number]

/** A phase. Its state is computed from what is known; nobody sets it. Source: EXIT-06. */
const Phase = z.object({
  id: z.enum(exitPhaseIds),
  state: z.enum(exitPhaseStates),
  reason: z.optional(z.enum(exitReasons)),
  /** How many mailboxes, domains of the cut-over, or items are left, and of how many. */
  left: z.optional(count),
  total: z.optional(count),
  /** The snapshot that the state is about. */
  snapshotId: z.optional(z.string()),
})
export type ExitPhase = z.infer<typeof Phase>

/** The newest snapshot of everything that was read to its end. */
const KnownSnapshot = z.object({
  snapshotId: z.string(),
  createdAt: timestamp,
  digest: z.string(),
  isComplete: z.boolean(),
})

/**
 * How far the export of a mailbox is. `NO_MAILBOX`: there is nothing to export; `EXCLUDED`: somebody
 * said that it is not needed. The others are those of the export queue. Source: XQ-02, XQ-08.
 */
export const mailboxExportStates = [
  ...(['NO_MAILBOX', 'EXCLUDED', 'NOT_EXPORTED', 'PLANNED', 'WAITING', 'STARTING'] as const),
  ...(['RUNNING', 'COMPLETED', 'FAILED', 'CANCELLED', 'LOST', 'SKIPPED'] as const),
] as const
export type MailboxExportState = (typeof mailboxExportStates)[number]

/** `BELOW_LEVEL`: verified, but not up to the level that the settings of verification ask for. */
export const mailboxEvidenceStates = [
  ...(['VERIFIED', 'BELOW_LEVEL', 'MISMATCH', 'UNVERIFIABLE', 'ACCEPTED'] as const),
] as const

/** That somebody does not need a mailbox. Source: EXIT-02, EXIT-06. */
export const MailboxExclusion = z.object({
  reason: z.string(),
  excludedBy: z.string(),
  excludedAt: timestamp,
})
export type MailboxExclusion = z.infer<typeof MailboxExclusion>

/**
 * A user or resource, and how far it is on its way out. Members that are not known are absent.
 * Source: EXIT-05.
 */
export const ExitMailbox = z.object({
  id: z.string(),
  type: z.enum(['USER', 'RESOURCE']),
  userRole: z.optional(UserRole),
  resourceType: z.optional(z.enum(ResourceTypes.values)),
  name: z.string(),
  displayName: z.optional(z.string()),
  email: z.optional(z.string()),
  state: EntityState,
  /** The size of the mailbox when the snapshot was read; AWS tells it for users alone. */
  sizeMb: z.optional(z.number()),
  aliasCount: z.optional(count),
  groupCount: z.optional(count),
  /** To how many others it gives permissions, and on how many mailboxes it has some itself. */
  permissionsGiven: z.optional(count),
  permissionsHeld: z.optional(count),
  exportState: z.enum(mailboxExportStates),
  exportedAt: z.optional(timestamp),
  evidence: z.optional(z.enum(mailboxEvidenceStates)),
  verificationLevel: z.optional(count),
  exclusion: z.optional(MailboxExclusion),
  disabledDate: z.optional(timestamp),
  /** When AWS removes the mailbox of a disabled one: an estimate. */
  removedAt: z.optional(timestamp),
  /** The whole days until then. */
  removedInDays: z.optional(count),
})
export type ExitMailbox = z.infer<typeof ExitMailbox>

/** The columns that rows can be ordered by. */
export const exitSortMembers = [
  ...(['name', 'email', 'kind', 'state', 'sizeMb', 'aliasCount', 'groupCount'] as const),
  ...(['permissionsGiven', 'permissionsHeld', 'exportState', 'exportedAt'] as const),
  ...(['verificationLevel', 'removedAt'] as const),
] as const

/** What a row is one of. */
export const exitKinds = [
  ...(['USER', 'ROOM', 'EQUIPMENT', 'RESOURCE', 'REMOTE_USER', 'SYSTEM_USER'] as const),
] as const
export type ExitKind = (typeof exitKinds)[number]

/**
 * Returns what a row is one of: the type of a resource, else the role of the user; `RESOURCE` is one
 * of Exchange, or of an unknown type.
 */
export function exitKindOf({
  type,
  userRole = 'USER',
  resourceType,
}: Pick<ExitMailbox, 'type' | 'userRole' | 'resourceType'>): ExitKind {
  return type === 'RESOURCE' ? (resourceType ?? 'RESOURCE') : userRole
}

const some = z.optional(z.boolean())

/** The filters of the table, one for each column. Source: EXIT-05. */
export const ExitFilter = z.strictObject({
  /** Any part of a name, address or id. */
  text: z.optional(searchedText),
  kind: z.optional(z.enum(exitKinds)),
  state: z.optional(EntityState),
  exportState: z.optional(z.enum(mailboxExportStates)),
  evidence: z.optional(z.enum([...mailboxEvidenceStates, 'NONE'])),
  /** Disabled ones whose mailbox is removed within 10 days, later, or has been. */
  removal: z.optional(z.enum(['soon', 'later', 'past'])),
  minSizeMb: z.optional(z.int().check(z.minimum(0))),
  hasAliases: some,
  hasGroups: some,
  givesPermissions: some,
  holdsPermissions: some,
})
export type ExitFilter = z.infer<typeof ExitFilter>

export const exit = {
  'exit.describe': read({
    summary: 'Show the days left, the phases of leaving WorkMail, and which mailboxes are removed',
    roles: people,
    input: z.strictObject(inOrganization),
    output: z.object({
      /** The day on which AWS ends WorkMail; the days until then by AWS’s clock, negative afterwards. */
      endOfServiceDate: z.iso.date(),
      daysLeft: count,
      phases: z.array(Phase),
      snapshot: z.optional(KnownSnapshot),
      /** A run that is estimated to end later than 14 days before the end. Source: XQ-12. */
      lateExports: z.optional(z.object({ runId: z.string(), p90: timestamp })),
      /** Disabled ones whose mailboxes AWS still keeps; absent before anybody was read. */
      removals: z.optional(
        z.object({
          ...{ kept: count, soon: count, firstAt: z.optional(timestamp) },
          /** The first ones of those that are removed soon, to name them. */
          first: z.optional(z.array(z.object({ id: z.string(), name: z.string() }))),
        }),
      ),
      index: IndexState,
    }),
    // Without an index it begins one, in the background.
    aws: directoryReads,
    // Progress of snapshots and exports; the index asks oftener while it fills.
    pollMs: (exit) => pollIndexMs(exit) || 15_000,
  }),

  /** Those whose mailbox is removed soon come first, unless another order is asked for. */
  'exit.listMailboxes': read({
    summary: 'List the users and resources with how far each is on its way out of WorkMail',
    roles: people,
    input: z.strictObject({
      ...inOrganization,
      filter: z.optional(ExitFilter),
      sort: z.optional(
        z.strictObject({ by: z.enum(exitSortMembers), descending: z.optional(z.boolean()) }),
      ),
      offset: z.optional(z.int().check(z.minimum(0))),
      /** 25 by default. */
      limit: z.optional(z.int().check(z.minimum(1), z.maximum(1_000))),
    }),
    output: z.object({
      items: z.array(ExitMailbox),
      total: count,
      /** Where the rows are from: `snapshot` while the index has not listed the directory. */
      source: z.enum(['index', 'snapshot']),
      /** When that was read; absent if nothing was read yet. */
      asOf: z.optional(timestamp),
      /** When the sizes of the mailboxes were read. */
      sizesAsOf: z.optional(timestamp),
      index: IndexState,
    }),
    // Without an index it begins one, in the background.
    aws: directoryReads,
    pollMs: (list) => pollIndexMs(list) || 15_000,
  }),
}
