import { randomBytes } from 'node:crypto'
import type { ChangeInfo, ResourceRecordSet } from '@aws-sdk/client-route-53'
import { account } from '../access/principals.ts'
import { propagationMs, type RecordSet, recordSetsBelow, replaceRecordSet } from '../dns/zone.ts'
import { AwsError } from '../protocol/aws-error.ts'
import type { Route53ChangeRecord } from '../state/hosted-zones.ts'
import { changedSets, type RequestedChange } from './change-batch.ts'
import { dnsOf, findHostedZone } from './hosted-zones.ts'
import type { Handlers } from './index.ts'
import { compareNames, readName, writtenName } from './names.ts'
import { writeValue } from './record-values.ts'
import { pageSize, refuseUnsupported } from './requests.ts'

const maxSets = 300

function shown({ name, type, ttl, values }: RecordSet): ResourceRecordSet {
  return {
    Name: writtenName(name),
    Type: type,
    TTL: ttl,
    ResourceRecords: values.map((value) => ({ Value: writeValue({ type }, value) })),
  }
}

function compareSets(one: Pick<RecordSet, 'name' | 'type'>, other: { name: string; type: string }) {
  const names = compareNames(one.name, other.name)
  return names === 0 ? (one.type < other.type ? -1 : one.type > other.type ? 1 : 0) : names
}

function shownChange({ id, submittedAt, comment }: Route53ChangeRecord, now: Date): ChangeInfo {
  return {
    Id: `/change/${id}`,
    Status: now.getTime() < submittedAt + propagationMs ? 'PENDING' : 'INSYNC',
    SubmittedAt: new Date(submittedAt),
    ...(comment === undefined ? {} : { Comment: comment }),
  }
}

export const recordSets = {
  /**
   * Lists the record sets of a hosted zone, changes that are pending included: in the order of their
   * names from the end of the name, then of their types; from a name and type on; in pages of 300, or
   * `MaxItems`.
   * Errors: NoSuchHostedZone (404), InvalidInput for a type without a name, NotImplemented (501) for
   * an identifier.
   * Source: API reference, ListResourceRecordSets.
   */
  ListResourceRecordSets(input, { state }) {
    const { HostedZoneId, StartRecordName, StartRecordType = '', MaxItems } = input
    refuseUnsupported('ListResourceRecordSets', input, ['StartRecordIdentifier'])
    const zone = findHostedZone(state, HostedZoneId)
    if (StartRecordName === undefined && StartRecordType !== '')
      throw new AwsError('InvalidInput', 'A record type to start from needs a record name.')
    const start = { name: readName(StartRecordName ?? ''), type: StartRecordType }
    const sets = recordSetsBelow(dnsOf(state, zone), zone.name)
      .sort(compareSets)
      .filter((set) => StartRecordName === undefined || compareSets(set, start) >= 0)
    const size = pageSize(MaxItems, maxSets)
    const next = sets[size]
    return {
      ResourceRecordSets: sets.slice(0, size).map(shown),
      IsTruncated: next !== undefined,
      MaxItems: size,
      ...(next ? { NextRecordName: writtenName(next.name), NextRecordType: next.type } : {}),
    }
  },

  /**
   * Creates, replaces and deletes record sets of a hosted zone, all changes or none. The DNS answers
   * them once they have propagated; then the change is INSYNC.
   * Errors: NoSuchHostedZone (404), InvalidInput, InvalidChangeBatch with a sentence for each change
   * that cannot be made, NotImplemented (501) for aliases, routing policies, wildcards and other types
   * of records.
   * Source: API reference, ChangeResourceRecordSets.
   */
  ChangeResourceRecordSets({ HostedZoneId, ChangeBatch }, { state, now }) {
    const zone = findHostedZone(state, HostedZoneId)
    const dns = dnsOf(state, zone)
    const { Changes = [], Comment } = ChangeBatch
    const requested = Changes.map(({ Action, ResourceRecordSet: set = { Name: '' } }) => {
      return { action: Action, name: readName(set.Name ?? ''), set } as RequestedChange
    })
    for (const set of changedSets(zone, recordSetsBelow(dns, zone.name), requested))
      replaceRecordSet(dns, set, now)
    const change: Route53ChangeRecord = {
      id: `C${randomBytes(10).toString('hex').toUpperCase()}`,
      submittedAt: now.getTime(),
      ...(Comment === undefined ? {} : { comment: Comment }),
    }
    state.route53Changes.add(account, change)
    return { ChangeInfo: shownChange(change, now) }
  },

  /**
   * Tells whether a change is PENDING, or INSYNC: answered by the DNS.
   * Errors: NoSuchChange (404).
   * Source: API reference, GetChange.
   */
  GetChange({ Id }, { state, now }) {
    const change = state.route53Changes.get(account, Id)
    if (!change) throw new AwsError('NoSuchChange', `Could not find resource with ID: ${Id}`, 404)
    return { ChangeInfo: shownChange(change, now) }
  },
} satisfies Handlers
