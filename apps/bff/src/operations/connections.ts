import { awsServices } from '@mailroom/schemas/aws-call'
import { capabilityIds, capabilityOf, type Service } from '@mailroom/schemas/connections'
import { actionsNeeded } from '@mailroom/schemas/iam-policy'
import { isServiceOn } from '../aws/clients.ts'
import { simulateActions } from '../aws/simulate-actions.ts'
import { exportSettingsOf, type KeptSettings } from '../store/export-settings.ts'
import { ask } from './ask.ts'
import type { AwsContext, Handlers } from './handlers.ts'

/** Asks each service for something small that needs the least rights. */
async function askServices({ client, workmail }: AwsContext, exports: KeptSettings | undefined) {
  const [organizations, identities, caller, hostedZones, directories, aliases, bucket, sso, store] =
    await Promise.all([
      // The first organizations are enough to find one that is active.
      ask(() => workmail.listOrganizations({})),
      ask(async () => (await client('ses')).listIdentities({ MaxItems: 1 })),
      ask(async () => (await client('sts')).getCallerIdentity({})),
      ask(async () => (await client('route53')).listHostedZones({ MaxItems: 1 })),
      ask(async () => (await client('ds')).describeDirectories({ Limit: 1 })),
      ask(async () => (await client('kms')).listAliases({ Limit: 1 })),
      // S3 has nothing to ask for without a right of its own, except the bucket of the exports.
      ask(async () => {
        const s3 = await client('s3')
        return exports && s3.headBucket({ Bucket: exports.bucket })
      }),
      ask(async () => (await client('sso')).listInstances({ MaxResults: 1 })),
      ask(async () => {
        const identities = await client('identitystore')
        const { Instances: [instance] = [] } = await (await client('sso')).listInstances({})
        const { IdentityStoreId } = instance ?? {}
        return IdentityStoreId && identities.listUsers({ IdentityStoreId, MaxResults: 1 })
      }),
    ])
  return {
    ...{ organizations, identities, caller, hostedZones, directories, aliases, bucket },
    ...{ sso, store },
  }
}
type Services = Awaited<ReturnType<typeof askServices>>

/** Returns the ARN of an active organization of the first page, if there is one. Source: IAM-11. */
function organizationArnOf({ organizations, caller }: Services, region: string) {
  const { OrganizationSummaries = [] } = organizations.answer ?? {}
  const active = OrganizationSummaries.find(({ State }) => State === 'Active')
  const { Arn, Account } = caller.answer ?? {}
  if (active === undefined || Arn === undefined || Account === undefined) return undefined
  const [, partition] = Arn.split(':')
  return `arn:${partition}:workmail:${region}:${Account}:organization/${active.OrganizationId}`
}

async function askIam(
  { client, connection }: AwsContext,
  { caller }: Services,
  organizationArn: string | undefined,
  exports: KeptSettings | undefined,
) {
  return ask(async () => {
    const iam = await client('iam')
    if (caller.refused) throw caller.refused
    return simulateActions({
      ...{
        iam,
        organizationArn,
        exports,
        callerArn: caller.answer.Arn ?? '',
        roleArn: connection.roleArn,
      },
      needed: actionsNeeded(connection).filter(
        // STS tells everybody who they are, IAM's answer shows that it may be asked, and a service
        // that is off is not called.
        ({ service, action }) =>
          service !== 'sts' &&
          action !== 'iam:SimulatePrincipalPolicy' &&
          isServiceOn(connection, service),
      ),
    })
  })
}

/** What IAM says about a service, with the statement that allows what is missing. */
function missingOf(
  id: Service['id'],
  { answer }: Awaited<ReturnType<typeof askIam>>,
  exports: KeptSettings | undefined,
) {
  if (id === 's3' && !exports) return {}
  const missing = answer?.filter(({ service }) => service === id)
  if (missing === undefined) return {}
  const Action = missing.map(({ action }) => action)
  const Resource = id === 's3' && exports ? `arn:aws:s3:::${exports.bucket}` : '*'
  const missingStatement = { Effect: 'Allow', Action, Resource } as const
  return {
    missing: missing.map(({ action, roles }) => ({ action, roles })),
    ...(Action.length === 0 ? {} : { missingStatement }),
  }
}

export const connections: Handlers<'connections'> = {
  /** Asks all services at once; one that refuses or fails says so, and the others answer. */
  'connections.describe': async (place, context) => {
    const { region } = place
    const exports = await exportSettingsOf(context.store).findInRegion(place)
    const services = await askServices(context, exports)
    const organizationArn = organizationArnOf(services, region)
    const simulated = await askIam(context, services, organizationArn, exports)
    const { organizations, identities, caller, hostedZones, directories, aliases, bucket } =
      services
    const { sso, store } = services
    const asked = {
      ...{ workmail: organizations, ses: identities, sts: caller, iam: simulated },
      ...{ route53: hostedZones, ds: directories, kms: aliases, s3: bucket },
      ...{ sso, identitystore: store },
    }
    const { Account, Arn } = caller.answer ?? {}
    return {
      caller:
        Account === undefined || Arn === undefined ? undefined : { accountId: Account, arn: Arn },
      services: awsServices.map((id) => {
        const { refused } = asked[id]
        const { code, missingAction, missingStatement, deniedBy } = refused?.error ?? {}
        return {
          ...{ id, state: refused ? ('unavailable' as const) : ('supported' as const) },
          ...{ reason: code, missingAction, missing: undefined, missingStatement, deniedBy },
          ...missingOf(id, simulated, exports),
        }
      }),
      capabilities: capabilityIds.map((id) => {
        const refused = sso.refused ?? store.refused
        if (id !== 'identityCenterAssignments') return capabilityOf(id, context.connection.local)
        return refused
          ? { id, state: 'guide' as const, reason: refused.error.code }
          : { id, state: 'supported' as const }
      }),
      organizationArn: simulated.refused ? undefined : organizationArn,
    }
  },
}
