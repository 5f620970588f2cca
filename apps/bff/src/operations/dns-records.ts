import { checkRecords } from '../dns/check-records.ts'
import { expectedRecords } from '../dns/expected-records.ts'
import { leadsToAws } from '../dns/leads-to-aws.ts'
import { dnsNetwork } from '../dns/name-servers.ts'
import { orPhase2 } from '../dns/probe.ts'
import { dnsResultsOf } from '../store/dns-results.ts'
import type { Handlers } from './handlers.ts'

export const dnsRecords: Handlers<'dnsRecords'> = {
  'dnsRecords.listResults': async ({ domainName, ...scope }, { store, clock }) => ({
    items: await dnsResultsOf(store).list(scope, domainName, clock.now()),
  }),

  /** What is expected comes from AWS alone; so the domain is one of the organization. */
  'dnsRecords.check': async (
    { domainName, purpose, ...scope },
    { workmail, client, connection, clock, store },
  ) => {
    const { organizationId, region } = scope
    const expected = await expectedRecords(
      { workmail, ses: () => client('ses'), region, organizationId, domainName },
      purpose,
    )
    const network = dnsNetwork(connection.resolvers, connection.local)
    const now = () => clock.now()
    const check = await checkRecords({ purpose, domainName, expected }, { network, now })
    const result =
      purpose === 'autodiscover' && check.status !== 'verified'
        ? await orPhase2(check, { domainName, region }, network)
        : check
    const { status, checkedAt } = result
    if (status !== 'unchecked')
      await dnsResultsOf(store).keep(scope, domainName, {
        ...{ purpose, status, checkedAt },
        leadsToAws: leadsToAws(result),
      })
    return result
  },
}
