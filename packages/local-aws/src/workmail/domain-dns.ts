import { isInHostedZone } from '@mailroom/schemas/hosted-zones'
import { regions } from '@mailroom/schemas/region'
import { account } from '../access/principals.ts'
import {
  dkimRecords,
  mailFromRecords,
  ownershipRecords,
  senderRecords,
  workmailRecords,
} from '../dns/domain-records.ts'
import { type DnsEntry, publishRecord } from '../dns/zone.ts'
import type { RegionContext } from '../handlers.ts'
import { AwsError } from '../protocol/aws-error.ts'
import { dnsOf } from '../route53/hosted-zones.ts'
import type { IdentityRecord } from '../state/ses-identities.ts'
import { domainOwner } from './domain-owner.ts'

/**
 * Returns the records of a mail domain, in the order of the chapter's table. Source: 03 §3.1,
 * EMB-03.
 */
export function mailDomainRecords(
  name: string,
  region: string,
  identity: IdentityRecord | undefined,
): DnsEntry[] {
  return [
    ...(identity ? ownershipRecords(identity) : []),
    ...workmailRecords(name, region),
    ...(identity ? dkimRecords(identity) : []),
    ...senderRecords(name),
  ]
}

/**
 * Returns all records that the account requires for a domain: for its identities in any Region, and
 * for WorkMail if it is a mail domain.
 */
export function wantedRecords(
  context: Pick<RegionContext, 'state' | 'now'>,
  name: string,
): DnsEntry[] {
  const owner = domainOwner(context, name)
  return regions.flatMap((region) => {
    const identity = context.state.identities.get(region, name)
    if (!identity) return []
    return [
      ...(owner?.region === region
        ? mailDomainRecords(name, region, identity)
        : [...ownershipRecords(identity), ...dkimRecords(identity)]),
      ...mailFromRecords(identity, region),
    ]
  })
}

/**
 * Publishes the records of a mail domain in a hosted zone; they are visible after the propagation.
 * Errors: InvalidParameterException for a zone that the account does not have, that is private, or
 * that the domain is not in. Source: 06 CreateOrganization.
 */
export function publishInZone(
  { state, region, now }: RegionContext,
  name: string,
  hostedZoneId: string,
): void {
  const zone = state.hostedZones.get(account, hostedZoneId)
  if (!zone || zone.vpc || !isInHostedZone(name, zone.name))
    throw new AwsError(
      'InvalidParameterException',
      `The domain ${name} is not in a public hosted zone with the ID ${hostedZoneId}.`,
    )
  const identity = state.identities.get(region, name)
  for (const record of mailDomainRecords(name, region, identity))
    publishRecord(dnsOf(state, zone), record, now)
}

/** Publishes the records of a mail domain of this Region; they are visible at once. */
export function publishAtOnce({ state, region, now }: RegionContext, name: string): void {
  for (const record of mailDomainRecords(name, region, state.identities.get(region, name)))
    publishRecord(state, record, now, now.getTime())
}
