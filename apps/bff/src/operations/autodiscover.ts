import { plainName } from '@mailroom/schemas/dns-records'
import { dnsNetwork } from '../dns/name-servers.ts'
import { phase2Of, probe } from '../dns/probe.ts'
import type { Handlers } from './handlers.ts'

export const autodiscover: Handlers<'autodiscover'> = {
  /** Reads the domain first: only those of the organization are tried. Source: DOM-33. */
  'autodiscover.probe': async ({ organizationId, domainName }, { workmail, connection, clock }) => {
    await workmail.getMailDomain({ OrganizationId: organizationId, DomainName: domainName })
    const network = dnsNetwork(connection.resolvers, connection.local)
    const host = `autodiscover.${plainName(domainName)}`
    const [phase2, phase3] = await Promise.all([
      Promise.all(phase2Of(domainName).map((target) => probe(target, network))),
      probe({ method: 'GET', scheme: 'http', host }, network),
    ])
    return { checkedAt: clock.now().toISOString(), phase2, phase3 }
  },
}
