import * as z from 'zod/mini'
import {
  DnsRecordVerificationStatus,
  WorkMailDomainName,
} from './constraints/workmail-shapes.generated.ts'
import { read, write } from './declare.ts'
import { directoryReads } from './directory-reads.ts'
import { Entity, IndexState, pollIndexMs } from './entities.ts'
import { newDomainName } from './new-domain-name.ts'
import { page, pageInput } from './page.ts'
import { inOrganization } from './scope.ts'
import { text } from './text.ts'

const everyone = ['administrator', 'helpDesk', 'auditor'] as const

const VerificationStatus = z.enum(DnsRecordVerificationStatus.values)

const oneDomain = { ...inOrganization, domainName: text(WorkMailDomainName) }

const target = { kind: 'MAIL_DOMAIN', name: 'domainName' } as const

/** A user, group or resource with addresses in a mail domain, and these addresses. */
export const DomainUse = z.extend(
  z.pick(Entity, { id: true, type: true, name: true, displayName: true, state: true }),
  {
    /** The primary address; absent if it is in another domain. */
    email: z.optional(z.string()),
    aliases: z.array(z.string()),
  },
)
export type DomainUse = z.infer<typeof DomainUse>

export const mailDomains = {
  'mailDomains.list': read({
    summary: 'List the mail domains of an organization',
    roles: everyone,
    input: z.strictObject({ ...inOrganization, ...pageInput }),
    output: page(z.object({ domainName: z.string(), defaultDomain: z.boolean() })),
    aws: ['workmail:ListMailDomains'],
  }),

  'mailDomains.describe': read({
    summary: 'Show the DNS records and verification states of a mail domain',
    roles: everyone,
    input: z.strictObject(oneDomain),
    output: z.object({
      records: z.array(z.object({ type: z.string(), hostname: z.string(), value: z.string() })),
      isTestDomain: z.boolean(),
      isDefault: z.boolean(),
      ownershipVerificationStatus: VerificationStatus,
      dkimVerificationStatus: VerificationStatus,
    }),
    aws: ['workmail:GetMailDomain'],
  }),

  /** AWS has no such list. Source: DOM-15. */
  'mailDomains.listUses': read({
    summary:
      'List the users, groups and resources with an address in a mail domain, using Mailroom’s index of the directory',
    roles: everyone,
    input: z.strictObject({
      ...oneDomain,
      /** The most entities returned; 25 by default. */
      limit: z.optional(z.int().check(z.minimum(1), z.maximum(10_000))),
    }),
    output: z.object({
      /** By name; deleted ones have no addresses. */
      items: z.array(DomainUse),
      /** How many users, groups and resources have an address in the domain. */
      counts: z.object({ USER: z.int(), GROUP: z.int(), RESOURCE: z.int() }),
      /** How many enabled entities may have aliases in the domain that the index has not read. */
      unread: z.int(),
      index: IndexState,
    }),
    aws: directoryReads,
    pollMs: pollIndexMs,
  }),

  /** The SDK sends a client token, so that a repeated request adds the domain once. */
  'mailDomains.register': write({
    summary:
      'Add a mail domain to an organization and to Amazon SES, or verify one that it has again and renew its policy',
    roles: ['administrator'],
    input: z.strictObject({ ...inOrganization, domainName: newDomainName }),
    output: z.void(),
    aws: ['workmail:RegisterMailDomain'],
    errorFields: {
      InvalidParameterException: 'domainName',
      LimitExceededException: 'domainName',
      MailDomainInUseException: 'domainName',
    },
    target,
    // AWS writes its policy for the domain in SES, and asks SES to verify it.
    changes: ['identityPolicies', 'domainIdentities'],
  }),

  'mailDomains.updateDefault': write({
    summary: 'Make a verified mail domain the default one for new addresses; existing ones stay',
    roles: ['administrator'],
    needs: { verified: true, notDefault: true, mailroomOnly: ['notDefault'] },
    input: z.strictObject({
      ...oneDomain,
      /**
       * The default domain that the person saw. If there is another one by now, nothing is changed.
       * Error: `Conflict`.
       */
      expected: z.strictObject({ domainName: z.optional(text(WorkMailDomainName)) }),
    }),
    output: z.void(),
    aws: [
      {
        action: 'workmail:DescribeOrganization',
        input: ({ organizationId }) => ({ organizationId }),
      },
      {
        action: 'workmail:UpdateDefaultMailDomain',
        input: ({ organizationId, domainName }) => ({ organizationId, domainName }),
      },
    ],
    target,
    inTurnBy: 'resource',
    changes: ['organizations'],
  }),

  /** What AWS does to a test or default domain is not documented. Error: `MailDomainNeeded`. */
  'mailDomains.deregister': write({
    summary: 'Remove a mail domain from an organization; its identity in Amazon SES stays',
    roles: ['administrator'],
    needs: { ownDomain: true, notDefault: true },
    input: z.strictObject(oneDomain),
    output: z.void(),
    aws: ['workmail:GetMailDomain', 'workmail:DeregisterMailDomain'],
    target,
  }),
}
