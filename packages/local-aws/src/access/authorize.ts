import type { RequestContext } from '@mailroom/schemas/policies/conditions'
import { type Decision, decide } from '@mailroom/schemas/policies/evaluate'
import { accountId } from '../account.ts'
import { keyArnOf } from '../kms/key-arn.ts'
import { AwsError } from '../protocol/aws-error.ts'
import { changeKeys } from '../route53/condition-keys.ts'
import { listingKeys, needOf } from '../s3/permissions.ts'
import type { ServiceName } from '../service.ts'
import type { State } from '../state/state.ts'
import { organizationArn } from '../workmail/organization-arn.ts'
import { type Principal, roleArn, userArn } from './principals.ts'

/** A call of an operation, as far as its permission depends on it. */
export type Call = {
  service: ServiceName
  operation: string
  input: Record<string, unknown>
  region: string
  userAgent?: string
  /** The address of the caller. */
  sourceIp: string
  /** Condition keys that another service adds that calls for somebody. */
  conditions?: readonly (readonly [key: string, value: string])[]
}

/** An action that a call needs, and the resource it needs it on. */
export type Need = { action: string; resource: string }

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

/**
 * Returns the resource of a call: an organization is the only one that WorkMail's actions can name,
 * IAM's and STS's name users and roles, Route 53's name hosted zones and changes, and KMS's keys; S3's
 * are in `permissions.ts`.
 * What names none needs `*`. Source: IAM-11, IAM-12.
 */
function resourceOf({ service, operation, input, region }: Call, principal: Principal): string {
  if (service === 'workmail') {
    const id = text(input.OrganizationId)
    return text(input.ResourceARN) ?? (id === undefined ? '*' : organizationArn({ region, id }))
  }
  if (service === 'iam' && operation === 'GetUser') {
    const name = text(input.UserName) ?? principal.userName
    return name === undefined ? '*' : userArn(name)
  }
  if (service === 'iam' && operation === 'GetRole') return roleArn(text(input.RoleName) ?? '')
  if (service === 'kms') {
    const id = text(input.KeyId)
    return id === undefined || operation === 'ListAliases' ? '*' : keyArnOf(region, id)
  }
  if (service === 'route53') {
    const id = text(input.HostedZoneId ?? input.Id)
    const kind = operation === 'GetChange' ? 'change' : 'hostedzone'
    // ListHostedZonesByName begins with a zone; it lists all.
    const isOfAll = id === undefined || operation === 'ListHostedZonesByName'
    return isOfAll ? '*' : `arn:aws:route53:::${kind}/${id}`
  }
  return text(input.RoleArn ?? input.PolicySourceArn) ?? '*'
}

/**
 * Returns everything that a call needs, the action of its own first. Passing a role to a service is
 * an action too. Source: IAM-10, ERR-02.
 */
export function needsOf(call: Call, principal: Principal): Need[] {
  const { service, operation, input } = call
  // Everybody may ask who they are.
  if (service === 'sts' && operation === 'GetCallerIdentity') return []
  if (service === 's3') return [needOf(operation, input)]
  const own = { action: `${service}:${operation}`, resource: resourceOf(call, principal) }
  const passed = service === 'workmail' ? text(input.RoleArn) : undefined
  return passed === undefined ? [own] : [own, { action: 'iam:PassRole', resource: passed }]
}

/** Returns the condition keys of a call, in lower case. Source: IAM-05, IAM-13, IAM-14. */
function contextOf(state: State, call: Call, principal: Principal, now: Date) {
  const { input, region, userAgent, sourceIp } = call
  const organizationId = text(input.OrganizationId) ?? text(input.ResourceARN)?.split('/')[1]
  const tags = organizationId ? state.organizationTags.get(region, organizationId)?.tags : undefined
  const requested = Array.isArray(input.Tags) ? input.Tags : []
  const keys = Array.isArray(input.TagKeys) ? input.TagKeys : requested.map(({ Key }) => Key)
  const entries: (readonly [string, (readonly string[] | string | undefined)?])[] = [
    ['aws:CurrentTime', now.toISOString()],
    ['aws:EpochTime', String(Math.floor(now.getTime() / 1000))],
    ['aws:PrincipalAccount', accountId],
    [
      'aws:PrincipalArn',
      principal.arn.replace(/:sts:(.*):assumed-role\/([^/]+)\/.*$/, ':iam:$1:role/$2'),
    ],
    ['aws:PrincipalType', principal.userName === undefined ? 'AssumedRole' : 'User'],
    ['aws:RequestedRegion', region],
    ['aws:SecureTransport', 'false'],
    ['aws:SourceIp', sourceIp],
    ['aws:UserAgent', userAgent],
    ['aws:userid', principal.userId()],
    ['aws:username', principal.userName],
    // Long-lived keys have no such key at all (POL-03).
    ['aws:MultiFactorAuthPresent', principal.userName === undefined ? 'false' : undefined],
    ['aws:TagKeys', keys.length > 0 ? keys.map(String) : undefined],
    ['workmail:ImpersonationRoleId', text(input.ImpersonationRoleId)],
    ...(call.operation === 'ChangeResourceRecordSets' ? changeKeys(input) : []),
    ...(call.operation === 'ListObjectsV2' ? listingKeys(input) : []),
    ...(call.conditions ?? []),
    ...(tags ?? []).map(({ Key, Value }): [string, string] => [`aws:ResourceTag/${Key}`, Value]),
    ...requested.map(({ Key, Value }): [string, string] => [
      `aws:RequestTag/${Key}`,
      String(Value),
    ]),
  ]
  return new Map(
    entries.flatMap(([key, value]) =>
      value === undefined ? [] : [[key.toLowerCase(), typeof value === 'string' ? [value] : value]],
    ),
  )
}

/** Returns the first policy that does not allow something, with its decision. */
function refusalOf({ policies }: Principal, need: Need, context: () => RequestContext) {
  const decisions = policies.map(({ kind, document }) => ({
    kind,
    decision: decide(document, { ...need, context }),
  }))
  const is = (wanted: Decision) => decisions.find(({ decision }) => decision === wanted)
  return is('explicitDeny') ?? is('implicitDeny')
}

/**
 * Refuses a call that a policy of its caller does not allow, in AWS's words.
 * Errors: AccessDeniedException, with the status of the service's protocol.
 * Source: ERR-01, ERR-02.
 */
export function authorize(state: State, call: Call, principal: Principal, now: Date): void {
  let built: RequestContext | undefined
  const context = () => {
    built ??= contextOf(state, call, principal, now)
    return built
  }
  for (const need of needsOf(call, principal)) {
    const refusal = refusalOf(principal, need, context)
    if (!refusal) continue
    const { kind, decision } = refusal
    const reason =
      decision === 'explicitDeny'
        ? `with an explicit deny in ${kind === 'session' ? 'a' : 'an'} ${kind} policy`
        : `because no ${kind} policy allows the ${need.action} action`
    throw accessDenied(call.service, `${deniedText(principal, need)} ${reason}`)
  }
}

/** The beginning of every refusal, from which the console reads who may not do what. */
export function deniedText({ arn }: Principal, { action, resource }: Need): string {
  return `User: ${arn} is not authorized to perform: ${action} on resource: ${resource}`
}

/** AWS JSON answers 400, AWS Query 403. Source: 06 §2.2. */
export function accessDenied(service: ServiceName, message: string): AwsError {
  const isJson = ['workmail', 'ds', 'kms', 'sso', 'identitystore'].includes(service)
  return new AwsError('AccessDeniedException', message, isJson ? 400 : 403)
}
