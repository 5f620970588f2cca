import type { DnsCheck } from '@mailroom/schemas/dns-records'
import { checkRecords } from '../dns/check-records.ts'
import { expectedRecords } from '../dns/expected-records.ts'
import type { DnsNetwork } from '../dns/name-servers.ts'
import { dnsNetwork } from '../dns/name-servers.ts'
import { phase2Of, probe } from '../dns/probe.ts'
import type { Handlers } from './handlers.ts'

/** AutoDiscover works without its record if phase 2 does. Source: 03 §3.3. */
async function orPhase2(
  check: DnsCheck,
  domainName: string,
  network: DnsNetwork,
): Promise<DnsCheck> {
  const probes = await Promise.all(phase2Of(domainName).map((target) => probe(target, network)))
  const values = probes.flatMap(({ result, url }) => (result === 'unauthorized' ? [url] : []))
  if (values.length === 0) return check
  return { ...check, status: 'verified', causes: [{ code: 'phase2', values }, ...check.causes] }
}

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
