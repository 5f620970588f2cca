import { type HostedZone, isInHostedZone } from '@mailroom/schemas/hosted-zones'

/** Returns the hosted zone into which the records of a domain belong: that of the longest name. */
export function zoneOf(domainName: string, zones: readonly HostedZone[]): HostedZone | undefined {
  return zones
    .filter(({ name }) => isInHostedZone(domainName.trim(), name))
    .sort((one, other) => other.name.length - one.name.length)[0]
}

type Row = { domainName?: string | undefined; hostedZoneId?: string | undefined }

/**
 * Returns why WorkMail cannot write the records of a domain into the hosted zone that is named:
 * `unknown`, or `otherDomain` with the zone's name. Source: ORG-10.
 */
export function hostedZoneProblem(row: Row, zones: readonly HostedZone[]) {
  const id = (row.hostedZoneId ?? '').trim().replace(/^\/hostedzone\//, '')
  const domainName = (row.domainName ?? '').trim()
  if (id === '') return undefined
  const zone = zones.find(({ hostedZoneId }) => hostedZoneId === id)
  if (!zone) return { code: 'unknown', name: '' } as const
  if (domainName === '' || isInHostedZone(domainName, zone.name)) return undefined
  return { code: 'otherDomain', name: zone.name } as const
}
