import * as z from 'zod/mini'
import {
  accessHolderTypes,
  accessKinds,
  accessRights,
  asleepReasons,
} from './access/who-can-open.ts'
import { accessProtocols } from './access-control-rules.ts'
import {
  DeviceId,
  DeviceModel,
  DeviceOperatingSystem,
  DeviceType,
  DeviceUserAgent,
  IpAddress,
  WorkMailIdentifier,
} from './constraints/workmail-shapes.generated.ts'
import { read } from './declare.ts'
import { directoryReads } from './directory-reads.ts'
import { EntityType, IndexState, pollIndexMs } from './entities.ts'
import { inOrganization } from './scope.ts'
import { searchedText, text } from './text.ts'
import { timestamp } from './timestamp.ts'

const everyone = ['administrator', 'helpDesk', 'auditor'] as const
const some = z.optional(z.string())
const count = z.int().check(z.minimum(0))

/**
 * How a way stands since it was last reviewed: `gone` is no longer there, `changed` has other rights,
 * `due` was to be reviewed again by now, `new` never was.
 */
export const reviewStates = ['gone', 'changed', 'due', 'new', 'reviewed'] as const
export type ReviewState = (typeof reviewStates)[number]

/** Those that wait for somebody to review them. */
export const unreviewedStates = reviewStates.filter((state) => state !== 'reviewed')

const Named = z.object({ id: z.string(), name: z.string() })

/**
 * A way from somebody to a mailbox: `AccessPath` with names, and its review. Ids that the index does
 * not know are their own names.
 */
export const AccessEntry = z.object({
  ...{
    mailboxId: z.string(),
    mailboxName: z.string(),
    mailboxEmail: some,
    mailboxType: EntityType,
  },
  ...{ holderId: z.string(), holderName: z.string(), holderEmail: some },
  holderType: z.enum(accessHolderTypes),
  kind: z.enum(accessKinds),
  rights: z.array(z.enum(accessRights)),
  through: z.array(Named),
  actsAs: z.optional(z.object({ some: z.array(Named), count })),
  token: z.optional(Named),
  asleep: z.optional(z.enum(asleepReasons)),
  review: z.object({
    state: z.enum(reviewStates),
    ...{ reviewedBy: some, reviewedAt: z.optional(timestamp), until: some, note: some },
    /** The rights that were reviewed, if they are others now. */
    rights: z.optional(z.array(z.string())),
  }),
})
export type AccessEntry = z.infer<typeof AccessEntry>

/** An id of AWS, or the ARN of a role. */
export const holderId = text({ min: 1, max: 256 })

export const AccessFilter = z.strictObject({
  mailboxId: z.optional(text(WorkMailIdentifier)),
  holderId: z.optional(holderId),
  kind: z.optional(z.enum(accessKinds)),
  right: z.optional(z.enum(accessRights)),
  /** Whether the way leads nowhere at present. */
  isAsleep: z.optional(z.boolean()),
  /** False leaves out that everybody opens their own mailbox. */
  withOwn: z.optional(z.boolean()),
  review: z.optional(z.enum(reviewStates)),
  /** Any part of the names or addresses of mailbox and holder. */
  text: z.optional(searchedText),
})
export type AccessFilter = z.infer<typeof AccessFilter>

/** What would tell of ways, and was not read. */
export const accessSources = [
  ...(['directory', 'members', 'delegates', 'permissions', 'impersonationRoles'] as const),
  ...(['migrationAdmin', 'tokens', 'exportRole'] as const),
] as const

/** Why: it is still being read, nobody has said it, or AWS refused it with a code. */
export const UnreadSource = z.object({
  source: z.enum(accessSources),
  ...{ code: some, missingAction: some },
})
export type UnreadSource = z.infer<typeof UnreadSource>

const inPlace = ({ organizationId }: { organizationId: string }) => ({ organizationId })

/** The reads beside those of the index. */
export const accessReads = [
  { action: 'workmail:ListImpersonationRoles', input: inPlace },
  {
    action: 'workmail:GetImpersonationRole',
    input: ({ organizationId }: { organizationId: string }) => ({
      ...{ organizationId, impersonationRoleId: '<ImpersonationRoleId>' },
    }),
  },
  { action: 'workmail:DescribeOrganization', input: inPlace },
  { action: 'workmail:ListPersonalAccessTokens', input: inPlace },
] as const

const effect = z.enum(['ALLOW', 'DENY'])

/**
 * What rules decide: `effect` is AWS's answer, else what was computed from the rules; absent if
 * neither is known, with what was refused. `deciding` are the rules of it, or the override.
 */
const Decided = z.object({
  effect: z.optional(effect),
  deciding: z.array(z.object({ id: z.string(), name: z.string() })),
  override: z.optional(effect),
  /** What was computed, if AWS answers something else. */
  computed: z.optional(effect),
  refused: z.optional(z.object({ code: z.string(), missingAction: some })),
})
export type Decided = z.infer<typeof Decided>

export const accessPaths = {
  /**
   * By mailbox. Permissions come from the index; roles, tokens and the migration administrator are
   * read with the first page, and the same answer counts for those after it.
   */
  'accessPaths.list': read({
    summary: 'List who can open which mailbox, or send as it, and by which way',
    roles: everyone,
    input: z.strictObject({
      ...inOrganization,
      filter: z.optional(AccessFilter),
      /** Those that nobody has reviewed as they are now come first. */
      byReview: z.optional(z.boolean()),
      offset: z.optional(count),
      /** 25 by default. */
      limit: z.optional(z.int().check(z.minimum(1), z.maximum(1_000))),
    }),
    output: z.object({
      items: z.array(AccessEntry),
      total: count,
      index: IndexState,
      /** When roles, tokens and the migration administrator were read. */
      readAt: timestamp,
      /** What was not read, so that ways may be missing. */
      unread: z.array(UnreadSource),
      /** How many ways the filter finds in each state, whatever state it names. */
      reviews: z.object({ gone: count, changed: count, due: count, new: count, reviewed: count }),
    }),
    aws: [...directoryReads, ...accessReads],
    pollMs: pollIndexMs,
  }),

  /**
   * Rules are read and decided here, and AWS is asked the same: its answer counts. A device is only
   * considered for ActiveSync; a property that is absent is one that it does not report.
   * Source: PERM-13, PERM-14, ACR-25, MDAR-10, MDOV-06, IMP-01.
   */
  'accessPaths.check': read({
    summary: 'Show whether somebody can open a mailbox with a protocol from an address, and why',
    roles: everyone,
    input: z.strictObject({
      ...inOrganization,
      mailboxId: text(WorkMailIdentifier),
      /** A user, or an impersonation role. */
      holderId,
      action: z.enum(accessProtocols),
      ipAddress: text({ min: 1, pattern: IpAddress.pattern }, 'ipAddress'),
      /** Finds the override of the device. */
      deviceId: z.optional(text(DeviceId)),
      deviceType: z.optional(text(DeviceType)),
      deviceModel: z.optional(text(DeviceModel)),
      deviceOperatingSystem: z.optional(text(DeviceOperatingSystem)),
      deviceUserAgent: z.optional(text(DeviceUserAgent)),
    }),
    output: z.object({
      verdict: z.enum(['yes', 'no', 'unknown']),
      /** The ways of the holder to the mailbox; the first `usable` ones allow it now. */
      ...{ paths: z.array(AccessEntry), usable: count },
      unread: z.array(UnreadSource),
      index: IndexState,
      /** True if a role is asked about with another protocol than EWS. */
      needsEws: z.boolean(),
      rules: Decided,
      /** Only for ActiveSync. */
      device: z.optional(Decided),
    }),
    aws: [
      ...directoryReads,
      ...accessReads,
      { action: 'workmail:ListAccessControlRules', input: inPlace },
      {
        action: 'workmail:GetAccessControlEffect',
        input: ({ organizationId, ipAddress, action, holderId: userId }) => ({
          ...{ organizationId, ipAddress, action, userId },
        }),
      },
      { action: 'workmail:ListMobileDeviceAccessRules', input: inPlace },
      {
        action: 'workmail:GetMobileDeviceAccessEffect',
        input: ({ organizationId, deviceType, deviceModel, deviceUserAgent, ...input }) => ({
          ...{ organizationId, deviceType, deviceModel, deviceUserAgent },
          deviceOperatingSystem: input.deviceOperatingSystem,
        }),
      },
      {
        action: 'workmail:GetMobileDeviceAccessOverride',
        input: ({ organizationId, holderId: userId, deviceId = '<DeviceId>' }) => ({
          ...{ organizationId, userId, deviceId },
        }),
      },
    ],
  }),
}
