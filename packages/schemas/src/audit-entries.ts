import * as z from 'zod/mini'
import { OrganizationId } from './constraints/workmail-shapes.generated.ts'
import { read } from './declare.ts'
import { page, pageInput } from './page.ts'
import { roles } from './role.ts'
import { plainText, text } from './text.ts'
import { timestamp } from './timestamp.ts'

/**
 * What an entry is about. `ENTITY` is a user, group or resource of which Mailroom knew only the id,
 * `JOB` is also a plan, `EXPORT` is data that was taken out.
 */
export const auditTargetKinds = [
  ...['USER', 'GROUP', 'RESOURCE', 'ENTITY', 'ORGANIZATION'],
  ...['MAIL_DOMAIN', 'ACCESS_CONTROL_RULE', 'PERSONAL_ACCESS_TOKEN', 'RECEIPT_RULE'],
  'MOBILE_DEVICE_ACCESS_RULE',
  ...['JOB', 'ONBOARDING_TEMPLATE', 'SESSION', 'EXPORT', 'SNAPSHOT', 'EXPORT_RUN', 'EXPORT_JOB'],
  ...['IMPERSONATION_ROLE', 'IDENTITY_CENTER_APPLICATION', 'IDENTITY_CENTER_PRINCIPAL'],
  ...['APPROVAL', 'KIT', 'MIGRATION_COMPANY', 'ACCESS_TEST_CASE'],
] as const
export type AuditTargetKind = (typeof auditTargetKinds)[number]

/**
 * How a change ended. `REFUSED`: nothing was changed. `FAILED`: it failed, and
 * nothing or a part of it was changed. `UNKNOWN`: it may have been changed.
 * `INTERRUPTED`: Mailroom's process ended before AWS's answer. `UNDER_WAY`: there is no outcome yet.
 */
export const auditResults = [
  ...['SUCCEEDED', 'REFUSED', 'FAILED', 'UNKNOWN', 'INTERRUPTED', 'UNDER_WAY'],
] as const

/** A number of the trail and its hash in hex: an anchor for `npm run audit:verify`. */
const Anchor = z.object({ number: z.int(), hash: z.string() })

const Values = z.record(z.string(), z.unknown())

/** An entry of the audit trail: one change, with its outcome once there is one. */
export const AuditEntry = z.object({
  /** Names the entry for ever. Later entries have higher numbers; numbers have gaps. */
  number: z.int(),
  at: timestamp,
  /** From the record before the change to that of its outcome, in milliseconds. */
  durationMs: z.optional(z.int()),
  account: z.string(),
  /** The person's name at that time. */
  accountName: z.optional(z.string()),
  /** The person's roles at that time, with spaces between them. */
  role: z.string(),
  /** The IP address of the client. Absent for steps of a job. */
  address: z.optional(z.string()),
  /** The session as `sessions.list` names it; it cannot open the session. */
  sessionId: z.optional(z.string()),
  /** The operation's id, or `signIn`, `signOut`, `auditTrail.begin`, `auditTrail.cut`. */
  operation: z.string(),
  /**
   * `Succeeded`, the code of the error, `Interrupted`, `NotEnabled: ` and a code if an entity was
   * created but not enabled (GEN-05), `NotUpdated: ` and a code if only the address was changed (USR-11), or
   * `FoundDone` if a job found its change already made.
   * Absent while the change is under way.
   */
  outcome: z.optional(z.string()),
  result: z.enum(auditResults),
  /** To whom or what, with the name it had then. A name that nobody knew is absent. */
  target: z.optional(
    z.object({
      kind: z.enum(auditTargetKinds),
      id: z.optional(z.string()),
      name: z.optional(z.string()),
    }),
  ),
  connectionId: z.optional(z.string()),
  region: z.optional(z.string()),
  organizationId: z.optional(z.string()),
  /** The operation's input, with secrets replaced by `***`. */
  input: Values,
  /**
   * The members of the input that are not recorded, because they are too long or not valid, and
   * `before` if the values before were too long. Absent if everything is recorded.
   */
  leftOut: z.optional(z.array(z.string())),
  /**
   * The values before the change, by the names that the input has for the wanted values. Absent if
   * there were none, or if they were not known.
   */
  before: z.optional(Values),
  /**
   * What else is known: of a plan or job its `kind`, `rows`, the domains of a `move`, and who `startedBy`; of a job's change
   * how often it was sent, `tries`, if more than once.
   */
  details: z.optional(Values),
  /** Names the request in the log. */
  requestId: z.string(),
  /** Names the last call in AWS's own logs. */
  awsRequestId: z.optional(z.string()),
  /** The hash of this number in the chain of the trail. */
  hash: z.string(),
})
export type AuditEntry = z.infer<typeof AuditEntry>

/** A part of a text to look for, in upper or lower case. */
const part = text({ min: 1, max: 256 })

/** The result of the last scheduled verification of the whole trail. */
const Verification = z.object({
  at: timestamp,
  durationMs: z.int(),
  result: z.enum(['HOLDS', 'BROKEN', 'NOT_CHECKED']),
  /** The entries that were checked; each change has two. */
  entries: z.int(),
  /** The last entry that was checked. */
  head: z.optional(Anchor),
  /** The number of the first missing, foreign or changed entry. */
  brokenAt: z.optional(z.int()),
  /** Whether the trail was compared with the lines of the anchor file. */
  comparedWithAnchors: z.boolean(),
})

/** A time that somebody asks for. */
const moment = timestamp.check(z.maxLength(40), plainText)

/** A moment of which 90 days before can still be written. */
const recent = moment.check(z.refine((at) => Date.parse(at) > 0, 'format'))

/** The largest number that both stores can hold. */
const largestNumber = 2_147_483_647

export const auditEntries = {
  'auditEntries.list': read({
    summary: 'List the audit trail, newest first; the help desk sees its own entries only',
    roles,
    /**
     * A page looks at a limited number of entries. It may therefore be short or empty although it
     * has a `nextToken`.
     */
    input: z.strictObject({
      ...pageInput,
      /** Any part of an account or of a person's name. */
      account: z.optional(part),
      /** The exact account. */
      accountId: z.optional(text({ min: 1, max: 256 })),
      operation: z.optional(text({ min: 1, max: 128 })),
      result: z.optional(z.enum(auditResults)),
      targetKind: z.optional(z.enum(auditTargetKinds)),
      /** The exact id of the target. */
      targetId: z.optional(text({ min: 1, max: 256 })),
      /** Any part of the target's name or id. */
      target: z.optional(part),
      organizationId: z.optional(text(OrganizationId)),
      /** The entries at this time or later. */
      from: z.optional(moment),
      /** The entries before this time. */
      to: z.optional(moment),
      /** Any part of names, ids, the input, or the values before. */
      text: z.optional(part),
    }),
    output: page(AuditEntry),
    aws: [],
  }),

  'auditEntries.describe': read({
    summary: 'Get one entry of the audit trail; the help desk gets its own only',
    roles,
    input: z.strictObject({ number: z.int().check(z.minimum(1), z.maximum(largestNumber)) }),
    output: AuditEntry,
    aws: [],
    errorFields: { AuditEntryNotFound: 'number' },
  }),

  'auditEntries.countPerDay': read({
    summary: 'Count the changes of each day by their result, of at most 90 days',
    roles: ['administrator', 'auditor'],
    input: z.strictObject({
      /**
       * 30 days before the end by default; an earlier time than 90 days before it is moved. Problem:
       * `afterEnd`.
       */
      from: z.optional(recent),
      /** Now by default. */
      to: z.optional(recent),
    }),
    output: z.object({
      /** The time that was counted. */
      from: timestamp,
      to: timestamp,
      /** The days in UTC on which changes ended, such as `2026-03-10`, oldest first. */
      days: z.array(
        z.object({
          day: z.iso.date(),
          counts: z.partialRecord(z.enum(auditResults), z.int()),
        }),
      ),
    }),
    aws: [],
  }),

  'auditEntries.describeProof': read({
    summary: 'Get the head of the audit trail and its last verification',
    roles: ['administrator', 'auditor'],
    input: z.strictObject({}),
    output: z.object({
      /** The last entry; keep it elsewhere, to prove later that nothing was cut off. */
      head: z.optional(Anchor),
      /** The number of the first entry that is still kept. */
      first: z.optional(z.int()),
      /** The last cut by the retention; entries up to its number are gone. */
      cut: z.optional(z.object({ number: z.int(), at: timestamp, entries: z.int() })),
      /** The setting AUDIT_RETENTION_DAYS; 0 keeps everything. */
      retentionDays: z.int(),
      /** Whether heads are written to a file, too, and when the last one was written. */
      anchorFile: z.object({ isKept: z.boolean(), writtenAt: z.optional(timestamp) }),
      /** The setting AUDIT_VERIFY_HOURS; 0 never verifies. */
      verifyHours: z.int(),
      verification: z.optional(Verification),
    }),
    aws: [],
  }),
}
