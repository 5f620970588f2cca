import { isDeepStrictEqual } from 'node:util'
import type {
  ListResourceRecordSetsCommandInput,
  ListResourceRecordSetsCommandOutput,
  ResourceRecordSet,
  Route53,
} from '@aws-sdk/client-route-53'
import { plainName } from '@mailroom/schemas/dns-records'
import { type RecordSet, recordTtl } from '@mailroom/schemas/hosted-zone-changes'
import { plainHostedName } from '@mailroom/schemas/hosted-zone-records'
import { isInHostedZone } from '@mailroom/schemas/hosted-zones'
import type { Input } from '@mailroom/schemas/operations'
import { mailFromRecords } from '@mailroom/schemas/usual-records'
import { ask } from './ask.ts'
import { readMailFrom } from './domain-identities.ts'
import { guardEdit } from './guarded-edit.ts'
import type { AwsContext, Handlers } from './handlers.ts'
import { type Planned, planRecords } from './hosted-zone-plan.ts'
import { listPublicZones } from './hosted-zones.ts'
import { readMailDomain } from './mail-domain.ts'
import { refusal } from './refusal.ts'

/** The most record sets of a page. Source: API reference, ListResourceRecordSets. */
const maxSets = 300

/** Returns a name and those above it, without those that are not below another name. */
function namesBetween(name: string, above: string): string[] {
  const labels = name.slice(0, -above.length - 1).split('.')
  return name === above ? [] : labels.map((_, index) => [...labels.slice(index), above].join('.'))
}

/** Returns all sets of a name; of a name with routing policies there may be many. */
async function readName(route53: Route53, HostedZoneId: string, name: string) {
  const found: ResourceRecordSet[] = []
  let from: ListResourceRecordSetsCommandInput | undefined = {
    ...{ HostedZoneId, StartRecordName: name, MaxItems: maxSets },
  }
  while (from) {
    const page: ListResourceRecordSetsCommandOutput = await route53.listResourceRecordSets(from)
    found.push(...(page.ResourceRecordSets ?? []))
    const goesOn = page.IsTruncated && plainHostedName(page.NextRecordName ?? '') === name
    from = goesOn
      ? {
          ...{ HostedZoneId, MaxItems: maxSets, StartRecordName: page.NextRecordName },
          StartRecordType: page.NextRecordType,
          StartRecordIdentifier: page.NextRecordIdentifier,
        }
      : undefined
  }
  return found.filter(({ Name = '' }) => plainHostedName(Name) === name)
}

/**
 * Reads the record sets at some names and at those between them and the zone. A small zone comes in
 * one page; of a large one, only those names are read.
 */
async function readSets(
  route53: Route53,
  zone: { hostedZoneId: string; name: string },
  names: readonly string[],
): Promise<ResourceRecordSet[]> {
  const HostedZoneId = zone.hostedZoneId
  const { ResourceRecordSets = [], IsTruncated } = await route53.listResourceRecordSets({
    HostedZoneId,
    MaxItems: maxSets,
  })
  if (!IsTruncated) return ResourceRecordSets
  const wanted = new Set([zone.name, ...names.flatMap((name) => namesBetween(name, zone.name))])
  const found: ResourceRecordSet[] = []
  // Route 53 allows an account five calls a second.
  for (const name of wanted) found.push(...(await readName(route53, HostedZoneId, name)))
  return found
}

/** Returns the public zones that are nearest to a name. Source: DOM-09. */
async function nearestZones(context: Pick<AwsContext, 'client'>, domainName: string) {
  const fitting = (await listPublicZones(context)).filter(({ name }) =>
    isInHostedZone(domainName, name),
  )
  const longest = Math.max(...fitting.map(({ name }) => name.length))
  return fitting.filter(({ name }) => name.length === longest)
}

/** Reads what a mail domain needs, and the hosted zone of its name. */
async function readPlan(
  input: Input<'hostedZoneChanges.preview'>,
  context: Pick<AwsContext, 'workmail' | 'client'>,
) {
  const { domainName, hostedZoneId, region } = input
  const { client } = context
  const { Records = [] } = await readMailDomain(input, context)
  const [mailFrom, hostedZones] = await Promise.all([
    ask(async () => readMailFrom(await client('ses'), domainName)),
    nearestZones(context, domainName),
  ])
  const zone =
    hostedZoneId === undefined && hostedZones.length === 1
      ? hostedZones[0]
      : hostedZones.find((each) => each.hostedZoneId === hostedZoneId)
  const { MailFromDomain } = mailFrom.answer ?? {}
  const own = Records.map(({ Type: type = '', Hostname: hostname = '', Value: value = '' }) => ({
    ...{ type, hostname, value },
  }))
  const wanted = [...own, ...(MailFromDomain ? mailFromRecords(MailFromDomain, region) : [])]
  const plan = async (): Promise<Planned[]> => {
    if (!zone) return []
    const names = wanted.map(({ hostname }) => plainName(hostname))
    const sets = await readSets(await client('route53'), zone, names)
    return planRecords(wanted, { name: zone.name, sets }, domainName)
  }
  return { hostedZones, zone, mailFromRefused: mailFrom.refused, records: await plan() }
}

type Set = Pick<RecordSet, 'name' | 'type'>

function keyOf({ name, type }: Set): string {
  return `${type} ${name}`
}

/** Returns sets as they are compared: in one order, and so their values. */
function inOrder(sets: readonly RecordSet[]): RecordSet[] {
  return sets
    .map(({ name, type, values }) => ({ name, type, values: values.toSorted() }))
    .sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1))
}

/**
 * Returns the planned sets that an input asks for and that are not right yet. Errors: Conflict if
 * the domain needs other records by now, InvalidInput for a loss without consent.
 */
function toWrite({ records, consent }: Input<'hostedZoneChanges.apply'>, plan: readonly Planned[]) {
  const agreed = new Set(consent.map(keyOf))
  return inOrder(records).flatMap((set) => {
    const planned = plan.find((each) => keyOf(each) === keyOf(set))
    if (!planned || planned.action === 'conflict' || String(planned.after) !== String(set.values))
      throw refusal('Conflict', `The domain needs other records by now than ${keyOf(set)}.`)
    if (planned.action === 'consent' && !agreed.has(keyOf(set)))
      throw refusal('InvalidInput', `Values of ${keyOf(set)} would be lost.`, {
        consent: { code: 'consentMissing' },
      })
    return planned.action === 'none' ? [] : [planned]
  })
}

/** Returns whether a hosted zone has the sets of an input. Errors: those of AWS. */
export async function areRecordsThere(
  { records, ...input }: Input<'hostedZoneChanges.apply'>,
  context: Pick<AwsContext, 'workmail' | 'client'>,
): Promise<boolean> {
  const { zone, records: plan } = await readPlan(input, context)
  const current = records.map((set) => {
    const planned = plan.find((each) => keyOf(each) === keyOf(set))
    return { ...set, values: planned?.before ?? [] }
  })
  return zone !== undefined && isDeepStrictEqual(inOrder(current), inOrder(records))
}

export const hostedZoneChanges: Handlers<'hostedZoneChanges'> = {
  'hostedZoneChanges.preview': async (input, context) => {
    const { hostedZones, zone, mailFromRefused, records } = await readPlan(input, context)
    return {
      ...{ hostedZones, hostedZoneId: zone?.hostedZoneId, records },
      mailFromRefused: mailFromRefused && {
        ...{ ...mailFromRefused.error, requestId: context.requestId },
      },
    }
  },

  'hostedZoneChanges.apply': async (input, context) => {
    const { hostedZoneId, records, expected } = input
    const { zone, records: plan } = await readPlan(input, context)
    const valuesOf = (set: Set) => plan.find((each) => keyOf(each) === keyOf(set))?.before ?? []
    const current = inOrder(records.map((set) => ({ ...set, values: valuesOf(set) })))
    guardEdit(context.note, {
      current: zone && { records: current },
      expected: { records: inOrder(expected.records) },
      wanted: { records: inOrder(records) },
    })
    const sets = toWrite(input, plan)
    if (sets.length === 0) return { changeId: undefined }
    const route53 = await context.client('route53')
    const write = () =>
      route53.changeResourceRecordSets({
        HostedZoneId: hostedZoneId,
        ChangeBatch: {
          Changes: sets.map(({ name, type, written }) => ({
            Action: 'UPSERT',
            ResourceRecordSet: {
              ...{ Name: `${name}.`, Type: type, TTL: recordTtl },
              ResourceRecords: written.map((Value) => ({ Value })),
            },
          })),
        },
      })
    // Only an answer has the id of the change.
    const { ChangeInfo } = (await context.settle('hostedZoneChanges.apply', input, write)) ?? {}
    return { changeId: ChangeInfo?.Id?.replace(/^\/change\//, '') }
  },

  'hostedZoneChanges.describe': async (input, { client }) => {
    const { ChangeInfo } = await (await client('route53')).getChange({ Id: input.changeId })
    return { status: ChangeInfo?.Status }
  },
}
