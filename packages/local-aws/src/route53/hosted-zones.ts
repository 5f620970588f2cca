import type { HostedZone } from '@aws-sdk/client-route-53'
import { account } from '../access/principals.ts'
import { normalName, recordSetsBelow } from '../dns/zone.ts'
import { AwsError } from '../protocol/aws-error.ts'
import type { HostedZoneRecord } from '../state/hosted-zones.ts'
import type { State } from '../state/state.ts'
import type { Handlers } from './index.ts'
import { compareNames, writtenName } from './names.ts'
import { pageSize, refuseUnsupported } from './requests.ts'

const maxZones = 100

/** Returns the DNS that a hosted zone shows: the public one, or its own. */
export function dnsOf({ dnsRecords }: State, { id, vpc }: HostedZoneRecord) {
  return { dnsRecords, privateZone: vpc && id }
}

function shown(state: State, zone: HostedZoneRecord): HostedZone {
  const { id, name, callerReference, comment, vpc } = zone
  return {
    Id: `/hostedzone/${id}`,
    Name: writtenName(name),
    CallerReference: callerReference,
    Config: { ...(comment === undefined ? {} : { Comment: comment }), PrivateZone: !!vpc },
    ResourceRecordSetCount: recordSetsBelow(dnsOf(state, zone), name).length,
  }
}

/** Returns a hosted zone. Errors: NoSuchHostedZone (404). */
export function findHostedZone({ hostedZones }: State, id: string): HostedZoneRecord {
  const zone = hostedZones.get(account, id)
  if (zone) return zone
  throw new AwsError('NoSuchHostedZone', `No hosted zone found with ID: ${id}`, 404)
}

function allZones({ hostedZones }: State): HostedZoneRecord[] {
  return hostedZones.slice(account, { index: 'id', limit: 10_000 }).items
}

export const hostedZones = {
  /**
   * Lists the hosted zones of the account, public and private, in the order of their ids; in pages
   * of 100, or `MaxItems`. `HostedZoneType: PrivateHostedZone` lists the private ones.
   * Errors: InvalidInput, NotImplemented (501) with a delegation set.
   * Source: API reference, ListHostedZones.
   */
  ListHostedZones(input, { state }) {
    const { Marker = '', MaxItems, HostedZoneType } = input
    refuseUnsupported('ListHostedZones', input, ['DelegationSetId'])
    if (HostedZoneType !== undefined && HostedZoneType !== 'PrivateHostedZone')
      throw new AwsError('InvalidInput', 'The hosted zone type is PrivateHostedZone or absent.')
    const size = pageSize(MaxItems, maxZones)
    const zones = allZones(state).filter(
      ({ id, vpc }) => id >= Marker && (HostedZoneType === undefined || vpc),
    )
    const next = zones[size]
    return {
      HostedZones: zones.slice(0, size).map((zone) => shown(state, zone)),
      Marker,
      IsTruncated: next !== undefined,
      ...(next ? { NextMarker: next.id } : {}),
      MaxItems: size,
    }
  },

  /**
   * Lists the hosted zones in the order of their names, from the end of the name: `com`,
   * `example.com`, `www.example.com`; from `DNSName` on, and from `HostedZoneId` on among those of
   * that name.
   * Errors: InvalidInput for an id without a name.
   * Source: API reference, ListHostedZonesByName.
   */
  ListHostedZonesByName({ DNSName, HostedZoneId, MaxItems }, { state }) {
    if (HostedZoneId !== undefined && DNSName === undefined)
      throw new AwsError('InvalidInput', 'A hosted zone ID needs the DNS name of the hosted zone.')
    const size = pageSize(MaxItems, maxZones)
    const from = normalName(DNSName ?? '')
    const isAfter = ({ id, name }: HostedZoneRecord) => {
      const order = compareNames(name, from)
      return order > 0 || (order === 0 && id >= (HostedZoneId ?? ''))
    }
    const zones = allZones(state)
      .sort((one, other) => compareNames(one.name, other.name))
      .filter((zone) => DNSName === undefined || isAfter(zone))
    const next = zones[size]
    return {
      HostedZones: zones.slice(0, size).map((zone) => shown(state, zone)),
      ...(DNSName === undefined ? {} : { DNSName }),
      ...(HostedZoneId === undefined ? {} : { HostedZoneId }),
      IsTruncated: next !== undefined,
      ...(next ? { NextDNSName: writtenName(next.name), NextHostedZoneId: next.id } : {}),
      MaxItems: size,
    }
  },

  /**
   * Shows a hosted zone: with its name servers, or, if it is private, its network.
   * Errors: NoSuchHostedZone (404).
   * Source: API reference, GetHostedZone.
   */
  GetHostedZone({ Id }, { state }) {
    const zone = findHostedZone(state, Id)
    const { vpc, nameServers } = zone
    return {
      HostedZone: shown(state, zone),
      ...(vpc
        ? { VPCs: [{ VPCRegion: vpc.region as 'us-east-1', VPCId: vpc.id }] }
        : { DelegationSet: { NameServers: nameServers } }),
    }
  },
} satisfies Handlers
