import * as z from 'zod/mini'
import { OrganizationName } from './constraints/workmail-shapes.generated.ts'
import { read, write } from './declare.ts'
import { page, pageInput } from './page.ts'
import { inOrganization, inRegion } from './scope.ts'
import { text } from './text.ts'
import { timestamp } from './timestamp.ts'

const everyone = ['administrator', 'helpDesk', 'auditor'] as const

/**
 * An organization in a list. `state` is a free text; known values: Requested, Creating, Active,
 * Deleting, Deleted (06 §5.2).
 */
export const OrganizationSummary = z.object({
  organizationId: z.string(),
  alias: z.string(),
  defaultMailDomain: z.optional(z.string()),
  errorMessage: z.optional(z.string()),
  state: z.string(),
})
export type OrganizationSummary = z.infer<typeof OrganizationSummary>

/** Everything the API returns about an organization. Source: `DescribeOrganization`. */
export const Organization = z.object({
  organizationId: z.string(),
  alias: z.string(),
  state: z.string(),
  directoryId: z.optional(z.string()),
  directoryType: z.optional(z.string()),
  defaultMailDomain: z.optional(z.string()),
  completedDate: z.optional(timestamp),
  errorMessage: z.optional(z.string()),
  arn: z.optional(z.string()),
  migrationAdmin: z.optional(z.string()),
  interoperabilityEnabled: z.optional(z.boolean()),
  /**
   * AWS's time of the answer, on which the days and dates on screens are based. Source: 00-index,
   * decision 26.
   */
  awsTime: z.optional(timestamp),
})
export type Organization = z.infer<typeof Organization>

export const organizations = {
  'organizations.list': read({
    summary: 'List the organizations of a Region',
    roles: everyone,
    input: z.strictObject({ ...inRegion, ...pageInput }),
    output: page(OrganizationSummary),
    aws: ['workmail:ListOrganizations'],
  }),

  'organizations.describe': read({
    summary: 'Show the details of an organization',
    roles: everyone,
    input: z.strictObject(inOrganization),
    output: Organization,
    aws: ['workmail:DescribeOrganization'],
  }),

  'organizations.delete': write({
    summary: 'Delete an organization with all its mailboxes; nothing of it can be restored',
    roles: ['administrator'],
    input: z.strictObject({
      ...inOrganization,
      /**
       * The alias of the organization, as the person typed it. Another one deletes nothing. Problem:
       * `otherAlias`. Source: ORG-30.
       */
      alias: text(OrganizationName),
      /** False keeps the directory, which AWS bills if nothing else uses it. Source: ORG-35. */
      deleteDirectory: z.boolean(),
      /** True to delete enabled users with their mailboxes, too; else AWS refuses. Source: ORG-32. */
      forceDelete: z.optional(z.boolean()),
      /** True to remove the application in IAM Identity Center, too. Source: ORG-33. */
      deleteIdentityCenterApplication: z.optional(z.boolean()),
    }),
    output: z.object({ state: z.optional(z.string()) }),
    aws: [
      {
        action: 'workmail:DescribeOrganization',
        input: ({ organizationId }) => ({ organizationId }),
      },
      { action: 'workmail:DeleteOrganization', input: ({ alias: _, ...deleted }) => deleted },
    ],
    target: { kind: 'ORGANIZATION', id: 'organizationId', name: 'alias' },
  }),
}
