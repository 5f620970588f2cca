import * as z from 'zod/mini'
import { ApiError } from './api-error.ts'
import { awsServices } from './aws-call.ts'
import { read } from './declare.ts'
import { roles } from './role.ts'
import { inRegion } from './scope.ts'

/** The features of WorkMail without a public API. Source: 00-index decision 2, 02 §15, 04 Z2. */
export const capabilityIds = [
  'mailFlowRules',
  'smtpGateways',
  'journaling',
  'mobilePolicy',
  'mobileDeviceInventory',
  'mobileDeviceWipe',
  'mailboxMigration',
  'interoperability',
  'identityCenterAssignments',
] as const
export type CapabilityId = (typeof capabilityIds)[number]

/**
 * What a connection can do with a feature: it works at AWS; it works at the local AWS only; Mailroom
 * can only say how it is done elsewhere; or it cannot be done. Source: 00-index decision 23.
 */
export const CapabilityState = z.enum(['supported', 'simulated', 'guide', 'unavailable'])
export type CapabilityState = z.infer<typeof CapabilityState>

/** What Mailroom gives no guide for: a wipe that is only noted would be dangerous. Source: 04 Z2. */
const notGuided: readonly CapabilityId[] = ['mobileDeviceWipe']

const state = {
  state: CapabilityState,
  /**
   * Why it is so: the code of an error;
   * `PrincipalNotSimulated` if IAM knows no policies of the caller.
   */
  reason: z.optional(z.string()),
  ...z.pick(ApiError, { missingAction: true }).shape,
}

/** An AWS service, as the caller of a connection may use it. */
export const Service = z.object({
  id: z.enum(awsServices),
  ...state,
  /**
   * The actions that the operations of these roles need and that IAM's simulation does not allow;
   * absent if IAM was not or could not be asked, and for S3 as long as there is no bucket for exports.
   * AWS's answer to a call may still differ. Source:
   * 01 IAM-09.
   */
  missing: z.optional(z.array(z.object({ action: z.string(), roles: z.array(z.enum(roles)) }))),
  /** The statement that allows what is missing. */
  ...z.pick(ApiError, { missingStatement: true, deniedBy: true }).shape,
})
export type Service = z.infer<typeof Service>

/** A feature without a public API at a connection. */
export const Capability = z.object({ id: z.enum(capabilityIds), ...state })
export type Capability = z.infer<typeof Capability>

/**
 * Returns what a connection can do with a feature, except assignments, which services of AWS have
 * that it may call or not. `isLocal` is true if the local AWS answers.
 */
export function capabilityOf(id: CapabilityId, isLocal: boolean): Capability {
  if (isLocal) return { id, state: 'simulated', reason: 'NoPublicApi' }
  return { id, state: notGuided.includes(id) ? 'unavailable' : 'guide', reason: 'NoPublicApi' }
}

/** Returns whether operations that need a feature can be sent by a connection. */
export function isCapable(id: CapabilityId, isLocal: boolean): boolean {
  const { state } = capabilityOf(id, isLocal)
  return state === 'supported' || state === 'simulated'
}

export const connections = {
  /**
   * For all roles: the help desk's screens offer what the connection can do, too. Source: 01 §17
   * (S-18), NOAPI-05, 04 Z2.
   */
  'connections.describe': read({
    summary: 'Show the identity of a connection and what it can do',
    roles,
    input: z.strictObject(inRegion),
    output: z.object({
      /** Whom AWS sees; absent if STS did not say. */
      caller: z.optional(z.object({ accountId: z.string(), arn: z.string() })),
      services: z.array(Service),
      capabilities: z.array(Capability),
      /** The ARN of the organization for which IAM was asked, if there is one. Source: 01 IAM-11. */
      organizationArn: z.optional(z.string()),
    }),
    aws: [
      'sts:GetCallerIdentity',
      { action: 'workmail:ListOrganizations', input: () => ({}) },
      { action: 'ses:ListIdentities', input: () => ({ maxItems: 1 }) },
      {
        action: 'iam:SimulatePrincipalPolicy',
        input: () => ({ policySourceArn: '<Arn>', actionNames: ['<Action>'] }),
      },
      { action: 'route53:ListHostedZones', input: () => ({ maxItems: 1 }) },
      { action: 'ds:DescribeDirectories', input: () => ({ limit: 1 }) },
      { action: 'kms:ListAliases', input: () => ({ limit: 1 }) },
      { action: 's3:HeadBucket', input: () => ({ bucket: '<Bucket>' }) },
      { action: 'sso:ListInstances', input: () => ({ maxResults: 1 }) },
      {
        action: 'identitystore:ListUsers',
        input: () => ({ identityStoreId: '<IdentityStoreId>', maxResults: 1 }),
      },
    ],
  }),
}
