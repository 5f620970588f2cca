/** The most terms with a DNS look-up that checking an SPF record may meet. Source: RFC 7208, 4.6.4. */
export const maxSpfLookups = 10

/** An SPF record that does what several records should, and its own terms that need a look-up. */
export type MergedSpf = {
  value: string
  /** What is included needs more; together there may be `maxSpfLookups`. */
  lookups: number
  /**
   * The terms that do not stay: unknown mechanisms, an `all` that lets everybody send, and a
   * `redirect` beside `all`, which receivers ignore.
   */
  dropped: string[]
}

/** Whether the text of a TXT record is an SPF record. Source: RFC 7208, 4.5. */
export function isSpf(text: string): boolean {
  return /^v=spf1(?: |$)/i.test(text)
}

/**
 * Whether a text is meant to be an SPF record, although receivers do not take it for one.
 * Source: RFC 7208, 4.5.
 */
export function isNearSpf(text: string): boolean {
  return !isSpf(text) && /^\W*(?:v\W*)?spf1?(?=\W*$|[\s;,:"“”]|include|ip4|ip6|exists)/i.test(text)
}

/** A mechanism whose colon is missing: a space or an equals sign is in its place. */
const withoutColon =
  /(^| )([+?~-]?(?:include|exists|ip4|ip6))(?:=|:? +)(?!(?:include|exists|ip4|ip6|a|mx|ptr):)(?=[^\s:=]+[.:])/gi

/** Returns the mechanisms of a record that lack their colon, each as it is and as it should be. */
export function spfWithoutColon(record: string): { is: string; should: string }[] {
  return [...record.matchAll(withoutColon)].map((match) => {
    const [all, space = '', mechanism = ''] = match
    const [value = ''] = /^\S+/.exec(record.slice(match.index + all.length)) ?? []
    return { is: `${all.slice(space.length)}${value}`, should: `${mechanism}:${value}` }
  })
}

/** Returns a record with its beginning and its colons as receivers want them. */
export function repairedSpf(text: string): string {
  const start = isSpf(text) ? text : text.replace(/^\W*(?:v\W*)?spf1?[\s;,:]*/i, 'v=spf1 ')
  return start.replace(withoutColon, '$1$2:').replace(/["“”]+$/, '')
}

/** Whether a term is one that receivers know; others make a record invalid. Source: RFC 7208, 4.6. */
export function isSpfTerm(text: string): boolean {
  return (
    /^[a-z][a-z0-9_.-]*=/i.test(text) ||
    /^[+?~-]?(?:all|(?:a|mx|ptr)(?:[:/].+)?|(?:include|exists|ip4|ip6):.+)$/i.test(text)
  )
}

/** A term without the qualifier `+`, which is the same as none, as it is compared. */
type Term = { text: string; kind: 'mechanism' | 'all' | 'redirect' | 'modifier'; key: string }

function termOf(text: string): Term {
  const lower = text.toLowerCase()
  const [, modifier] = /^([a-z][a-z0-9_.-]*)=/.exec(lower) ?? []
  if (modifier === 'redirect') return { text, kind: 'redirect', key: modifier }
  // A record has one explanation; of others it is not known whether they may be there twice.
  if (modifier !== undefined)
    return { text, kind: 'modifier', key: modifier === 'exp' ? modifier : lower }
  const key = lower.replace(/^[+?~-]/, '')
  return { text, kind: key === 'all' ? 'all' : 'mechanism', key }
}

function qualifierOf({ text }: Term): string {
  return /^[?~-]/.exec(text)?.[0] ?? ''
}

function termsOf(record: string): Term[] {
  return record.trim().split(/ +/).slice(1).map(termOf)
}

/** Returns the terms with the mechanisms after `all`, which receivers ignore, before it. */
function beforeAll(terms: readonly Term[]): Term[] {
  const end = terms.findIndex(({ kind }) => kind === 'all')
  if (end < 0) return [...terms]
  const isLate = ({ kind }: Term, index: number) => kind === 'mechanism' && index > end
  return [
    ...terms.slice(0, end),
    ...terms.filter(isLate),
    ...terms.slice(end).filter((term, index) => !isLate(term, index + end)),
  ]
}

/** Returns the record of a `redirect` as a mechanism: one that asks it, and goes on. */
function included({ text }: Term): Term {
  return termOf(`include:${text.slice('redirect='.length)}`)
}

/** Returns the terms each once, where the first one is. */
function once(terms: readonly Term[]): Term[] {
  const seen = new Set<string>()
  return terms.filter(({ key }) => {
    const isFirst = !seen.has(key)
    seen.add(key)
    return isFirst
  })
}

/**
 * Adds the terms of a record to those of another one, which come first and say what happens to
 * everybody else. A mechanism of both keeps its place and gets the qualifier of the added record.
 */
function added(terms: readonly Term[], more: readonly Term[]): Term[] {
  const isEnd = ({ kind }: Term) => kind === 'all' || kind === 'redirect'
  const ends = terms.filter(isEnd)
  const known = new Set(terms.map(({ key }) => key))
  const isOther = ({ kind, text }: Term) =>
    kind === 'redirect' && !ends.some((end) => end.text.toLowerCase() === text.toLowerCase())
  // A record has one end; another `redirect` is asked before it.
  const fitting =
    ends.length === 0
      ? more
      : once([...more.filter((term) => !isEnd(term)), ...more.filter(isOther).map(included)])
  const wanted = new Map(fitting.map((term) => [term.key, term]))
  const replaced = terms.map((term) => {
    const other = term.kind === 'mechanism' ? wanted.get(term.key) : undefined
    return other && qualifierOf(other) !== qualifierOf(term) ? other : term
  })
  const fresh = fitting.filter(({ key }) => !known.has(key))
  const isEarly = ({ kind }: Term) => kind === 'mechanism'
  const end = replaced.findIndex(isEnd)
  const at = end < 0 ? replaced.length : end
  return [
    ...replaced.slice(0, at),
    ...fresh.filter(isEarly),
    ...replaced.slice(at),
    ...fresh.filter((term) => !isEarly(term)),
  ]
}

/** How soft an `all` is, by its qualifier: what fails it is at most noted, marked, or rejected. */
const softness = ['', '?', '~', '-']

/** Returns the softest `all` of some records; undefined if none has one. */
function softestAll(records: readonly (readonly Term[])[]): Term | undefined {
  const rank = (term: Term) => softness.indexOf(qualifierOf(term))
  const ends = records.flat().filter(({ kind }) => kind === 'all')
  return ends.toSorted((one, other) => rank(one) - rank(other))[0]
}

/**
 * Returns the ends of records that say differently what happens to everybody else, such as `-all` and
 * `~all`; none if they agree. One that lets everybody send is no choice. Source: DOM-37.
 */
export function differentSpfEnds(records: readonly string[]): string[] {
  const ends = records.flatMap((record) => {
    const end = termsOf(record).find(({ kind }) => kind === 'all')
    return end && qualifierOf(end) !== '' ? [end.text.toLowerCase()] : []
  })
  const all = [...new Set(ends)]
  return all.length > 1 ? all : []
}

/**
 * Merges SPF records into the one that a name may have, together with the wanted one. Every mechanism
 * that receivers know stays, once, in the order of the records and before `all`; of `all` and
 * `redirect`, which say what happens to everybody else, the kind of the first record that has one
 * stays. Of several `all` the softest stays, so that no mail is rejected that one of the records lets
 * through; that of the wanted record counts only without another one, and one that lets everybody send
 * gives way. A `redirect` in a record with `all` does nothing and goes. A record that has everything
 * already comes back as it is. Source: DOM-37; RFC 7208, 3.2, 5.1, 6.1.
 */
export function mergeSpf(records: readonly string[], wanted?: string): MergedSpf {
  const all = wanted === undefined ? records : [...records, wanted]
  const [first = 'v=spf1'] = all
  const given = all.map(termsOf)
  const isStrict = (term: Term) => term.kind === 'all' && qualifierOf(term) !== ''
  const hasStrict = given.flat().some(isStrict)
  const isIgnored = (term: Term, record: readonly Term[]) =>
    term.kind === 'redirect' && record.some(({ kind }) => kind === 'all')
  const stays = (term: Term, _: number, record: readonly Term[]) =>
    term.text === '' ||
    (isSpfTerm(term.text) &&
      !isIgnored(term, record) &&
      !(hasStrict && term.kind === 'all' && !isStrict(term)))
  const staying = given.map((terms) => beforeAll(once(terms.filter(stays))))
  const [own = [], ...others] = staying
  const softest = softestAll(staying.slice(0, records.length))
  const terms = others
    .reduce(added, own)
    .map((term) => (term.kind === 'all' ? (softest ?? term) : term))
  const value = ['v=spf1', ...terms.map(({ text }) => text)].join(' ')
  const isSame =
    value.slice(6) ===
    termsOf(first)
      .map(({ text }) => ` ${text}`)
      .join('')
  const dropped = given.flatMap((record) =>
    record.filter((term, index) => !stays(term, index, record)),
  )
  return {
    value: isSame ? first : value,
    lookups: lookupsOf(terms),
    dropped: [...new Set(dropped.map(({ text }) => text))],
  }
}

function lookupsOf(terms: readonly Term[]): number {
  return terms.filter(
    ({ kind, key }) => kind === 'redirect' || /^(?:include|exists|a|mx|ptr)(?:[:/]|$)/.test(key),
  ).length
}

/**
 * Returns a record without what includes a domain's senders; everything else stays as it is.
 * Source: CUT-05 step 11.
 */
export function withoutSpfInclude(record: string, domain: string): string {
  const isIt = ({ key }: Term) => key === `include:${domain}`
  const terms = termsOf(record).filter((term) => !isIt(term))
  return ['v=spf1', ...terms.map(({ text }) => text)].join(' ')
}
