import { plainName } from '@mailroom/schemas/dns-records'
import { dnsNetwork } from '../dns/name-servers.ts'
import { phase2Of, probe } from '../dns/probe.ts'
import type { Handlers } from './handlers.ts'
import { readMailDomain } from './mail-domain.ts'

export const autodiscover: Handlers<'autodiscover'> = {
  /** Source: DOM-33. */
  'autodiscover.probe': async (input, context) => {
    const { connection, clock } = context
    const { domainName, region } = input
    await readMailDomain(input, context)
    const network = dnsNetwork(connection.resolvers, connection.local)
    const host = `autodiscover.${plainName(domainName)}`
    const [phase2, phase3] = await Promise.all([
      Promise.all(phase2Of(domainName, region).map((target) => probe(target, network))),
      probe({ method: 'GET', scheme: 'http', host, region }, network),
    ])
    return { checkedAt: clock.now().toISOString(), phase2, phase3 }
  },
}
