import * as z from 'zod/mini'
import { maxTargets } from './changes.ts'
import { WorkMailDomainName, WorkMailIdentifier } from './constraints/workmail-shapes.generated.ts'
import { read, write } from './declare.ts'
import { exportItemStates, exportRunStates, isActive } from './export-run-states.ts'
import { exportCheckIds } from './export-settings.ts'
import { page, pageInput } from './page.ts'
import { inOrganization } from './scope.ts'
import { reasonText, searchedText, text } from './text.ts'
import { timestamp } from './timestamp.ts'

const readers = ['administrator', 'auditor'] as const
const administrator = ['administrator'] as const

/** How many jobs AWS runs at once in an organization. Source: XQ-03, 04/EXP-05. */
export const maxExportSlots = 10

/** How long after the start of an export AWS refuses the next one of a mailbox. Source: XQ-04. */
export const exportCooldownMs = 24 * 60 * 60_000

/** The states from which a person may retry. Source: XQ-13. */
export const retriableExportStates = ['FAILED', 'CANCELLED', 'LOST'] as const

/** The orders in which mailboxes are exported. Source: XQ-11. */
export const exportOrders = ['size', 'name', 'domain', 'list'] as const
export type ExportOrder = (typeof exportOrders)[number]

/** What an item waits for. Source: XQ-08. */
export const exportWaitReasons = ['slot', 'cooldown', 'paused', 'prerequisite'] as const

/**
 * Why a mailbox is not exported. `disabled`: enable it first; `refusedDisabled`: it was tried, and
 * AWS has refused it; `gone`: AWS says that it has none. Source: XQ-02, XQ-09.
 */
export const exportSkipReasons = [
  ...(['group', 'remoteUser', 'systemUser', 'exchangeResource', 'deleted', 'unknown'] as const),
  ...(['disabled', 'purged', 'neverEnabled'] as const),
  // These come while the run goes on: AWS was asked for the mailbox, or could not be any more.
  ...(['refusedDisabled', 'gone', 'organizationGone'] as const),
] as const
export type ExportSkipReason = (typeof exportSkipReasons)[number]

/** Why a run is paused: by a person, by what the next export would fail with, or for good. */
export const exportPauseReasons = ['person', 'prerequisite', 'endOfService'] as const

/** The text of EXIT-09 that a failure is about. Source: XQ-09. */
export const exportDocuments = ['trust', 'permissions', 'caller', 'settings'] as const
export type ExportDocument = (typeof exportDocuments)[number]

const count = z.int()

/** A failure in AWS's words, and the text that would help. */
const Problem = z.object({
  code: z.string(),
  message: z.optional(z.string()),
  document: z.optional(z.enum(exportDocuments)),
})

/** An estimate: half of all courses, and nine of ten, are done by then. Source: XQ-12. */
const Estimate = z.object({ median: timestamp, p90: timestamp })

/** The users and resources of the organization that match. */
export const Everybody = z.strictObject({
  kinds: z.array(z.enum(['USER', 'RESOURCE'])).check(z.minLength(1)),
  /** Any part of a name or an address. */
  text: z.optional(searchedText),
  /** Only members of this group, also through groups in it. */
  groupId: z.optional(text(WorkMailIdentifier)),
  /** Only those with an address of this domain. */
  domain: z.optional(text(WorkMailDomainName)),
  /** Only those without a completed export. */
  withoutExport: z.optional(z.boolean()),
})

export const ExportRun = z.object({
  runId: z.string(),
  state: z.enum(exportRunStates),
  /** 1 for the first export of the mailboxes. Source: XQ-16. */
  pass: count,
  order: z.enum(exportOrders),
  /** The limit that a person chose. */
  slots: count,
  createdBy: z.string(),
  createdAt: timestamp,
  /** Absent before the start, like `startedBy` and `reason`. */
  startedAt: z.optional(timestamp),
  startedBy: z.optional(z.string()),
  reason: z.optional(z.string()),
  endedAt: z.optional(timestamp),
  pauseReason: z.optional(z.enum(exportPauseReasons)),
  problem: z.optional(Problem),
  /** How many items it has, and how many of each state. */
  total: count,
  counts: z.partialRecord(z.enum(exportItemStates), count),
  /** How many are left out for which reason. */
  skipped: z.optional(z.partialRecord(z.enum(exportSkipReasons), count)),
  /** The MB of all that are not skipped, as far as known, and of those that are completed. */
  sizeMb: z.number(),
  completedMb: z.number(),
})
export type ExportRun = z.infer<typeof ExportRun>

const DescribedRun = z.object({
  ...ExportRun.shape,
  /** What was planned, if it was everybody who matches. */
  everybody: z.optional(Everybody),
  /**
   * The mailboxes of a plan that have to wait for their 24 hours, as far as is known, how many of
   * their exports still run, and until when the last one waits. Source: XQ-04.
   */
  cooling: z.optional(z.object({ count, running: count, until: timestamp })),
  /** Where the exports go; of a planned run, where they would go now. */
  settings: z.object({
    ...{ bucket: z.string(), prefix: z.string(), kmsKeyArn: z.string(), roleArn: z.string() },
  }),
  /** The checks that had not passed when a person started it all the same. Source: EXIT-11. */
  unchecked: z.array(z.enum(exportCheckIds)),
  /** The jobs that run now: of this run, and others of the organization. Source: XQ-03. */
  slotsUsed: z.object({ own: count, foreign: count }),
  /** The slots that the run uses until then, fewer than wanted after refusals. Source: XQ-05. */
  loweredSlots: z.optional(z.object({ slots: count, until: timestamp })),
  /** Absent until three exports have finished in this organization. Source: XQ-12. */
  eta: z.optional(Estimate),
  /** How many mailboxes wait for their 24 hours, and when the next of them may be started. */
  cooldownWaits: count,
  nextDueAt: z.optional(timestamp),
  /** How many mailboxes have no known size yet; Mailroom reads them in the background. */
  sizesLeft: count,
  /** How many exports differ from their logs, and may be retried like failed ones. Source: XQ-13. */
  mismatches: count,
  /**
   * Of a plan of a later pass: how many mailboxes have no export before that is verified or
   * accepted. Source: XQ-16.
   */
  unsettled: count,
  /**
   * Within 35 days of the end: the last moment for a start that leaves time for a second pass.
   * Source: XQ-18.
   */
  lastStart: z.optional(timestamp),
  endOfService: timestamp,
  /** By AWS's clock, to count down to the times above. */
  now: timestamp,
})
export type DescribedExportRun = z.infer<typeof DescribedRun>

/** A mailbox in a run. Source: XQ-01. */
export const ExportItem = z.object({
  entityId: z.string(),
  entityKind: z.enum(['USER', 'RESOURCE', 'GROUP', 'UNKNOWN']),
  name: z.string(),
  email: z.optional(z.string()),
  /** From 1, in the order of the run. */
  position: count,
  state: z.enum(exportItemStates),
  waitReason: z.optional(z.enum(exportWaitReasons)),
  skipReason: z.optional(z.enum(exportSkipReasons)),
  sizeMb: z.optional(z.number()),
  /** When AWS deletes the mailbox of a disabled one. Source: EXIT-05. */
  purgeAt: z.optional(timestamp),
  /** From 1; a retry of a mailbox that was started raises it. */
  attempt: count,
  jobId: z.optional(z.string()),
  /** In percent, by AWS's estimate. */
  progress: z.optional(z.number()),
  /** The job of this mailbox that runs although this run has not started it. Source: XQ-17. */
  otherJobId: z.optional(z.string()),
  /** When it is tried next; of a plan, until when its 24 hours last. */
  dueAt: z.optional(timestamp),
  problem: z.optional(Problem),
  /** AWS's `ErrorInfo` of a failed job. */
  errorInfo: z.optional(z.string()),
  /** A person has asked to cancel it. A completed one was too late. Source: XQ-13. */
  cancelAsked: z.boolean(),
  startedAt: z.optional(timestamp),
  endedAt: z.optional(timestamp),
  /** Whether its file differs from what its log says, and nobody has accepted that. */
  isMismatch: z.boolean(),
})
export type ExportItem = z.infer<typeof ExportItem>

const runId = text({ pattern: /^[0-9a-f-]{36}$/ })
const one = { ...inOrganization, runId }
const entityId = text(WorkMailIdentifier)
const entityIds = z.array(entityId).check(z.minLength(1), z.maxLength(maxTargets))
const slots = z.int().check(z.minimum(1), z.maximum(maxExportSlots))

const organization = ({ organizationId }: { organizationId: string }) => ({ organizationId })
const sent = [
  {
    action: 'workmail:StartMailboxExportJob' as const,
    input: ({ organizationId }: { organizationId: string }) => ({
      ...{ organizationId, entityId: '<EntityId>', roleArn: '<RoleArn>' },
      ...{ kmsKeyArn: '<KmsKeyArn>', s3BucketName: '<Bucket>', s3Prefix: '<Prefix>' },
    }),
  },
  {
    action: 'workmail:DescribeMailboxExportJob' as const,
    input: ({ organizationId }: { organizationId: string }) => ({
      ...{ organizationId, jobId: '<JobId>' },
    }),
  },
  { action: 'workmail:ListMailboxExportJobs' as const, input: organization },
]

const notFound = { ExportRunNotFound: 'runId' } as const

export const exportRuns = {
  /** Sends nothing. Errors: ExportNotConfigured, NothingToExport, RunActive, DirectoryNotListed. */
  'exportRuns.plan': write({
    summary: 'Plan the exports of mailboxes: which ones, in which order, and which are impossible',
    roles: administrator,
    changesOnlyMailroom: true,
    input: z
      .strictObject({
        ...inOrganization,
        /** Either these, or `everybody` who matches. */
        entityIds: z.optional(entityIds),
        everybody: z.optional(Everybody),
        order: z.enum(exportOrders),
        /** The group whose members come first. Source: XQ-11. */
        pilotGroupId: z.optional(entityId),
        slots,
        /** Whether disabled mailboxes are tried, too. Source: XQ-02. */
        tryDisabled: z.optional(z.boolean()),
      })
      .check(
        z.refine((input) => (input.entityIds === undefined) !== (input.everybody === undefined), {
          path: ['entityIds'],
          error: 'required',
        }),
      ),
    output: z.object({ runId: z.string() }),
    aws: [
      {
        action: 'workmail:ListGroupMembers',
        input: ({ organizationId, pilotGroupId = '<GroupId>' }) => ({
          ...{ organizationId, groupId: pilotGroupId },
        }),
      },
      {
        action: 'workmail:GetMailboxDetails',
        input: ({ organizationId }) => ({ organizationId, userId: '<UserId>' }),
      },
    ],
  }),

  'exportRuns.list': read({
    summary: 'List the runs of exports, newest first',
    roles: readers,
    input: z.strictObject({ ...inOrganization, ...pageInput }),
    output: page(ExportRun),
    aws: [],
    pollMs: ({ items }) => items.some(isActive) && 5_000,
  }),

  'exportRuns.describe': read({
    summary: 'Show the progress of a run of exports: states, slots, estimate, why it waits',
    roles: readers,
    input: z.strictObject(one),
    output: DescribedRun,
    aws: [],
    errorFields: notFound,
    pollMs: (run) => (isActive(run) || (run.state === 'PLANNED' && run.sizesLeft > 0)) && 2_000,
  }),

  'exportRuns.listItems': read({
    summary: 'List the mailboxes of a run of exports, in its order',
    roles: readers,
    input: z.strictObject({
      ...one,
      states: z.optional(z.array(z.enum(exportItemStates)).check(z.minLength(1))),
      /** Any part of the name, address or id. */
      text: z.optional(searchedText),
      ...pageInput,
    }),
    output: page(ExportItem),
    aws: [],
    errorFields: notFound,
    pollMs: ({ items }) =>
      items.some(({ state }) => ['WAITING', 'STARTING', 'RUNNING'].includes(state)) && 5_000,
  }),

  /**
   * Errors: ExportChecksFailed, ExportChecksOpen (`acceptUnchecked` lacks one), ExportNotConfigured,
   * ExportsEnded, RunActive, RunStateConflict.
   */
  'exportRuns.start': write({
    summary: 'Start the exports of a plan',
    roles: administrator,
    input: z.strictObject({
      ...one,
      reason: reasonText,
      /** The checks that did not pass, each by name. Source: EXIT-11. */
      acceptUnchecked: z.optional(z.array(z.enum(exportCheckIds))),
    }),
    output: z.void(),
    aws: sent,
    errorFields: { ExportChecksOpen: 'acceptUnchecked' },
  }),

  /** Running exports go on. Error: RunStateConflict. */
  'exportRuns.pause': write({
    summary: 'Start no more exports of a run',
    roles: administrator,
    changesOnlyMailroom: true,
    input: z.strictObject(one),
    output: z.void(),
    aws: [],
  }),

  /**
   * Goes on with the settings as they are now.
   * Errors: RunStateConflict, ExportNotConfigured, ExportsEnded.
   */
  'exportRuns.resume': write({
    summary: 'Go on with a paused run of exports',
    roles: administrator,
    input: z.strictObject(one),
    output: z.void(),
    aws: sent,
  }),

  /**
   * Cancels some mailboxes, or all that have not ended: then `count` has to be the number of exports
   * that run. Errors: CountDiffers, RunStateConflict.
   */
  'exportRuns.cancel': write({
    summary: 'Cancel exports of a run',
    roles: administrator,
    input: z
      .strictObject({
        ...one,
        entityIds: z.optional(entityIds),
        count: z.optional(z.int().check(z.minimum(0))),
      })
      .check(
        z.refine((input) => (input.entityIds === undefined) !== (input.count === undefined), {
          path: ['count'],
          error: 'required',
        }),
      ),
    output: z.void(),
    errorFields: { CountDiffers: 'count' },
    aws: [
      {
        action: 'workmail:CancelMailboxExportJob',
        input: ({ organizationId }) => ({ organizationId, jobId: '<JobId>' }),
      },
    ],
  }),

  /**
   * Without `entityIds` all that can be. Errors: NothingToExport, RunActive, ExportsEnded.
   * Source: XQ-13.
   */
  'exportRuns.retry': write({
    summary: 'Export failed, cancelled and lost mailboxes of a run again, after their 24 hours',
    roles: administrator,
    input: z.strictObject({ ...one, entityIds: z.optional(entityIds), reason: reasonText }),
    output: z.object({ count }),
    aws: sent,
  }),

  /**
   * Adds a mailbox to a run that has not ended, before all others: one that AWS removes soon cannot
   * wait for the end of the run. One at a time, so that many need a run that can be approved.
   * Errors: ApprovalNeeded, ExportsEnded, NothingToExport, MailboxInRun, RunStateConflict,
   * DirectoryNotListed. Source: EXIT-03.
   */
  'exportRuns.add': write({
    summary: 'Add a mailbox to a run of exports that goes on',
    roles: administrator,
    input: z.strictObject({ ...one, entityId, reason: reasonText }),
    output: z.void(),
    aws: sent,
    errorFields: { MailboxInRun: 'entityId' },
  }),

  /** Of a planned or paused run. Error: RunStateConflict. Source: XQ-11. */
  'exportRuns.putOrder': write({
    summary: 'Change the order in which the mailboxes of a run are exported',
    roles: administrator,
    changesOnlyMailroom: true,
    input: z.strictObject({
      ...one,
      order: z.enum(exportOrders),
      /** The mailboxes that come before all others, in this order. */
      first: z.optional(z.array(entityId).check(z.maxLength(1_000))),
    }),
    output: z.void(),
    aws: [],
  }),

  /** Error: RunStateConflict for a run that was started. */
  'exportRuns.delete': write({
    summary: 'Delete a plan of exports',
    roles: administrator,
    changesOnlyMailroom: true,
    input: z.strictObject(one),
    output: z.void(),
    aws: [],
  }),

  /** Errors: NothingToExport, RunActive, ExportNotConfigured. Source: XQ-16. */
  'exportRuns.planSecondPass': write({
    summary: 'Plan to export again the mailboxes that a run has exported',
    roles: administrator,
    changesOnlyMailroom: true,
    input: z.strictObject(one),
    output: z.object({ runId: z.string() }),
    aws: [],
  }),
}

/** Returns how many mailboxes AWS has refused or could not be asked for, after the start. */
export function skippedLater({ skipped = {} }: Pick<ExportRun, 'skipped'>): number {
  const { refusedDisabled = 0, gone = 0, organizationGone = 0 } = skipped
  return refusedDisabled + gone + organizationGone
}
