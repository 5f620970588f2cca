import * as z from 'zod/mini'
import { ApiError } from './api-error.ts'
import { EmailAddress } from './constraints/workmail-shapes.generated.ts'
import { read, write } from './declare.ts'
import { EntityType } from './entities.ts'
import { page, pageInput } from './page.ts'
import { inOrganization } from './scope.ts'
import { text } from './text.ts'
import { timestamp } from './timestamp.ts'

/**
 * The state of a row or a step. `UNCHANGED`: nothing has to change. `REFUSED`: the plan says that
 * it would fail. `PARTLY_DONE`: a row of which some steps are done, and one has failed. `UNKNOWN`: it was sent, and nobody can tell whether it was carried out. `SKIPPED`:
 * an earlier step failed.
 */
export const JobRowState = z.enum([
  ...(['PLANNED', 'UNCHANGED', 'REFUSED', 'RUNNING', 'DONE', 'FAILED'] as const),
  ...(['PARTLY_DONE', 'UNKNOWN', 'SKIPPED', 'CANCELLED'] as const),
])
export type JobRowState = z.infer<typeof JobRowState>

/**
 * The facts of an entity by name: what a step finds and what it leaves. `null` for a missing value.
 */
export const Facts = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean(), z.array(z.string()), z.null()]),
)
export type Facts = z.infer<typeof Facts>

/**
 * The reason why a row or a step would fail or has failed. `code` is one of `planProblems`, an
 * operation's error, or AWS's.
 */
export const JobProblem = z.object({
  code: z.string(),
  message: z.string(),
  awsRequestId: z.optional(z.string()),
  /** What AWS said of a denial, as in `ApiError`. Source: X-05. */
  ...z.pick(ApiError, { missingAction: true, missingStatement: true, deniedBy: true }).shape,
  /** The current values, with `Conflict`. */
  current: z.optional(Facts),
  /** The other entry that gets the address, with `AddressTwiceInPlan`, as people call it. */
  by: z.optional(z.string()),
  /** The earlier row that is about the same device, with `DeviceTwiceInPlan`. */
  row: z.optional(z.object({ number: z.int(), device: z.string() })),
})
export type JobProblem = z.infer<typeof JobProblem>

/** The reasons why a plan refuses a row. */
export const planProblems = [
  ...(['NotFound', 'WrongType', 'SystemUser', 'RemoteUser', 'NotEnabled', 'StillEnabled'] as const),
  ...(['ReadOnlyDirectory', 'Interoperability', 'NoAddress', 'AddressInUse'] as const),
  ...(['AddressTwiceInPlan', 'DomainNotVerified', 'TooManyAliases', 'PrimaryAddress'] as const),
  'DomainNotRegistered',
  ...(['GroupNotFound', 'GroupNotEnabled', 'GroupCycle', 'GranteeNotFound'] as const),
  ...(['GranteeNotEnabled', 'NoFullAccessForGroups', 'OwnMailbox', 'UserExists'] as const),
  ...([
    'NameTaken',
    'NameTwiceInPlan',
    'DeviceTwiceInPlan',
    'IsGroup',
    'IsResource',
    'MissingDisplayName',
    'MissingEmail',
    'StateDiffers',
  ] as const),
  ...(['CannotUndo', 'Conflict', 'PasswordForgotten'] as const),
  ...(['NoIdentity', 'SeveralIdentities', 'IdentityInUse', 'IdentityTwiceInPlan'] as const),
] as const
export type PlanProblem = (typeof planProblems)[number]

/**
 * A note about a row for the person. `PurgeDate`: when AWS deletes the mailbox of a disabled user.
 * `AddressesReleased`: the addresses become free. `DevicesUnknown`: AWS lists only the devices that
 * have an override. `CannotUndo`: the effect of `operation` stays. `DeletesMailbox`: undoing a
 * creation deletes the mailbox. `DelegationWithoutEffect`: nobody can open the mailbox of a
 * disabled user. `OwnerIsNotReachable`: an address belongs to nobody between two steps.
 */
export const JobNote = z.object({
  code: z.enum([
    ...(['PurgeDate', 'AddressesReleased', 'DevicesUnknown', 'CannotUndo'] as const),
    ...(['DeletesMailbox', 'DelegationWithoutEffect', 'PrimaryAddressStays'] as const),
    'OwnerIsNotReachable',
  ]),
  date: z.optional(timestamp),
  addresses: z.optional(z.array(z.string())),
  operation: z.optional(z.string()),
})
export type JobNote = z.infer<typeof JobNote>

/**
 * The operations whose effect no other operation undoes. A plan with one asks for a number before
 * it starts. Source: GEN-09.
 */
export const operationsForGood: readonly string[] = [
  ...['users.delete', 'groups.delete', 'resources.delete'],
  ...['users.resetPassword', 'personalAccessTokens.delete'],
]

/**
 * A call of one operation. `input` contains no secrets and no connection, Region and organization;
 * `<UserId>` in it is the user that an earlier step of the row creates.
 */
export const JobStep = z.object({
  number: z.int(),
  operation: z.string(),
  input: z.record(z.string(), z.unknown()),
  before: Facts,
  after: Facts,
  /** The name of the second entity: a group, a grantee, a device. */
  about: z.optional(z.string()),
  state: JobRowState,
  problem: z.optional(JobProblem),
  /**
   * A password that the server made, sealed with the key from `jobs.start`: RSA-OAEP, SHA-256, in
   * base64.
   */
  sealedPassword: z.optional(z.string()),
})
export type JobStep = z.infer<typeof JobStep>

/** A user, group or resource in a plan, and its steps, in order. */
export const JobRow = z.object({
  /** Counts from 1; in an import it is the row of the file. */
  number: z.int(),
  entity: z.object({
    /** Absent until it is created. */
    id: z.optional(z.string()),
    type: EntityType,
    name: z.string(),
    displayName: z.optional(z.string()),
    email: z.optional(z.string()),
  }),
  state: JobRowState,
  problem: z.optional(JobProblem),
  steps: z.array(JobStep),
  notes: z.optional(z.array(JobNote)),
  /**
   * The primary address that the plan gives, which `jobRows.update` changes; absent if the row
   * gives none. `email` is absent if none could be made. `FORMER` is the address the entity had
   * before, if an earlier job saw it; `PERSON` is one that a person wrote.
   */
  address: z.optional(
    z.object({
      email: z.optional(z.string()),
      from: z.enum(['PATTERN', 'FORMER', 'PERSON']),
    }),
  ),
})
export type JobRow = z.infer<typeof JobRow>

const jobId = text({ min: 1, max: 64 })

export const jobRows = {
  'jobRows.list': read({
    summary: 'List the entries of a plan or job, with each change and its result',
    roles: ['administrator', 'auditor'],
    input: z.strictObject({
      ...inOrganization,
      ...pageInput,
      jobId,
      states: z.optional(z.array(JobRowState).check(z.minLength(1))),
    }),
    output: page(JobRow),
    aws: [],
  }),

  'jobRows.update': write({
    summary: 'Give a row of a plan another primary address; the row is planned again',
    roles: ['administrator'],
    input: z.strictObject({
      ...inOrganization,
      jobId,
      number: z.int().check(z.minimum(1), z.maximum(999_999)),
      email: text(EmailAddress),
    }),
    output: z.void(),
    aws: [
      ...([
        'workmail:DescribeUser',
        'workmail:DescribeGroup',
        'workmail:DescribeResource',
      ] as const),
      ...(['workmail:DescribeOrganization', 'workmail:DescribeEntity'] as const),
      ...(['workmail:ListMailDomains', 'workmail:GetMailDomain', 'workmail:ListAliases'] as const),
      ...(['workmail:ListGroups', 'workmail:ListResources'] as const),
      ...(['workmail:ListGroupsForEntity', 'workmail:GetMailboxDetails'] as const),
    ],
    changes: ['jobs'],
    errorFields: { JobNotFound: 'jobId' },
  }),
}
