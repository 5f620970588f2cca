import * as z from 'zod/mini'
import type { AwsAction } from './aws-call.ts'
import { read, write } from './declare.ts'
import { page, pageInput } from './page.ts'
import { inOrganization } from './scope.ts'
import { reasonText, searchedText, text } from './text.ts'
import { timestamp } from './timestamp.ts'

const people = ['administrator', 'auditor'] as const

/** The kinds of lines in a snapshot, in the order of the file; `snapshotKinds` has their members. */
export const snapshotKindNames = [
  ...(['organization', 'tag', 'domain', 'dnsRecord', 'sendingIdentity'] as const),
  ...(['receiptRule', 'user', 'group', 'resource', 'address'] as const),
  ...(['membership', 'delegate', 'permission', 'accessControlRule', 'impersonationRole'] as const),
  ...([
    'mobileDeviceAccessRule',
    'mobileDeviceAccessOverride',
    'availabilityConfiguration',
    'identityProvider',
    'personalAccessToken',
  ] as const),
  ...(['retentionPolicy', 'emailMonitoring', 'inboundDmarc', 'recordedSetting', 'gap'] as const),
] as const
export type SnapshotKind = (typeof snapshotKindNames)[number]

/** `settings` leaves out users, groups, resources and what belongs to them. Source: INV-01. */
export const snapshotScopes = ['complete', 'settings'] as const

/** `FAILED`: AWS no longer has the organization, or what was imported does not hold. */
export const snapshotStates = ['RUNNING', 'IMPORTING', 'COMPLETED', 'FAILED'] as const

/** What made a snapshot. Source: INV-10, INV-13. */
export const snapshotOrigins = ['asked', 'scheduled', 'imported'] as const

const count = z.int()

/** Calls that AWS refused for the same reason. Source: INV-04. */
const Gap = z.object({
  /** AWS's operation, such as `ListPersonalAccessTokens`. */
  operation: z.string(),
  /** AWS's error, `Vanished` for what was deleted while it was read, or one of ours. */
  code: z.string(),
  /** How many users, groups, resources or settings it is about. */
  count,
  /** The IAM action that is missing. */
  missingAction: z.optional(z.string()),
})

/**
 * What is wrong with a snapshot that was not made here, or not left alone. Source: INV-11, INV-13.
 */
export const snapshotFaults = [
  ...(['notZip', 'unsafeName', 'encrypted', 'twice', 'tooLarge', 'missing'] as const),
  ...(['notJson', 'newerVersion', 'otherFormat', 'notCanonical', 'longLine', 'noEnd'] as const),
  ...(['unknownKind', 'badMember', 'order', 'lines', 'bytes', 'sha256', 'counts'] as const),
  ...(['otherManifest', 'observed'] as const),
] as const
export type SnapshotFault = (typeof snapshotFaults)[number]

/** Where and why a snapshot does not hold. */
export const SnapshotRefusal = z.object({
  fault: z.enum(snapshotFaults),
  file: z.optional(z.string()),
  line: z.optional(count),
})
export type SnapshotRefusal = z.infer<typeof SnapshotRefusal>

/** Everything that AWS told about an organization, and how far the reading is. */
export const Snapshot = z.object({
  snapshotId: z.string(),
  scope: z.enum(snapshotScopes),
  state: z.enum(snapshotStates),
  /** The name of the person who asked for it. */
  createdBy: z.string(),
  createdAt: timestamp,
  endedAt: z.optional(timestamp),
  /** The calls to AWS so far, and those expected in all, as far as is known by now. */
  callsDone: count,
  callsExpected: z.optional(count),
  /** When the reading goes on, and the error because of which it waits. */
  waitingUntil: z.optional(timestamp),
  problem: z.optional(z.string()),
  /** False if something could not be read: see `gaps`. Absent while it is read. */
  isComplete: z.optional(z.boolean()),
  /** SHA-256 of `manifest.json`, in hex. The same state has the same digest. Source: INV-06. */
  digest: z.optional(z.string()),
  /** The number of lines by kind. */
  counts: z.optional(z.partialRecord(z.enum(snapshotKindNames), count)),
  gaps: z.array(Gap),
  /** The users, groups and resources that changed while they were read. Source: INV-03. */
  changedMeanwhile: z.optional(count),
  /** The size of the download. */
  bytes: z.optional(count),
  origin: z.enum(snapshotOrigins),
  /** Of an imported one: the organization it is about, who imported it, and when. */
  imported: z.optional(
    z.object({
      organizationId: z.optional(z.string()),
      region: z.optional(z.string()),
      by: z.string(),
      at: timestamp,
    }),
  ),
  /** Of an import that failed. */
  refusal: z.optional(SnapshotRefusal),
})
export type Snapshot = z.infer<typeof Snapshot>

/**
 * A line of a snapshot; its members follow from its kind (`snapshotKinds`). `names` has the names of
 * the users, groups and resources that it is about, by their ids.
 */
const Row = z.looseObject({
  kind: z.enum(snapshotKindNames),
  names: z.optional(z.record(z.string(), z.string())),
})
export type SnapshotLine = z.infer<typeof Row>

/** A difference between two snapshots. Source: INV-12. */
const Difference = z.object({
  op: z.enum(['add', 'remove', 'change']),
  kind: z.enum(snapshotKindNames),
  before: z.optional(Row),
  after: z.optional(Row),
})
export type SnapshotDifference = z.infer<typeof Difference>

const snapshotId = text({ pattern: /^[0-9a-f-]{36}$/ })
const one = { ...inOrganization, snapshotId }

/**
 * The later snapshot, and its organization if that is another one: then IDs are mapped by primary
 * address and by name. Source: INV-12.
 */
const compared = { otherId: snapshotId, otherPlace: z.optional(z.strictObject(inOrganization)) }

/** The largest file that can be imported, also unpacked. Bytes. Source: INV-13. */
export const maxImportBytes = 512 * 1024 ** 2

/** The largest piece of an upload. Bytes. */
export const importPieceBytes = 4 * 1024 ** 2

/** The calls of a snapshot, each with the members that it needs besides the organization. */
const calls: Partial<Record<AwsAction, Record<string, unknown>>> = {
  'workmail:DescribeOrganization': {},
  'workmail:ListTagsForResource': { organizationId: undefined, resourceARN: '<ARN>' },
  'workmail:ListMailDomains': {},
  'workmail:GetMailDomain': { domainName: '<DomainName>' },
  'workmail:ListUsers': {},
  'workmail:DescribeUser': { userId: '<UserId>' },
  'workmail:GetMailboxDetails': { userId: '<UserId>' },
  'workmail:ListGroups': {},
  'workmail:DescribeGroup': { groupId: '<GroupId>' },
  'workmail:ListGroupMembers': { groupId: '<GroupId>' },
  'workmail:ListResources': {},
  'workmail:DescribeResource': { resourceId: '<ResourceId>' },
  'workmail:ListResourceDelegates': { resourceId: '<ResourceId>' },
  'workmail:ListAliases': { entityId: '<EntityId>' },
  'workmail:ListMailboxPermissions': { entityId: '<EntityId>' },
  'workmail:ListAccessControlRules': {},
  'workmail:ListImpersonationRoles': {},
  'workmail:GetImpersonationRole': { impersonationRoleId: '<ImpersonationRoleId>' },
  'workmail:ListMobileDeviceAccessRules': {},
  'workmail:ListMobileDeviceAccessOverrides': {},
  'workmail:ListAvailabilityConfigurations': {},
  'workmail:DescribeIdentityProviderConfiguration': {},
  'workmail:ListPersonalAccessTokens': {},
  'workmail:GetDefaultRetentionPolicy': {},
  'workmail:DescribeEmailMonitoringConfiguration': {},
  'workmail:DescribeInboundDmarcSettings': {},
  'workmail:ListMailboxExportJobs': {},
  'ses:GetIdentityVerificationAttributes': { organizationId: undefined, identities: ['<Domain>'] },
  'ses:GetIdentityDkimAttributes': { organizationId: undefined, identities: ['<Domain>'] },
  'ses:GetIdentityMailFromDomainAttributes': {
    ...{ organizationId: undefined, identities: ['<Domain>'] },
  },
  'ses:GetIdentityNotificationAttributes': {
    ...{ organizationId: undefined, identities: ['<Domain>'] },
  },
  'ses:ListIdentityPolicies': { organizationId: undefined, identity: '<Domain>' },
  'ses:DescribeActiveReceiptRuleSet': { organizationId: undefined },
  'ses:ListReceiptRuleSets': { organizationId: undefined },
  'ses:DescribeReceiptRuleSet': { organizationId: undefined, ruleSetName: '<RuleSetName>' },
}

/** Returns the IAM action of a call of a snapshot; undefined if it has no such call. */
export function actionOfCall(operation: string): string | undefined {
  return Object.keys(calls).find((action) => action.endsWith(`:${operation}`))
}

export const snapshots = {
  'snapshots.create': write({
    summary: 'Read everything that AWS tells about an organization, in the background',
    roles: people,
    changesOnlyMailroom: true,
    input: z.strictObject({ ...inOrganization, scope: z.enum(snapshotScopes) }),
    output: z.object({ snapshotId: z.string() }),
    aws: Object.entries(calls).map(([action, members]) => ({
      action: action as AwsAction,
      input: ({ organizationId }: { organizationId: string }) => ({ organizationId, ...members }),
    })),
  }),

  'snapshots.list': read({
    summary: 'List the snapshots of an organization, newest first',
    roles: people,
    input: z.strictObject({ ...inOrganization, ...pageInput }),
    output: page(Snapshot),
    aws: [],
  }),

  'snapshots.describe': read({
    summary: 'Show the progress, counts, gaps and digest of a snapshot',
    roles: people,
    input: z.strictObject(one),
    output: Snapshot,
    aws: [],
    pollMs: ({ state }) => (state === 'RUNNING' || state === 'IMPORTING') && 1_000,
  }),

  /** A page looks at a limited number of lines: it may be short although it has a `nextToken`. */
  'snapshots.listRows': read({
    summary: 'List the lines of one type in a snapshot, in their order',
    roles: people,
    input: z.strictObject({
      ...one,
      kind: z.enum(snapshotKindNames),
      /** Any part of a value, in upper or lower case. */
      text: z.optional(searchedText),
      ...pageInput,
    }),
    output: page(Row),
    aws: [],
    errorFields: { SnapshotNotFound: 'snapshotId' },
  }),

  /** The first page also counts all differences, so it takes longer than the others. */
  'snapshots.compare': read({
    summary: 'List what was added, removed and changed between two snapshots',
    roles: people,
    input: z.strictObject({
      ...one,
      ...compared,
      kind: z.optional(z.enum(snapshotKindNames)),
      ...pageInput,
    }),
    output: z.object({
      ...page(Difference).shape,
      /** With the first page. */
      counts: z.optional(
        z.array(
          z.object({
            ...{ kind: z.enum(snapshotKindNames), added: count, removed: count, changed: count },
          }),
        ),
      ),
    }),
    aws: [],
  }),

  'snapshots.delete': write({
    summary: 'Delete a snapshot; one that is being read ends',
    roles: ['administrator'],
    changesOnlyMailroom: true,
    input: z.strictObject(one),
    output: z.void(),
    aws: [],
  }),

  /** The address answers the session that asked for it, for an hour. Source: EXIT-02, INV-10. */
  'snapshots.download': write({
    summary: 'Record why a snapshot leaves Mailroom, and get the address of its file',
    roles: people,
    changesOnlyMailroom: true,
    isSilent: true,
    input: z.strictObject({
      ...one,
      reason: reasonText,
    }),
    output: z.object({ address: z.string() }),
    aws: [],
  }),

  /** As `snapshots.download`, for what differs between two. Source: INV-12, EXIT-02. */
  'snapshots.downloadComparison': write({
    summary: 'Record why a comparison leaves Mailroom, and get the address of its file (NDJSON)',
    roles: people,
    changesOnlyMailroom: true,
    isSilent: true,
    input: z.strictObject({ ...one, ...compared, reason: reasonText }),
    output: z.object({ address: z.string() }),
    aws: [],
  }),

  'snapshots.listOfOthers': read({
    summary: 'List the finished snapshots of other organizations, newest first',
    roles: people,
    input: z.strictObject(inOrganization),
    output: z.object({
      items: z.array(
        z.object({
          place: z.object({
            ...{ connectionId: z.string(), region: z.string(), organizationId: z.string() },
          }),
          ...{ snapshotId: z.string(), createdAt: timestamp },
        }),
      ),
    }),
    aws: [],
  }),

  /**
   * The file was uploaded before, in pieces (`/api/snapshot-uploads`). It is checked in the
   * background. Source: INV-13.
   */
  'snapshots.import': write({
    summary: 'Check an uploaded snapshot, and keep it beside those of an organization',
    roles: ['administrator'],
    changesOnlyMailroom: true,
    input: z.strictObject({ ...inOrganization, uploadId: snapshotId }),
    output: z.object({ snapshotId: z.string() }),
    aws: [],
  }),
}
