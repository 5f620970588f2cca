import { isDmarc, isNearDmarc, mergeDmarc } from './dmarc.ts'
import { type DnsCheck, plainName } from './dns-records.ts'
import { isNearSpf, isSpf, mergeSpf, repairedSpf } from './merge-spf.ts'

/**
 * The one SPF or DMARC record that a name shall have. `proposed`: DNS has none, and the value is
 * AWS's; `kept`: it is there already; `merged`: it takes the place of all in `found`.
 */
export type RecordToHave = {
  state: 'proposed' | 'kept' | 'merged'
  value: string
  /** The records of the kind that DNS has, each once. */
  found: string[]
  /** What of those does not stay. */
  dropped: string[]
  /** The look-ups that the terms of an SPF record need by themselves; 0 for DMARC. */
  lookups: number
}

/** Returns the texts at a name, also where its CNAMEs lead. */
function textsAt(name: string, { records }: DnsCheck['answers'][number]): string[] {
  const names = [name]
  for (const each of names) {
    const alias = records.find(
      (record) => record.type === 'CNAME' && plainName(record.name) === each,
    )
    const target = alias && plainName(alias.value)
    if (target !== undefined && !names.includes(target)) names.push(target)
  }
  return records
    .filter((record) => record.type === 'TXT' && names.includes(plainName(record.name)))
    .map(({ value }) => value)
}

/**
 * Returns the SPF or DMARC record to have at the name of a check; undefined if nobody knows what is
 * there, or the check is of something else. What the name's own servers say decides: a resolver may
 * have an older answer. Source: DOM-37, DOM-38.
 */
export function recordToHave({
  answers,
  expected: [wanted],
  status,
}: Pick<DnsCheck, 'answers' | 'expected' | 'status'>): RecordToHave | undefined {
  const isKind = [isSpf, isDmarc].find((is) => wanted && is(wanted.value))
  if (!wanted || !isKind) return undefined
  const about = answers.filter(
    ({ question, failure }) =>
      failure === undefined && question.type === 'TXT' && plainName(question.name) === wanted.name,
  )
  const own = about.filter(({ server }) => server.kind === 'authoritative')
  const deciding = own.length > 0 ? own : about
  const texts = deciding.flatMap((answer) => textsAt(wanted.name, answer))
  const valid = texts.filter(isKind)
  // Receivers ignore what is only similar, but nobody wants it beside the right one.
  const isNear = isKind === isSpf ? isNearSpf : isNearDmarc
  const found = [...new Set(valid.length > 0 ? valid : texts.filter(isNear))]
  // Of a value that was cut, nobody knows what it lacks.
  if (found.some((value) => value.endsWith('…'))) return undefined
  if (found.length === 0) {
    const isKnown = status === 'missing' || (status === 'inconsistent' && about.length > 0)
    if (!isKnown || deciding.some(({ leftOut }) => leftOut > 0)) return undefined
    return { state: 'proposed', value: wanted.value, found, dropped: [], lookups: 0 }
  }
  const merged =
    isKind === isSpf
      ? mergeSpf(found.map(repairedSpf), wanted.value)
      : { ...mergeDmarc(found, wanted.value), lookups: 0 }
  const isThere = found.length === 1 && merged.value === found[0]
  return { ...merged, state: isThere ? 'kept' : 'merged', found }
}
