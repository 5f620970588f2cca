import { regions } from '@mailroom/schemas/region'
import {
  dkimRecords,
  mailFromRecords,
  ownershipRecords,
  senderRecords,
  workmailRecords,
} from '../dns/domain-records.ts'
import { type DnsEntry, publishRecord } from '../dns/zone.ts'
import type { RegionContext } from '../handlers.ts'
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

/** Publishes the records of a mail domain of this Region; they are visible at once. */
export function publishAtOnce({ state, region, now }: RegionContext, name: string): void {
  for (const record of mailDomainRecords(name, region, state.identities.get(region, name)))
    publishRecord(state, record, now, now.getTime())
}
