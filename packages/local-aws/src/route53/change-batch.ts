import type { ResourceRecordSet } from '@aws-sdk/client-route-53'
import type { RecordSet } from '../dns/zone.ts'
import { AwsError } from '../protocol/aws-error.ts'
import { isDomainName, isSubdomain } from '../ses/domain-name.ts'
import { dnsTypes } from '../state/dns-records.ts'
import type { HostedZoneRecord } from '../state/hosted-zones.ts'
import { writtenName } from './names.ts'
import { readValue } from './record-values.ts'
import { refuseUnsupported } from './requests.ts'

const actions = ['CREATE', 'DELETE', 'UPSERT'] as const

/** A change as it is asked for; `name` is in the spelling of the local DNS. */
export type RequestedChange = { action: string; name: string; set: ResourceRecordSet }

/** What makes a record set one of several of its name and type, or another kind of record set. */
const unsupported = [
  'SetIdentifier',
  'Weight',
  'Region',
  'GeoLocation',
  'Failover',
  'MultiValueAnswer',
  'AliasTarget',
  'HealthCheckId',
  'TrafficPolicyInstanceId',
  'CidrRoutingConfig',
  'GeoProximityLocation',
]

/** The most records and characters of values in a batch. An UPSERT counts twice. Source: "Quotas". */
const maxRecords = 1_000
const maxCharacters = 32_000

const maxTtl = 2_147_483_647

function invalidInput(message: string): AwsError {
  return new AwsError('InvalidInput', message)
}

/** Refuses what Route 53 finds wrong before it looks at the zone, and what nothing here obeys. */
function refuseUnreadable({ action, name, set }: RequestedChange, index: number): void {
  const invalidMember = (member: string, value: unknown, rule: string) =>
    invalidInput(
      `1 validation error detected: Value '${value}' at 'changeBatch.changes.${index + 1}.member.${member}' failed to satisfy constraint: ${rule}`,
    )
  if (!actions.some((one) => one === action))
    throw invalidMember(
      'action',
      action,
      'Member must satisfy enum value set: [CREATE, DELETE, UPSERT]',
    )
  refuseUnsupported('ChangeResourceRecordSets', set, unsupported)
  const { Type = '', TTL, ResourceRecords = [] } = set
  if (!dnsTypes.some((type) => type === Type))
    refuseUnsupported('ChangeResourceRecordSets', { [`type ${Type}`]: 1 }, [`type ${Type}`])
  if (name.split('.').includes('*'))
    refuseUnsupported('ChangeResourceRecordSets', { 'a wildcard': 1 }, ['a wildcard'])
  if (TTL === undefined || ResourceRecords.length === 0)
    throw invalidInput(
      `Invalid request: Expected exactly one of [AliasTarget, all of [TTL, and ResourceRecords], or TrafficPolicyInstanceId], but found none in Change with [Action=${action}, Name=${writtenName(name)}, Type=${Type}, SetIdentifier=null]`,
    )
  if (!Number.isInteger(TTL) || TTL < 0 || TTL > maxTtl)
    throw invalidMember(
      'resourceRecordSet.tTL',
      TTL,
      `Member must have value between 0 and ${maxTtl}`,
    )
}

/** Reads a record set. What is wrong with its values is added to the problems. */
function readSet({ name, set }: RequestedChange, problems: string[]): RecordSet {
  const type = dnsTypes.find((one) => one === set.Type) ?? 'A'
  const read = (set.ResourceRecords ?? []).flatMap(({ Value: given = '' }) => {
    try {
      return [{ given, value: readValue(type, given) }]
    } catch (error) {
      problems.push(`Invalid Resource Record: ${error instanceof Error ? error.message : error}`)
      return []
    }
  })
  const values = read.map(({ value }) => value)
  const repeated = read.find(({ value }, index) => values.indexOf(value) !== index)
  if (repeated) problems.push(`Duplicate Resource Record: '${repeated.given}'`)
  return { name, type, ttl: set.TTL ?? 0, values }
}

function isSame(one: RecordSet, other: RecordSet): boolean {
  return one.ttl === other.ttl && String(one.values.toSorted()) === String(other.values.toSorted())
}

function inWords({ name, type }: Pick<RecordSet, 'name' | 'type'>): string {
  return `[name='${writtenName(name)}', type='${type}']`
}

const keyOf = ({ name, type }: Pick<RecordSet, 'name' | 'type'>) => `${name} ${type}`

/** Returns why a change cannot be made to the sets as they are; nothing if it can. */
function problemOf(action: string, wanted: RecordSet, current: RecordSet | undefined) {
  if (action === 'CREATE' && current)
    return `Tried to create resource record set ${inWords(wanted)} but it already exists`
  if (action !== 'DELETE') return undefined
  if (!current) return `Tried to delete resource record set ${inWords(wanted)} but it was not found`
  if (!isSame(wanted, current))
    return `Tried to delete resource record set ${inWords(wanted)} but the values provided do not match the current values`
  return undefined
}

/** Returns why a set may not be in the zone beside the others. */
function conflictsOf(
  set: RecordSet,
  after: ReadonlyMap<string, RecordSet>,
  zone: Pick<HostedZoneRecord, 'name'>,
): string[] {
  const { name, type } = set
  const rrSet = `RRSet of type ${type} with DNS name ${writtenName(name)}`
  const inZone = `in zone ${writtenName(zone.name)}`
  if (type === 'CNAME' && name === zone.name) return [`${rrSet} is not permitted at apex ${inZone}`]
  const others = [...after.values()].filter((one) => one.name === name && one.type !== type)
  if (type === 'CNAME' && others.length > 0)
    return [
      `${rrSet} is not permitted as it conflicts with other records with the same DNS name ${inZone}`,
    ]
  if (type === 'CNAME' && set.values.length > 1)
    return [`${rrSet} is not permitted with more than one value ${inZone}`]
  // AWS writes two spaces here.
  return others.some((one) => one.type === 'CNAME')
    ? [
        `${rrSet} is not permitted because a conflicting RRSet of type  CNAME with the same DNS name already exists ${inZone}`,
      ]
    : []
}

/** Returns which of the sets that every zone has at its own name are missing. */
function missingAtApex(after: ReadonlyMap<string, RecordSet>, { name }: { name: string }) {
  return [
    ...(after.has(keyOf({ name, type: 'SOA' }))
      ? []
      : ['A HostedZone must contain exactly one SOA record.']),
    ...(after.has(keyOf({ name, type: 'NS' }))
      ? []
      : ['A HostedZone must contain at least one NS record for the zone itself.']),
  ]
}

/**
 * Returns the sets that a batch changes, as they are afterwards; a deleted one has no values.
 * Errors: InvalidInput, InvalidChangeBatch, NotImplemented (501).
 */
export function changedSets(
  zone: HostedZoneRecord,
  before: readonly RecordSet[],
  requested: readonly RequestedChange[],
): RecordSet[] {
  if (requested.length === 0) throw invalidInput('A change batch has at least one change.')
  requested.forEach(refuseUnreadable)
  const problems: string[] = []
  const after = new Map(before.map((set) => [keyOf(set), set]))
  const changed = new Map<string, RecordSet>()
  let records = 0
  let characters = 0
  for (const change of requested) {
    const { action, name, set } = change
    const weight = action === 'UPSERT' ? 2 : 1
    records += weight * (set.ResourceRecords ?? []).length
    for (const { Value = '' } of set.ResourceRecords ?? []) characters += weight * Value.length
    const isInside = name === zone.name || isSubdomain(name, zone.name)
    if (!isInside || !isDomainName(name)) {
      problems.push(
        `RRSet with DNS name ${writtenName(name)} is not permitted in zone ${writtenName(zone.name)}`,
      )
      continue
    }
    const wanted = readSet(change, problems)
    const key = keyOf(wanted)
    // To delete a set and create it anew is one way to change it; anything else contradicts itself.
    const earlier = changed.get(key)
    if (earlier && (earlier.values.length > 0 || action === 'DELETE'))
      problems.push(
        `The request contains an invalid set of changes for a resource record set '${wanted.type} ${writtenName(name)}'`,
      )
    const problem = problemOf(action, wanted, after.get(key))
    if (problem) problems.push(problem)
    if (action === 'DELETE') after.delete(key)
    else after.set(key, wanted)
    changed.set(key, action === 'DELETE' ? { ...wanted, values: [] } : wanted)
  }
  if (records > maxRecords) problems.push(`Number of records limit of ${maxRecords} exceeded.`)
  if (characters > maxCharacters)
    problems.push(`Number of characters limit of ${maxCharacters} exceeded.`)
  for (const set of changed.values())
    if (set.values.length > 0) problems.push(...conflictsOf(set, after, zone))
  problems.push(...missingAtApex(after, zone))
  if (problems.length > 0) throw new AwsError('InvalidChangeBatch', `[${problems.join(', ')}]`)
  return [...changed.values()]
}
