import * as z from 'zod/mini'
import { read, write } from './declare.ts'
import { inOrganization } from './scope.ts'
import { nameText, reasonText, text } from './text.ts'
import { timestamp } from './timestamp.ts'

const people = ['administrator', 'auditor'] as const

const moverId = text({ min: 1, max: 36 })

/** Returns whether a text is a day of the calendar; JSON has none for other texts. */
const isDay = (value: string) => `${new Date(value).toJSON()}`.startsWith(value)

const some = z.optional(z.string())

/** What is recorded of the access of a migration company. Source: KIT-08. */
const mover = {
  company: nameText({ min: 1, max: 100 }),
  /** The company's AWS account, which the role trusts. Problem: `accountId`. */
  accountId: text({ pattern: /^\d{12}$/ }, 'accountId'),
  /** What the company says when it assumes the role. Source: IAM guide, confused deputy. */
  externalId: text({ pattern: /^[\w+=,.@:/-]{2,128}$/ }, 'externalId'),
  /** Problem: `roleArn`. */
  roleArn: text({ pattern: /^arn:aws[-a-z]*:iam::\d{12}:role\/[\w+=,.@/-]{1,576}$/ }, 'roleArn'),
  /** The access ends with this day, in UTC. */
  endsOn: text({ pattern: /^20\d\d-[01]\d-[0-3]\d$/ }, 'day').check(
    z.refine(isDay, { error: 'day' }),
  ),
  /** The one impersonation role that it may assume; none if absent. */
  impersonationRoleId: z.optional(text({ pattern: /^[\w-]{1,64}$/ }, 'impersonationRoleId')),
}

const Mover = z.object({
  moverId: z.string(),
  ...z.object({ ...mover, impersonationRoleId: some }).shape,
  ...{ recordedBy: z.string(), recordedAt: timestamp },
  ...{ revokedBy: some, revokedAt: z.optional(timestamp), revokedBecause: some },
  /** What IAM said of the role, and when. */
  role: z.optional(z.enum(['exists', 'gone'])),
  checkedAt: z.optional(timestamp),
  /** Grows with each change. */
  version: z.int(),
})
export type Mover = z.infer<typeof Mover>

const one = { ...inOrganization, moverId }

export const movers = {
  'movers.list': read({
    summary: 'List the migration companies that have access, with when it ends',
    roles: people,
    input: z.strictObject(inOrganization),
    output: z.object({ items: z.array(Mover) }),
    aws: [],
  }),

  /** Problems: `ownAccount`, `roleElsewhere`, `dayOver` of an access that has not ended. */
  'movers.put': write({
    summary: 'Record that a migration company gets access to an organization, or until when',
    roles: ['administrator'],
    changesOnlyMailroom: true,
    input: z.strictObject({
      ...inOrganization,
      /** Absent for a new one. */
      moverId: z.optional(moverId),
      ...mover,
      /** The version that the person saw; 0 for a new one. Error: `Conflict`. */
      version: z.int(),
    }),
    output: z.object({ moverId: z.string() }),
    aws: [
      'sts:GetCallerIdentity',
      {
        action: 'workmail:DescribeOrganization',
        input: ({ organizationId }) => ({ organizationId }),
      },
    ],
  }),

  'movers.revoke': write({
    summary: 'Record that the role of a migration company was deleted at AWS',
    roles: ['administrator'],
    changesOnlyMailroom: true,
    input: z.strictObject({ ...one, reason: reasonText }),
    output: z.void(),
    aws: [],
  }),

  'movers.delete': write({
    summary: 'Delete what is recorded of a migration company; AWS stays as it is',
    roles: ['administrator'],
    changesOnlyMailroom: true,
    input: z.strictObject({ ...one, reason: reasonText }),
    output: z.void(),
    aws: [],
  }),

  /** What it finds is kept for everybody. Errors: those of IAM, `Gone`. */
  'movers.check': read({
    summary: 'Look whether the IAM role of a migration company still exists',
    roles: people,
    input: z.strictObject(one),
    output: z.object({ role: z.enum(['exists', 'gone']), checkedAt: timestamp }),
    aws: [{ action: 'iam:GetRole', input: () => ({ roleName: '<RoleName>' }) }],
    limited: true,
  }),
}
