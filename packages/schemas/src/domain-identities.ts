import * as z from 'zod/mini'
import { ApiError } from './api-error.ts'
import {
  BehaviorOnMXFailure,
  CustomMailFromStatus,
  VerificationStatus,
} from './constraints/ses-shapes.generated.ts'
import { WorkMailDomainName } from './constraints/workmail-shapes.generated.ts'
import { read } from './declare.ts'
import { roles } from './role.ts'
import { inOrganization } from './scope.ts'
import { text } from './text.ts'

/** A mail domain of an organization, which is an identity of Amazon SES in the same Region. */
export const ofMailDomain = { ...inOrganization, domainName: text(WorkMailDomainName) }

/**
 * The first call of each operation on such a domain: it refuses one that the organization does not
 * have, but Amazon SES, Route 53 or the DNS may know. Error: `MailDomainNotFoundException`.
 */
export const itsMailDomain = {
  action: 'workmail:GetMailDomain',
  input: ({ organizationId, domainName }: { organizationId: string; domainName: string }) => ({
    ...{ organizationId, domainName },
  }),
} as const

const status = z.enum(VerificationStatus.values)

/** What SES does if the MX record of a MAIL FROM domain is missing. Source: DOM-42. */
export const behaviorOnMXFailure = z.enum(BehaviorOnMXFailure.values)

/**
 * A part of what SES tells about an identity. Both members are absent if SES does not know the
 * identity or has no such setting; `refused` says why the part could not be read.
 */
function part<Attributes extends z.ZodMiniType>(attributes: Attributes) {
  return z.object({ attributes: z.optional(attributes), refused: z.optional(ApiError) })
}

/** The topic of Amazon SNS for a kind of feedback; empty if there is none. */
const topic = z.optional(z.string())

const withHeaders = z.optional(z.boolean())

export const DomainIdentity = z.object({
  /** The token is the value of the TXT record that verifies the domain. Source: DOM-18. */
  verification: part(
    z.object({ verificationStatus: status, verificationToken: z.optional(z.string()) }),
  ),
  /** Three tokens, or none before DKIM was set up. Source: DOM-36. */
  dkim: part(
    z.object({
      dkimEnabled: z.boolean(),
      dkimVerificationStatus: status,
      dkimTokens: z.optional(z.array(z.string())),
    }),
  ),
  /** Without attributes, mail is sent from a subdomain of amazonses.com. Source: DOM-42, DOM-43. */
  mailFrom: part(
    z.object({
      mailFromDomain: z.string(),
      mailFromDomainStatus: z.enum(CustomMailFromStatus.values),
      behaviorOnMXFailure,
    }),
  ),
  /** Where bounces and complaints go. Source: 06 GetIdentityNotificationAttributes. */
  notifications: part(
    z.object({
      bounceTopic: topic,
      complaintTopic: topic,
      deliveryTopic: topic,
      forwardingEnabled: z.boolean(),
      headersInBounceNotificationsEnabled: withHeaders,
      headersInComplaintNotificationsEnabled: withHeaders,
      headersInDeliveryNotificationsEnabled: withHeaders,
    }),
  ),
})
export type DomainIdentity = z.infer<typeof DomainIdentity>

/** Returns the input of a call that asks SES about one identity. */
const ofIdentity = ({ domainName }: { domainName: string }) => ({ identities: [domainName] })

export const domainIdentities = {
  'domainIdentities.describe': read({
    summary:
      'Show the verification, DKIM, MAIL FROM and feedback settings of a domain in Amazon SES',
    roles,
    input: z.strictObject(ofMailDomain),
    output: DomainIdentity,
    aws: [
      itsMailDomain,
      { action: 'ses:GetIdentityVerificationAttributes', input: ofIdentity },
      { action: 'ses:GetIdentityDkimAttributes', input: ofIdentity },
      { action: 'ses:GetIdentityMailFromDomainAttributes', input: ofIdentity },
      { action: 'ses:GetIdentityNotificationAttributes', input: ofIdentity },
    ],
  }),
}
