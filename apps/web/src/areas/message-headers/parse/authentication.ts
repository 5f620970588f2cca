import type { Header } from './header-lines.ts'
import { scan, type Token } from './scan.ts'

/** What a server found when it checked who sent a message. */
export type Verdict = {
  /** `spf`, `dkim`, `dmarc`, `arc` or another method, in lower case. */
  method: string
  /** `pass`, `fail`, `none` or another result, in lower case. */
  result: string
  /** What the server says about it in its own words. */
  comment?: string
  properties: { name: string; value: string }[]
}

/** The verdicts that one server has written into the message. */
export type Claim = {
  header: 'Authentication-Results' | 'ARC-Authentication-Results' | 'Received-SPF'
  /** The server's name for itself; anybody can write any name. */
  server?: string
  /** The place in the chain of ARC, from 1. */
  instance?: number
  verdicts: Verdict[]
  /** Whether the server that received the message last wrote it; everything below may be forged. */
  isOfReceiver: boolean
}

/** Source: the IANA registry of email authentication methods. */
const methods = new Set([
  ...['spf', 'dkim', 'dmarc', 'arc', 'auth', 'iprev', 'dkim-adsp', 'dkim-atps', 'sender-id'],
  ...['domainkeys', 'dnswl', 'rrvs', 'smime', 'vbr', 'bimi', 'compauth'],
])

/** Splits `name=value`; undefined without an equals sign after a name. */
function pairOf(text: string): { name: string; value: string } | undefined {
  const equals = text.indexOf('=')
  if (equals < 1) return undefined
  return { name: text.slice(0, equals), value: text.slice(equals + 1) }
}

/** Joins `spf = pass` to `spf=pass`: blanks around the sign are allowed. */
function joined(tokens: readonly Token[]): Token[] {
  const result: Token[] = []
  for (const token of tokens) {
    const last = result.at(-1)
    const isOpen = last?.kind === 'word' && (last.text.endsWith('=') || token.text.startsWith('='))
    if (last && isOpen && token.kind !== 'comment' && token.kind !== 'semicolon')
      result[result.length - 1] = { kind: 'word', text: last.text + token.text }
    else result.push(token)
  }
  return result
}

/** Reads the verdicts after the name of the server. Source: RFC 8601 §2.2. */
function verdictsOf(tokens: readonly Token[]): Verdict[] {
  const verdicts: Verdict[] = []
  for (const { kind, text } of tokens) {
    const last = verdicts.at(-1)
    if (kind === 'comment') {
      if (last && last.comment === undefined) last.comment = text
      continue
    }
    const pair = kind === 'word' ? pairOf(text) : undefined
    if (!pair) continue
    // A method may name its version, as in dkim/1.
    const method = pair.name.split('/', 1)[0]?.toLowerCase() ?? ''
    // Amazon also separates the properties of a method with semicolons.
    if (methods.has(method))
      verdicts.push({ method, result: pair.value.toLowerCase(), properties: [] })
    else last?.properties.push(pair)
  }
  return verdicts
}

function readResults(value: string): Pick<Claim, 'server' | 'instance' | 'verdicts'> {
  const tokens = joined(scan(value))
  const [first, second] = tokens.filter(({ kind }) => kind === 'word' || kind === 'quoted')
  const place = /^i=(\d{1,3})$/i.exec(first?.text ?? '')?.[1]
  const start = place === undefined ? first : second
  const server = start && (start.kind === 'quoted' || !pairOf(start.text)) ? start : undefined
  return {
    ...(place === undefined ? {} : { instance: Number(place) }),
    ...(server === undefined ? {} : { server: server.text }),
    verdicts: verdictsOf(tokens.filter((token) => token !== server)),
  }
}

/** Reads `Received-SPF`: the result, a comment, and properties. Source: RFC 7208 §9.1. */
function readReceivedSpf(value: string): Pick<Claim, 'server' | 'verdicts'> {
  const tokens = scan(value)
  const [result] = tokens.filter(({ kind }) => kind === 'word')
  const comment = tokens.find(({ kind }) => kind === 'comment')?.text
  const properties = tokens.flatMap(({ kind, text }) =>
    kind === 'word' ? (pairOf(text) ?? []) : [],
  )
  const server = properties.find(({ name }) => name.toLowerCase() === 'receiver')?.value
  return {
    ...(server === undefined ? {} : { server }),
    verdicts: [
      {
        ...{ method: 'spf', result: (result?.text ?? '').toLowerCase(), properties },
        ...(comment === undefined ? {} : { comment }),
      },
    ],
  }
}

const claimHeaders = ['authentication-results', 'arc-authentication-results', 'received-spf']

/** Returns whether a header says what a server has checked. */
export function isClaim(name: string): boolean {
  return claimHeaders.includes(name.toLowerCase())
}

function readClaim({ name, value }: Header): Omit<Claim, 'isOfReceiver'> {
  switch (name.toLowerCase()) {
    case 'received-spf':
      return { header: 'Received-SPF', ...readReceivedSpf(value) }
    case 'arc-authentication-results':
      return { header: 'ARC-Authentication-Results', ...readResults(value) }
    default:
      return { header: 'Authentication-Results', ...readResults(value) }
  }
}

/**
 * Returns what servers say they have checked, in the order of the headers, at most as many as are
 * told. The receiver's are the first Authentication-Results, and the first Received-SPF if no other
 * server took the message over between the two: a sender can only write below them.
 */
export function claimsOf(headers: readonly Header[], mostTold: number): Claim[] {
  const at = (wanted: string) => headers.findIndex(({ name }) => name.toLowerCase() === wanted)
  const [results, spf] = [at('authentication-results'), at('received-spf')]
  const between = headers.slice(Math.min(results, spf) + 1, Math.max(results, spf))
  const isTogether =
    results === -1 || !between.some(({ name }) => name.toLowerCase() === 'received')
  const ofReceiver = new Set([results, ...(isTogether ? [spf] : [])])
  const claims = headers
    .flatMap((header, index) => (isClaim(header.name) ? [{ header, index }] : []))
    .slice(0, mostTold)
    .map(({ header, index }) => ({ ...readClaim(header), isOfReceiver: ofReceiver.has(index) }))
  return claims.map((claim) => withMailFrom(claim, claims))
}

/** Gives a Received-SPF without a domain the one that the same server names elsewhere. */
function withMailFrom(claim: Claim, claims: readonly Claim[]): Claim {
  const [verdict] = claim.verdicts
  if (claim.header !== 'Received-SPF' || !claim.isOfReceiver || !verdict) return claim
  if (domainOf(verdict) !== undefined) return claim
  const domain = claims
    .filter(({ header, isOfReceiver }) => isOfReceiver && header === 'Authentication-Results')
    .flatMap(({ verdicts }) => verdicts.filter(({ method }) => method === 'spf'))
    .map(domainOf)[0]
  if (domain === undefined) return claim
  const properties = [...verdict.properties, { name: 'smtp.mailfrom', value: domain }]
  return { ...claim, verdicts: [{ ...verdict, properties }] }
}

/** Returns the domain of an address or of a name, as it is compared. */
function domainIn(text: string | undefined): string | undefined {
  const address = text === undefined ? undefined : (/^<([^<>]*)>$/.exec(text)?.[1] ?? text)
  const domain = address?.slice(address.lastIndexOf('@') + 1).replace(/"/g, '')
  return domain ? domain.toLowerCase().replace(/\.$/, '') : undefined
}

/** How servers word which domain SPF was checked for, as in *domain of a@example.com designates*. */
const domainInWords = /\bdomain of ([^\s;,()]{1,320})/i

const namesOfDomain: Readonly<Record<string, readonly string[]>> = {
  spf: ['envelope-from', 'smtp.mailfrom', 'smtp.mail'],
  dkim: ['header.d', 'header.i'],
}

/**
 * Returns the domain that a verdict is about: of the envelope's sender, or of the signature. How
 * the sending server introduced itself (HELO) says nothing about the sender.
 */
export function domainOf({ method, properties, comment }: Verdict): string | undefined {
  for (const name of namesOfDomain[method] ?? ['header.from']) {
    const domain = domainIn(properties.find((each) => each.name.toLowerCase() === name)?.value)
    if (domain) return domain
  }
  return method === 'spf' ? domainIn(domainInWords.exec(comment ?? '')?.[1]) : undefined
}

/**
 * Returns whether a domain belongs to the one in `From`, as DMARC asks in its usual, relaxed mode.
 * `perhaps` for two names below the same two labels: whether these are one owner's, only a list of
 * public suffixes tells. Source: RFC 7489 §3.1.
 */
export function alignment(domain: string, from: string): 'yes' | 'perhaps' | 'no' {
  if (domain === from || domain.endsWith(`.${from}`) || from.endsWith(`.${domain}`)) return 'yes'
  const top = (name: string) => name.split('.').slice(-2).join('.')
  return top(domain) === top(from) ? 'perhaps' : 'no'
}
