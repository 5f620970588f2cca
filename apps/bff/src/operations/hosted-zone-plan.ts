import type { ResourceRecordSet } from '@aws-sdk/client-route-53'
import { dmarcStrictness, dmarcTags, isDmarc, mergeDmarc } from '@mailroom/schemas/dmarc'
import { dnsPurposeOf, plainName } from '@mailroom/schemas/dns-records'
import type { PlannedRecordSet, RecordSet } from '@mailroom/schemas/hosted-zone-changes'
import { plainHostedName, recordOfText, textOfRecord } from '@mailroom/schemas/hosted-zone-records'
import { isSpf, mergeSpf } from '@mailroom/schemas/merge-spf'

/** A record that a mail domain needs, as `GetMailDomain` returns it. */
export type WantedRecord = { type: string; hostname: string; value: string }

/** The types of the records that a mail domain needs. Source: 03 DOM-05. */
const types = ['A', 'CNAME', 'MX', 'TXT'] as const

/** A record set with its values as Route 53 takes them. */
export type Planned = PlannedRecordSet & { type: (typeof types)[number]; written: string[] }

/** A value as it is compared and shown, and as Route 53 has or takes it. */
type Value = { text: string; written: string }

/**
 * Returns a value as it is compared: names without the dot at their end, texts without quotes,
 * unless they begin with one or have characters that nobody sees.
 */
function readValue(type: string, written: string): Value {
  if (type === 'TXT') {
    const text = textOfRecord(written)
    const isPlain = !text.startsWith('"') && !/[\p{Cc}\p{Cf}\uFFFD]/u.test(text)
    return { text: isPlain ? text : recordOfText(text), written }
  }
  return { text: plainName(written.trim().replace(/\s+/g, ' ')), written }
}

function wantedValue({ type, value }: WantedRecord): Value {
  if (type !== 'TXT') return readValue(type, value)
  const text = textOfRecord(value.trim())
  return { text, written: recordOfText(text) }
}

function sorted(values: readonly Value[]): string[] {
  return values.map(({ text }) => text).sort()
}

/** Returns a set of Route 53 in our spelling. */
function shown({
  Name = '',
  Type,
  ResourceRecords = [],
  AliasTarget,
}: ResourceRecordSet): RecordSet {
  const type = Type ?? ''
  const values = AliasTarget
    ? [plainHostedName(AliasTarget.DNSName ?? '')]
    : sorted(ResourceRecords.map(({ Value = '' }) => readValue(type, Value)))
  return { name: plainHostedName(Name), type, values }
}

/** Whether a name is another one, or below it. */
function isAtOrBelow(name: string, other: string): boolean {
  return name === other || name.endsWith(`.${other}`)
}

type Zone = { name: string; sets: readonly ResourceRecordSet[] }

/** Returns why a set is left alone; undefined if it can be written. Source: DOM-31. */
function conflictOf({ name, type }: Omit<RecordSet, 'values'>, zone: Zone) {
  const delegating = zone.sets.filter(({ Name = '', Type }) => {
    const at = plainHostedName(Name)
    return Type === 'NS' && at !== zone.name && isAtOrBelow(name, at)
  })
  if (delegating.length > 0) return { reason: 'delegated' as const, with: delegating.map(shown) }
  const here = zone.sets.filter(({ Name = '' }) => plainHostedName(Name) === name)
  const own = here.filter(({ Type }) => Type === type)
  const isRouted = ({ SetIdentifier, AliasTarget }: ResourceRecordSet) =>
    SetIdentifier !== undefined || AliasTarget !== undefined
  if (own.some(isRouted)) return { reason: 'routed' as const, with: own.map(shown) }
  const others = here.filter(({ Type }) => Type !== type && (type === 'CNAME' || Type === 'CNAME'))
  return others.length > 0
    ? { reason: 'otherRecords' as const, with: others.map(shown) }
    : undefined
}

/** What a set becomes, and whether a value would be lost. */
type Merged = { values: readonly Value[]; loses: boolean; spfLookups?: number }

/** A name may have one SPF record. Source: DOM-37. */
function withSpf({ values, ...rest }: Merged, wanted: Value): Merged {
  const own = values.filter(({ text }) => isSpf(text))
  const { value, lookups, dropped } = mergeSpf(
    own.map(({ text }) => text),
    wanted.text,
  )
  const [first] = own
  const isKept = own.length === 1 && first?.text === value
  const merged = isKept ? first : { text: value, written: recordOfText(value) }
  const others = values.filter(({ text }) => !isSpf(text))
  const loses = rest.loses || dropped.length > 0
  return { ...rest, loses, values: [...others, merged], spfLookups: lookups }
}

/** A name may have one DMARC policy: several are merged, and invalid ones go. Source: DOM-38. */
function withDmarc({ values, ...rest }: Merged, wanted: Value): Merged {
  const own = values.filter(({ text }) => isDmarc(text))
  const valid = own.filter(({ text }) => dmarcStrictness(text) !== undefined)
  if (own.length === 1 && valid.length === 1) return { ...rest, values }
  const texts = valid.map(({ text }) => text)
  const text = valid.length > 1 ? mergeDmarc(texts, wanted.text).value : texts[0]
  const kept = text === undefined ? wanted : { text, written: recordOfText(text) }
  const others = values.filter((each) => !isDmarc(each.text))
  return { ...rest, values: [...others, kept], loses: rest.loses || own.length > 0 }
}

/** Returns why the one DMARC record of a name stays as it is although it is not the wanted one. */
function otherPolicy(set: RecordSet, wanted: readonly Value[]) {
  const [policy, ...more] = set.values.filter(isDmarc)
  const asked = wanted.find(({ text }) => isDmarc(text))
  if (!asked || policy === undefined || more.length > 0) return undefined
  const isSame = String(dmarcTags(policy)) === String(dmarcTags(asked.text))
  if (isSame || dmarcStrictness(policy) === undefined) return undefined
  return { reason: 'otherPolicy' as const, with: [set] }
}

/** Adds a text to the others of its name, which stay. Source: DOM-09. */
function withText(merged: Merged, wanted: Value): Merged {
  if (isSpf(wanted.text)) return withSpf(merged, wanted)
  if (isDmarc(wanted.text)) return withDmarc(merged, wanted)
  const { values } = merged
  if (values.some(({ text }) => text === wanted.text)) return merged
  return { ...merged, values: [...values, wanted] }
}

/** Returns the host of a value, which is what an MX record is right or wrong by. Source: 03 §3.3. */
function hostOf(type: string, { text }: Value): string {
  return type === 'MX' ? text.replace(/^\d+ /, '') : text
}

/** Takes the wanted values in place of others, which are lost. */
function replaced(type: string, current: readonly Value[], wanted: readonly Value[]): Merged {
  const hosts = (values: readonly Value[]) => values.map((value) => hostOf(type, value)).sort()
  const isRight = String(hosts(current)) === String(hosts(wanted))
  return { values: isRight ? current : wanted, loses: !isRight && current.length > 0 }
}

function actionOf(before: readonly string[], after: readonly string[], loses: boolean) {
  if (before.length === 0) return 'create'
  if (String(before) === String(after)) return 'none'
  return loses ? 'consent' : 'change'
}

/**
 * Compares the records that a mail domain needs with the sets of a hosted zone at those names.
 * Texts are added to those that are there already, SPF is merged into the one SPF record, and
 * everything that would lose a value needs consent. Source: DOM-09, DOM-37.
 */
export function planRecords(
  wanted: readonly WantedRecord[],
  zone: Zone,
  domainName: string,
): Planned[] {
  const keyOf = ({ type, hostname }: WantedRecord) => `${type} ${plainName(hostname)}`
  return [...Map.groupBy(wanted, keyOf).values()].flatMap((records) => {
    const [{ hostname = '', type: given = '' } = {}] = records
    const type = types.find((each) => each === given)
    if (!type) return []
    const set = { name: plainName(hostname), type }
    const own = zone.sets.filter(
      ({ Name = '', Type }) => Type === set.type && plainHostedName(Name) === set.name,
    )
    const current = own.flatMap(({ ResourceRecords = [] }) =>
      ResourceRecords.map(({ Value = '' }) => readValue(set.type, Value)),
    )
    const values = records.map(wantedValue)
    const start: Merged = { values: current, loses: false }
    const { loses, spfLookups, ...merged } =
      set.type === 'TXT' ? values.reduce(withText, start) : replaced(set.type, current, values)
    const [before, after] = [sorted(current), sorted(merged.values)]
    const conflict = conflictOf(set, zone) ?? otherPolicy({ ...set, values: before }, values)
    return [
      {
        ...{ ...set, before, after, conflict, spfLookups },
        purposes: [...new Set(records.map((record) => dnsPurposeOf(record, domainName)))],
        action: conflict ? 'conflict' : actionOf(before, after, loses),
        written: merged.values.map(({ written }) => written),
      },
    ]
  })
}
