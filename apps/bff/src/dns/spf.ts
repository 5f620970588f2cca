import { type DnsCause, plainName } from '@mailroom/schemas/dns-records'
import { isSpfTerm, spfWithoutColon } from '@mailroom/schemas/merge-spf'

/** The most lookups that an SPF record may need. Source: RFC 7208, 4.6.4. */
export const maxSpfLookups = 10

/** After this many, counting ends: a hostile record could lead to ever more. */
const maxCounted = 30

/** Returns those texts that are SPF records. Source: RFC 7208, 4.5. */
export function spfRecords(texts: readonly string[]): string[] {
  return texts.filter((text) => /^v=spf1( |$)/i.test(text))
}

/** Returns the parts of a record that receivers look up, each with the domain it names. */
function lookupsIn(record: string) {
  const terms = record.split(/ +/)
  const all = terms.findIndex((term) => /^[+?~-]?all$/i.test(term))
  // After `all` comes nothing, and a `redirect` before it does nothing. Source: RFC 7208, 5.1, 6.1.
  const asked = all < 0 ? terms : terms.slice(0, all).filter((term) => !/^redirect=/i.test(term))
  return asked.flatMap((term) => {
    const [, , kind = '', name] =
      /^([+?~-]?)(include|a|mx|ptr|exists|redirect)(?:[:=]([^/]+))?(?:\/.*)?$/i.exec(term) ?? []
    return kind === '' ? [] : [{ kind: kind.toLowerCase(), name: plainName(name ?? '') }]
  })
}

/** Returns the domains whose senders a record includes as its own. */
function includesOf(terms: readonly string[]): string[] {
  return terms.flatMap((term) => /^\+?include:(.+)$/i.exec(term)?.[1] ?? []).map(plainName)
}

/**
 * Says why a record does not do what the wanted one does, and what else it has that does harm:
 * errors first. None if it does. Source: DOM-37; RFC 7208, 4.6, 5.1, 6.1.
 */
export function spfFaults(record: string, wanted: string): DnsCause[] {
  const colonless = spfWithoutColon(record)
  const whole = colonless.reduce((text, { is, should }) => text.replace(is, should), record)
  const terms = whole.split(/ +/).slice(1).filter(Boolean)
  const all = terms.findIndex((term) => /^[+?~-]?all$/i.test(term))
  const asked = all < 0 ? terms : terms.slice(0, all)
  const ignored = all < 0 ? [] : terms.slice(all + 1).filter((term) => !term.includes('='))
  const redirects = all < 0 ? [] : terms.filter((term) => /^redirect=/i.test(term))
  const lacking = includesOf(wanted.split(/ +/)).filter((name) => !includesOf(asked).includes(name))
  const unknown = terms.filter((term) => !isSpfTerm(term))
  const refused = asked.filter((term) =>
    lacking.includes(plainName(/^[?~-]include:(.+)$/i.exec(term)?.[1] ?? '')),
  )
  const isLate = lacking.some((name) => includesOf(ignored).includes(name))
  const fault = (code: DnsCause['code'], values: readonly string[]): DnsCause[] =>
    values.length === 0 ? [] : [{ code, values: [...values] }]
  return [
    ...colonless.map(({ is, should }) => ({
      ...{ code: 'spfWithoutColon' as const, values: [is], at: should },
    })),
    ...fault('spfUnknownTerm', unknown),
    ...fault('spfRefusesInclude', refused),
    ...fault('spfAfterAll', ignored),
    ...fault(
      'spfWithoutInclude',
      lacking.length > 0 && refused.length === 0 && !isLate ? [record] : [],
    ),
    ...fault(
      'spfAllowsAll',
      terms.slice(Math.max(all, 0), all + 1).filter((term) => /^\+?all$/i.test(term)),
    ),
    ...fault('spfRedirectIgnored', redirects),
  ]
}

/** What an SPF record costs its receivers. Source: CUT-07; RFC 7208, 4.6.4. */
export type SpfCost = {
  lookups: number
  /** Lookups that find nothing: more than two are an error, too. */
  voids: number
  isLoop: boolean
}

/** The types that a receiver looks up for a mechanism: TXT leads to more. */
const typesOf: { readonly [kind: string]: readonly ('TXT' | 'A' | 'AAAA' | 'MX')[] } = {
  ...{ include: ['TXT'], redirect: ['TXT'], a: ['A', 'AAAA'], exists: ['A'], mx: ['MX'] },
}

/**
 * Counts the lookups that a receiver needs for the SPF record of a domain, by looking up what it
 * names. Ends at 30. What cannot be looked up (undefined) counts as one, and not as void.
 */
export async function measureSpf(
  record: string,
  domain: string,
  lookUp: (
    name: string,
    type: 'TXT' | 'A' | 'AAAA' | 'MX',
  ) => Promise<readonly string[] | undefined>,
): Promise<SpfCost> {
  const cost: SpfCost = { lookups: 0, voids: 0, isLoop: false }
  const follow = async (text: string, path: readonly string[]): Promise<void> => {
    const own = path.at(-1) ?? ''
    for (const { kind, name: named } of lookupsIn(text)) {
      if (cost.lookups >= maxCounted) return
      cost.lookups++
      const name = named === '' ? own : named
      // A macro depends on the mail. Source: RFC 7208, 7.
      if (name.includes('%')) continue
      const answers = await Promise.all((typesOf[kind] ?? []).map((type) => lookUp(name, type)))
      if (answers.length > 0 && answers.every((answer) => answer?.length === 0)) cost.voids++
      if (kind !== 'include' && kind !== 'redirect') continue
      const [included] = spfRecords(answers[0] ?? [])
      if (path.includes(name)) cost.isLoop = true
      // A loop, too, is followed: receivers count its lookups until there are too many.
      if (included !== undefined) await follow(included, [...path, name])
    }
  }
  await follow(record, [plainName(domain)])
  return cost
}

/** Counts the lookups that a receiver needs for an SPF record, as `measureSpf` does. */
export async function countSpfLookups(
  record: string,
  lookUp: (name: string) => Promise<readonly string[]>,
): Promise<number> {
  const onlyTexts = async (name: string, type: string) =>
    type === 'TXT' ? lookUp(name) : undefined
  return (await measureSpf(record, '', onlyTexts)).lookups
}
