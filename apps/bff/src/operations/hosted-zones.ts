import { plainName } from '@mailroom/schemas/dns-records'
import { allItems } from '../aws/all-items.ts'
import type { Handlers } from './handlers.ts'

export const hostedZones: Handlers<'hostedZones'> = {
  'hostedZones.list': async (_, { client }) => {
    const { paginateListHostedZones } = await import('@aws-sdk/client-route-53')
    const pages = paginateListHostedZones({ client: await client('route53') }, {})
    const all = await allItems(pages, ({ HostedZones }) => HostedZones)
    const items = all
      .filter(({ Config }) => !Config?.PrivateZone)
      .map(({ Id = '', Name = '', Config }) => ({
        hostedZoneId: Id.replace(/^\/hostedzone\//, ''),
        name: plainName(Name),
        comment: Config?.Comment || undefined,
      }))
    return { items: items.sort((one, other) => (one.name < other.name ? -1 : 1)) }
  },
}
