import * as z from 'zod/mini'
import { read, write } from './declare.ts'
import { inOrganization } from './scope.ts'
import { reasonText, text } from './text.ts'
import { timestamp } from './timestamp.ts'

const people = ['administrator', 'auditor'] as const

const count = z.int().check(z.minimum(0))
const some = z.optional(z.string())

/** What somebody has said about an item of the checklist. `version` counts what was said of it. */
const ExitRecord = z.object({
  state: z.enum(['open', 'closed', 'waived']),
  note: some,
  /** Why it is closed although it was still there, or nobody could look. */
  although: some,
  ...{ recordedBy: z.string(), recordedAt: timestamp, version: count },
})
export type ExitRecord = z.infer<typeof ExitRecord>

/**
 * What is known of an item, and since when. `open`: it is still there; `unknown`: nobody has looked,
 * or was allowed to, for the reason in `why`.
 */
const ExitFinding = z.object({
  finding: z.enum(['done', 'open', 'unknown']),
  ...{ count: z.optional(count), total: z.optional(count), names: z.optional(z.array(z.string())) },
  asOf: z.optional(timestamp),
  why: z.optional(z.enum(['notLooked', 'refused', 'notSet', 'notListed'])),
  /** Of a refusal: the code of AWS, and the missing IAM action. */
  ...{ code: some, missingAction: some },
})
export type ExitFinding = z.infer<typeof ExitFinding>

/**
 * What Mailroom has done for an item that only people close: a kit or its imported results, with the
 * target for `name`, and how many of how many lines went wrong; or an archive.
 */
const ExitKnown = z.object({
  ...{ by: z.string(), at: timestamp, name: some },
  ...{ count: z.optional(count), total: z.optional(count) },
})
export type ExitKnown = z.infer<typeof ExitKnown>

/**
 * An item and where it stands: `done` if what was looked at says so, `closed` or `waived` if somebody
 * does, else `open`. Without `live` nothing but people can tell. Source: EXIT-12.
 */
const ExitItem = z.object({
  item: z.string(),
  state: z.enum(['open', 'done', 'closed', 'waived']),
  live: z.optional(ExitFinding),
  /** Empty if Mailroom has done nothing of it yet; absent if it never does. */
  known: z.optional(z.array(ExitKnown)),
  record: z.optional(ExitRecord),
  /** True if it was closed, and is there again. */
  isBack: z.optional(z.boolean()),
})
export type ExitItem = z.infer<typeof ExitItem>

export const exitChecklist = {
  'exitChecklist.describe': read({
    summary: 'Show what is left after leaving WorkMail, with what is known of each item',
    roles: people,
    input: z.strictObject(inOrganization),
    output: z.object({
      items: z.array(ExitItem),
      ...{ left: count, total: count },
      /** The domains of the organization, without the test domain. */
      domains: z.array(z.string()),
      /** True after the end of the service: what was last known counts. */
      hasEnded: z.boolean(),
    }),
    aws: [],
  }),

  /** Errors: `Conflict` if somebody else has said something since, `InvalidInput`. */
  'exitChecklist.put': write({
    summary: 'Close an item of what is left with a note, waive it with a reason, or reopen it',
    roles: ['administrator'],
    changesOnlyMailroom: true,
    input: z
      .strictObject({
        ...inOrganization,
        item: text({ pattern: /^[a-zA-Z]{1,30}$/ }),
        state: z.enum(['open', 'closed', 'waived']),
        note: z.optional(reasonText),
        /** Needed to close what is still there, or what nobody could look at. */
        although: z.optional(reasonText),
        /** The version that the person saw; 0 if nobody had said anything. */
        version: count,
      })
      .check(
        z.refine(({ state, note }) => state === 'open' || note !== undefined, {
          ...{ path: ['note'], error: 'required' },
        }),
      ),
    output: z.void(),
    aws: [],
  }),
}

export const leftOvers = {
  /** What it finds is kept for everybody. What AWS refuses is kept as refused. */
  'leftOvers.check': read({
    summary: 'Look at AWS for what is left after leaving WorkMail, and keep what was seen',
    roles: people,
    input: z.strictObject(inOrganization),
    output: z.object({ lookedAt: timestamp, refused: count }),
    aws: [
      ...(
        [
          'DescribeOrganization',
          'ListMailDomains',
          'ListPersonalAccessTokens',
          'ListImpersonationRoles',
          'DescribeIdentityProviderConfiguration',
        ] as const
      ).map((operation) => ({
        action: `workmail:${operation}` as const,
        input: ({ organizationId }: { organizationId: string }) => ({ organizationId }),
      })),
      { action: 'ses:GetSendStatistics', input: () => ({}) },
      { action: 'ses:ListReceiptRuleSets', input: () => ({}) },
      { action: 'ses:DescribeReceiptRuleSet', input: () => ({ ruleSetName: '<RuleSetName>' }) },
      { action: 'kms:DescribeKey', input: () => ({ keyId: '<KmsKeyArn>' }) },
      { action: 'iam:GetRole', input: () => ({ roleName: '<RoleName>' }) },
    ],
    limited: true,
  }),
}
