import { checkRecords } from '../dns/check-records.ts'
import { expectedRecords } from '../dns/expected-records.ts'
import { dnsNetwork } from '../dns/name-servers.ts'
import { orPhase2 } from '../dns/probe.ts'
import type { Handlers } from './handlers.ts'

export const dnsRecords: Handlers<'dnsRecords'> = {
  /** What is expected comes from AWS alone; so the domain is one of the organization. */
  'dnsRecords.check': async (
    { organizationId, region, domainName, purpose },
    { workmail, client, connection, clock },
  ) => {
    const expected = await expectedRecords(
      { workmail, ses: () => client('ses'), region, organizationId, domainName },
      purpose,
    )
    const network = dnsNetwork(connection.resolvers, connection.local)
    const now = () => clock.now()
    const check = await checkRecords({ purpose, domainName, expected }, { network, now })
    return purpose === 'autodiscover' && check.status !== 'verified'
      ? orPhase2(check, domainName, network)
      : check
  },
}
