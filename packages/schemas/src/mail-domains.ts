import * as z from 'zod/mini'
import {
  DnsRecordVerificationStatus,
  WorkMailDomainName,
} from './constraints/workmail-shapes.generated.ts'
import { read, write } from './declare.ts'
import { itsMailDomain } from './domain-identities.ts'
import { newDomainName } from './new-domain-name.ts'
import { page, pageInput } from './page.ts'
import { inOrganization } from './scope.ts'
import { text } from './text.ts'

const everyone = ['administrator', 'helpDesk', 'auditor'] as const

const VerificationStatus = z.enum(DnsRecordVerificationStatus.values)

const oneDomain = { ...inOrganization, domainName: text(WorkMailDomainName) }

const target = { kind: 'MAIL_DOMAIN', name: 'domainName' } as const

/** AWS looks for the records of a domain for 72 hours; a screen sees when it has found them. DOM-06. */
function pollPendingMs(domain: {
  ownershipVerificationStatus: string
  dkimVerificationStatus: string
}): number | false {
  const { ownershipVerificationStatus: ownership, dkimVerificationStatus: dkim } = domain
  return [ownership, dkim].includes('PENDING') && 30_000
}

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
    pollMs: pollPendingMs,
  }),

  /**
   * The SDK sends a client token, so that a repeated request adds the domain once. For a domain that
   * the organization has, AWS writes its policy anew. Errors: `CustomPolicyInUse` if people wrote
   * statements of their own, which could be lost; `PoliciesNotRead` if nobody can tell. Source:
   * DOM-40, DOM-41.
   */
  'mailDomains.register': write({
    summary:
      'Add a mail domain to an organization and to Amazon SES, or verify one that it has again and renew its policy',
    roles: ['administrator'],
    input: z.strictObject({
      ...inOrganization,
      domainName: newDomainName,
      /** True once the person has seen what the new policy of AWS may replace. */
      replacesPolicy: z.optional(z.boolean()),
    }),
    output: z.void(),
    aws: [
      itsMailDomain,
      {
        action: 'workmail:DescribeOrganization',
        input: ({ organizationId }) => ({ organizationId }),
      },
      {
        action: 'ses:ListIdentityPolicies',
        input: ({ domainName }) => ({ identity: domainName }),
      },
      {
        action: 'ses:GetIdentityPolicies',
        input: ({ domainName }) => ({ identity: domainName, policyNames: ['<PolicyName>'] }),
      },
      {
        action: 'workmail:RegisterMailDomain',
        input: ({ organizationId, domainName }) => ({ organizationId, domainName }),
      },
    ],
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
