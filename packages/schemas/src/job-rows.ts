import * as z from 'zod/mini'
import { EmailAddress } from './constraints/workmail-shapes.generated.ts'
import { read, write } from './declare.ts'
import { EntityType } from './entities.ts'
import { page, pageInput } from './page.ts'
import { inOrganization } from './scope.ts'
import { text } from './text.ts'
import { timestamp } from './timestamp.ts'

/**
 * What becomes of a row or a step. `UNCHANGED`: nothing has to be done. `REFUSED`: the plan tells that it would fail. `UNKNOWN`: sent, and
 * nobody can tell whether it was carried out. `SKIPPED`: held back because a step before it failed.
 */
export const JobRowState = z.enum([
  ...(['PLANNED', 'UNCHANGED', 'REFUSED', 'RUNNING', 'DONE', 'FAILED'] as const),
  ...(['UNKNOWN', 'SKIPPED', 'CANCELLED'] as const),
])
export type JobRowState = z.infer<typeof JobRowState>

/** Facts of an entity by name: what a step finds and what it leaves. `null` where there is none. */
export const Facts = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean(), z.array(z.string()), z.null()]),
)
export type Facts = z.infer<typeof Facts>

/** Why a row or a step will not or did not go well. `code` is one of `planProblems`, an operation's error, or AWS's. */
export const JobProblem = z.object({
  code: z.string(),
  message: z.string(),
  awsRequestId: z.optional(z.string()),
  /** With `Conflict`: what is there now. */
  current: z.optional(Facts),
})
export type JobProblem = z.infer<typeof JobProblem>

/** Why a plan refuses a row. */
export const planProblems = [
  ...(['NotFound', 'WrongType', 'SystemUser', 'RemoteUser', 'NotEnabled', 'StillEnabled'] as const),
  ...(['ReadOnlyDirectory', 'Interoperability', 'NoAddress', 'AddressInUse'] as const),
  ...(['AddressTwiceInPlan', 'DomainNotVerified', 'TooManyAliases', 'PrimaryAddress'] as const),
  ...(['GroupNotFound', 'GroupNotEnabled', 'GroupCycle', 'GranteeNotFound'] as const),
  ...(['GranteeNotEnabled', 'NoFullAccessForGroups', 'OwnMailbox', 'UserExists'] as const),
  ...(['NameTaken', 'NameTwiceInPlan', 'MissingDisplayName', 'MissingEmail'] as const),
  ...(['QuotaOutOfRange', 'CannotUndo', 'Conflict', 'PasswordForgotten'] as const),
] as const
export type PlanProblem = (typeof planProblems)[number]

/**
 * What a person has to know of a row. `PurgeDate`: when the mailbox of a disabled user is deleted. `AddressesReleased`, `DevicesUnknown`: AWS
 * tells only the devices that have an override. `CannotUndo`: what `operation` did stays. `DeletesMailbox`: undoing a creation deletes.
 * `DelegationWithoutEffect`: nobody opens the mailbox of a disabled user. `OwnerIsNotReachable`: an address is nobody's between two steps.
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

/** The operations whose effect no other operation takes back. A plan that has one asks for a number before it is started. Source: GEN-09. */
export const operationsForGood: readonly string[] = [
  ...['users.delete', 'groups.delete', 'resources.delete'],
  ...['users.resetPassword', 'personalAccessTokens.delete'],
]

/**
 * One call of an operation of ours. `input` is without secrets and without connection, Region and organization; `<UserId>` in it stands for
 * the user an earlier step of the row creates.
 */
export const JobStep = z.object({
  number: z.int(),
  operation: z.string(),
  input: z.record(z.string(), z.unknown()),
  before: Facts,
  after: Facts,
  /** The name of whom it is about besides the entity of the row: a group, a grantee, a device. */
  about: z.optional(z.string()),
  state: JobRowState,
  problem: z.optional(JobProblem),
  /** A password that was made here, sealed with the key `jobs.start` brought: RSA-OAEP, SHA-256, in base64. */
  sealedPassword: z.optional(z.string()),
})
export type JobStep = z.infer<typeof JobStep>

/** One user, group or resource of a plan, and what is to be done with it, in order. */
export const JobRow = z.object({
  /** Counts from 1; of an import it is the row of the file. */
  number: z.int(),
  entity: z.object({
    /** Absent as long as it is not created. */
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
   * The primary address the plan gives, which `jobRows.update` changes; absent where the row gives none. `email` is absent where none could
   * be made. `FORMER` is the address the entity had before, as far as an earlier job has seen it; `PERSON` is one that somebody wrote.
   */
  address: z.optional(
    z.object({
      email: z.optional(z.string()),
      from: z.enum(['PATTERN', 'FORMER', 'PERSON']),
    }),
  ),
})
export type JobRow = z.infer<typeof JobRow>

const jobId = z.string().check(z.maxLength(64))

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
      number: z.int().check(z.minimum(1)),
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
