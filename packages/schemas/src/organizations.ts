import * as z from 'zod/mini'
import {
  DirectoryId,
  DomainName,
  HostedZoneId,
  IdempotencyClientToken,
  KmsKeyArn,
  OrganizationName,
} from './constraints/workmail-shapes.generated.ts'
import { read, write } from './declare.ts'
import { hasPunycode, isWhollySeen } from './new-domain-name.ts'
import { page, pageInput } from './page.ts'
import { inOrganization, inRegion } from './scope.ts'
import { plainText, text, withoutHidden } from './text.ts'
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

/** The states that end by themselves. Source: ORG-04, ORG-05. */
const passingStates: readonly string[] = ['Requested', 'Creating', 'Validating', 'Deleting']

/** Returns whether AWS is about to change the state of an organization. */
export function isPassing({ state }: { state: string }): boolean {
  return passingStates.includes(state)
}

/**
 * Returns after how many milliseconds an organization that changes is read again: the longer it
 * takes, the later, since AWS needs minutes. Source: ORG-04, 06 §10.
 */
function backOffMs(reads: number): number {
  return Math.min(10_000, Math.round(1_000 * 1.5 ** (reads - 1)))
}

/** The most mail domains that an organization can be created with. Source: 06 CreateOrganization. */
export const maxFirstDomains = 5

/**
 * Returns whether a text in lower case is the name of a domain: labels of letters, digits and inner
 * hyphens, the last one with a letter. Source: ORG-11.
 */
function isDomainName(name: string): boolean {
  const label = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/
  const labels = name.split('.')
  return (
    labels.length > 1 &&
    labels.every((each) => label.test(each)) &&
    !/\.(?:\d+|.|localhost)$/.test(name) &&
    hasPunycode(name)
  )
}

/** An ID or a name, without what comes along when it is copied. */
const trimmed = z.overwrite<string>(withoutHidden)

/** Problems: `domainName`, and `testDomain` for a name of AWS, which the alias gives. */
const NewDomain = z.strictObject({
  domainName: z.string().check(
    z.trim(),
    plainText,
    // A name decides what is made: nothing in it is dropped that nobody sees.
    z.refine(isWhollySeen, { error: 'notText', abort: true }),
    z.overwrite((name) => name.toLowerCase()),
    z.minLength(1),
    z.maxLength(DomainName.max),
    z.refine(isDomainName, { error: 'domainName' }),
    z.refine((name) => !/(?:^|\.)awsapps\.com$/.test(name), { error: 'testDomain' }),
  ),
  /** Required for a domain whose DNS is in Route 53: WorkMail writes its records there. */
  hostedZoneId: z.optional(
    z.string().check(
      trimmed,
      plainText,
      // Route 53 returns it with this prefix.
      z.overwrite((id) => id.replace(/^\/hostedzone\//, '')),
      z.minLength(HostedZoneId.min),
      z.maxLength(HostedZoneId.max),
      z.regex(/^[A-Z0-9]*$/, { error: 'hostedZoneId' }),
    ),
  ),
})

/** Refuses the second time that a domain is named, at its place. Problem: `domainTwice`. */
const oncePerDomain = z.superRefine<{ domainName: string }[]>((domains, context) => {
  const names = domains.map(({ domainName }) => domainName)
  for (const [index, name] of names.entries())
    if (names.indexOf(name) < index)
      context.addIssue({ code: 'custom', path: [index, 'domainName'], message: 'domainTwice' })
})

const organizationInput = z
  .strictObject({
    ...inRegion,
    /** Problem: `organizationAlias`. Source: ORG-12. */
    alias: text(OrganizationName, 'organizationAlias').check(
      // The pattern of the model minds the case; the alias is part of a domain name, which has none.
      z.refine((alias) => !/^d-/i.test(alias), { error: 'organizationAlias' }),
    ),
    /** Without any, the organization has its test domain alone. Source: ORG-10. */
    domains: z.optional(
      z.array(NewDomain).check(z.minLength(1), z.maxLength(maxFirstDomains), oncePerDomain),
    ),
    /** A directory that exists; WorkMail makes a new one if it is absent. */
    directoryId: z.optional(
      z.string().check(trimmed, plainText, z.regex(DirectoryId.pattern, { error: 'directoryId' })),
    ),
    /** A key of the customer; AWS's own key for WorkMail if it is absent. No operation shows it. */
    kmsKeyArn: z.optional(
      z
        .string()
        .check(
          trimmed,
          plainText,
          z.maxLength(KmsKeyArn.max),
          z.regex(KmsKeyArn.pattern, { error: 'kmsKeyArn' }),
        ),
    ),
    /** Only with the directory of an AD Connector. Source: INTEROP-05. */
    enableInteroperability: z.optional(z.boolean()),
    /**
     * Names the wish: who sends the same input with the same token again gets the same organization,
     * and not a second one, for 24 hours at least.
     */
    clientToken: z.optional(text(IdempotencyClientToken)),
  })
  .check(
    z.refine(
      ({ enableInteroperability = false, directoryId }) =>
        !enableInteroperability || directoryId !== undefined,
      { path: ['enableInteroperability'], error: 'interoperabilityNeedsDirectory' },
    ),
  )

export const organizations = {
  'organizations.list': read({
    summary: 'List the organizations of a Region',
    roles: everyone,
    input: z.strictObject({ ...inRegion, ...pageInput }),
    output: page(OrganizationSummary),
    aws: ['workmail:ListOrganizations'],
    pollMs: ({ items }, reads) => items.some(isPassing) && backOffMs(reads),
  }),

  'organizations.describe': read({
    summary: 'Show the details of an organization',
    roles: everyone,
    input: z.strictObject(inOrganization),
    output: Organization,
    aws: ['workmail:DescribeOrganization'],
    pollMs: (organization, reads) => isPassing(organization) && backOffMs(reads),
  }),

  'organizations.create': write({
    summary:
      'Start creating an organization, which takes minutes; its description tells when it is Active',
    roles: ['administrator'],
    input: organizationInput,
    output: z.object({ organizationId: z.string() }),
    aws: [
      {
        action: 'workmail:CreateOrganization',
        // A command that a person copies is a wish of its own.
        input: ({ connectionId: _, region: __, clientToken: ___, ...wanted }) => wanted,
      },
    ],
    errorFields: {
      NameAvailabilityException: 'alias',
      DirectoryInUseException: 'directoryId',
      DirectoryUnavailableException: 'directoryId',
    },
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
