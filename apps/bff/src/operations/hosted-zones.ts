import { plainHostedName } from '@mailroom/schemas/hosted-zone-records'
import type { HostedZone } from '@mailroom/schemas/hosted-zones'
import { allItems } from '../aws/all-items.ts'
import type { AwsContext, Handlers } from './handlers.ts'

/** Returns the public hosted zones of the account, by name. */
export async function listPublicZones({
  client,
}: Pick<AwsContext, 'client'>): Promise<HostedZone[]> {
  const { paginateListHostedZones } = await import('@aws-sdk/client-route-53')
  const pages = paginateListHostedZones({ client: await client('route53') }, {})
  const all = await allItems(pages, ({ HostedZones }) => HostedZones)
  return all
    .filter(({ Config }) => !Config?.PrivateZone)
    .map(({ Id = '', Name = '', Config }) => ({
      hostedZoneId: Id.replace(/^\/hostedzone\//, ''),
      name: plainHostedName(Name),
      ...(Config?.Comment ? { comment: Config.Comment } : {}),
    }))
    .sort((one, other) => (one.name < other.name ? -1 : 1))
}

export const hostedZones: Handlers<'hostedZones'> = {
  'hostedZones.list': async (_, context) => ({ items: await listPublicZones(context) }),
}
