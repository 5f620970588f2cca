import { account } from '../access/principals.ts'
import { publishRecord } from '../dns/zone.ts'
import { dnsOf } from '../route53/hosted-zones.ts'
import type { HostedZoneRecord } from '../state/hosted-zones.ts'
import type { State } from '../state/state.ts'

const nameServers = [
  'ns-1.awsdns-00.com',
  'ns-513.awsdns-00.net',
  'ns-1025.awsdns-00.org',
  'ns-1537.awsdns-00.co.uk',
]

/** The ids of the hosted zones in new state. */
export const sampleHostedZones = {
  'example.com': 'Z0EXAMPLECOM00000001',
  'example.net': 'Z0EXAMPLENET00000002',
  'example.com, private': 'Z0PRIVATEEXAMPLE0003',
} as const

/** The id of the change in new state, which created a zone and is INSYNC. */
export const sampleChange = 'C0EXAMPLECOM00000001'

/** Adds a zone with the records that Route 53 gives each one. */
function putZone(state: State, zone: HostedZoneRecord, now: Date): void {
  const { name } = zone
  state.hostedZones.put(account, zone)
  const dns = dnsOf(state, zone)
  const [first = ''] = zone.nameServers
  const authority = `${first} awsdns-hostmaster.amazon.com 1 7200 900 1209600 86400`
  const publish = (type: 'NS' | 'SOA' | 'A', value: string, ttl: number, at = name) =>
    publishRecord(dns, { name: at, type, value, ttl }, now, now.getTime())
  for (const server of zone.nameServers) publish('NS', server, 172_800)
  publish('SOA', authority, 900)
  if (zone.vpc) publish('A', '10.0.0.10', 300, `intranet.${name}`)
}

/**
 * Adds the hosted zones of `example.com` – a public one, and a private one of the same name – and of
 * `example.net`, in which the domain that is not verified has no records yet.
 */
export function putSampleHostedZones(state: State, now: Date): void {
  const callerReference = 'sample'
  putZone(
    state,
    { id: sampleHostedZones['example.com'], name: 'example.com', callerReference, nameServers },
    now,
  )
  const submittedAt = now.getTime() - 24 * 60 * 60 * 1000
  state.route53Changes.put(account, { id: sampleChange, submittedAt })
  const id = sampleHostedZones['example.net']
  putZone(state, { id, name: 'example.net', callerReference, nameServers }, now)
  putZone(
    state,
    {
      id: sampleHostedZones['example.com, private'],
      name: 'example.com',
      callerReference,
      comment: 'Names of the office network',
      vpc: { id: 'vpc-0a1b2c3d4e5f60718', region: 'us-east-1' },
      nameServers,
    },
    now,
  )
}
