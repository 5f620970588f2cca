import { addressParser, decodeWords } from 'postal-mime'
import { visible } from '../../../kit/page/visible.ts'
import { type Advice, adviceOf } from './advice.ts'
import { alignment, type Claim, claimsOf, domainOf, isClaim } from './authentication.ts'
import { type AutomaticKind, automaticKindOf } from './automatic.ts'
import { amazonsVerdict, type Delivery, deliveryOf, inNameOf, trustedResults } from './delivery.ts'
import type { DeliveryReport } from './delivery-report.ts'
import { type Header, isWellKnown, readHeaderLines } from './header-lines.ts'
import { type Hop, hopsOf, longDelayMs } from './received.ts'
import { scan } from './scan.ts'
import { type SesSign, sesSignOf } from './ses-sign.ts'
import { type Sign, signsOf } from './signs.ts'
import { type SpamMark, spamMarksOf } from './spam-marks.ts'
import { type MessageVerdict, verdictOf } from './verdict.ts'
import { readWrittenDate, type WrittenDate } from './written-date.ts'

/** The headers of the summary, in its order. */
export const summarized = [
  ...(['From', 'Reply-To', 'To', 'Cc', 'Subject', 'Date', 'Message-ID', 'Return-Path'] as const),
] as const

/** What one check of the sender means, and whether its domain is that of `From`. */
export type CheckedVerdict = Claim['verdicts'][number] & {
  domain?: string
  /** Absent if nothing has passed, or if there is nothing to compare. */
  aligned?: 'yes' | 'perhaps' | 'no'
  /** What is to be done, where that depends on more than the result. */
  advice?: Advice
}

/** What the headers of a message say. All texts can be shown: nothing in them is invisible. */
export type Analysis = {
  headers: Header[]
  strayLines: number
  isQuoted: boolean
  emptyLines: number
  isBodyLeftOut: boolean
  /** What the trusted headers together mean. */
  verdict: MessageVerdict
  delivery: Delivery
  /** What kind of message a program wrote; absent if nothing says that one did. */
  automatic?: AutomaticKind
  /** What a delivery report says; absent if the message is none, or if it is not in the text. */
  report?: DeliveryReport
  /** The domain in `From`; empty without one. */
  fromDomain: string
  /** What systems other than Amazon say about spam. */
  spamMarks: SpamMark[]
  /** The first values of each header. */
  summary: { name: (typeof summarized)[number]; values: string[] }[]
  /** The time in the header `Date`. */
  sent?: WrittenDate
  hops: Hop[]
  /** Milliseconds between the first and the last hop with a time. */
  totalMs?: number
  /** Milliseconds from the header `Date` to the first hop with a time. */
  beforeFirstMs?: number
  /** Whether a hop was earlier than the one before it, although the message was on its way. */
  areClocksWrong: boolean
  /** The first ones; the very first is of the server that received the message last. */
  claims: (Omit<Claim, 'verdicts'> & { verdicts: CheckedVerdict[] })[]
  /** How many claims follow. */
  moreClaims: number
  /** Who signed the message, whether or not the signature holds. */
  signatures: { domain: string; selector?: string }[]
  /** Amazon's own headers: verdicts on spam and viruses, SES and WorkMail. */
  amazon: Header[]
  /** By which header Amazon SES sent the message, and from which Region. */
  sentThroughSes?: SesSign
  /** With the first headers of each, and how many there are. */
  signs: (Sign & { count: number })[]
  /** What a person should look at twice. */
  warnings: ('severalFrom' | 'addressInName' | 'replyToElsewhere' | 'unseen' | 'dateLater')[]
}

/** How many claims, signatures and headers of a sign are told: a person reads no more of them. */
const mostTold = 20

/** How many values of one header the summary has: a message with several is strange at any rate. */
const mostValues = 3

/** What is decoded and shown of one value. */
const longest = 65_536

/** Matches what looks like an encoded word. Source: RFC 2047 §2. */
const encodedWord = /=\?[^?\s]*\?[^?\s]*\?[^?]*\?=/g

/** Returns whether an encoded word can be decoded without a guess. */
function isDecodable(word: string): boolean {
  const [, charset = '', encoding = '', content = ''] = word.split('?')
  try {
    // A language may stand behind the character set. Source: RFC 2231 §5.
    new TextDecoder(charset.split('*', 1)[0])
  } catch {
    return false
  }
  if (/^b$/i.test(encoding))
    return /^[A-Za-z0-9+/]*={0,2}$/.test(content) && content.replaceAll('=', '').length % 4 !== 1
  return /^q$/i.test(encoding) && !/=(?![0-9a-f]{2})/i.test(content)
}

/** Decodes the words of a value; those that cannot be decoded stay as they are. */
function decoded(value: string): string {
  const text = value.slice(0, longest)
  let shown = ''
  let done = 0
  for (const { 0: word, index } of text.matchAll(encodedWord)) {
    if (isDecodable(word)) continue
    shown += decodeWords(text.slice(done, index)) + word
    done = index + word.length
  }
  return shown + decodeWords(text.slice(done))
}

/** Returns the addresses in a header, in lower case. */
function addressesIn(value: string): { address: string; name: string }[] {
  return addressParser(value.slice(0, 10_000), { flatten: true }).map(({ address = '', name }) => ({
    address: address.toLowerCase(),
    name,
  }))
}

function domainPart(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).replace(/\.$/, '')
}

const amazonsHeader = /^x-(?:ses|wm|amz|amazon)-/i

/** Returns whether Amazon SES or Amazon WorkMail has written a header. */
function isAmazons({ name, value }: Header): boolean {
  if (/^feedback-id$/i.test(name)) return /amazonses/i.test(value)
  if (/^x-(?:original-)?mailer$/i.test(name)) return /amazon workmail/i.test(value)
  return amazonsHeader.test(name)
}

function signaturesOf(headers: readonly Header[]): Analysis['signatures'] {
  return headers
    .filter(({ name }) => name.toLowerCase() === 'dkim-signature')
    .flatMap(({ value }) => {
      const words = scan(value).filter(({ kind }) => kind === 'word')
      const tag = (name: string) =>
        words.find(({ text }) => text.startsWith(`${name}=`))?.text.slice(name.length + 1)
      const [domain, selector] = [tag('d'), tag('s')]
      if (!domain) return []
      return [{ domain: readable(domain), ...(selector ? { selector: readable(selector) } : {}) }]
    })
}

/** Returns a text of a header to show; folded ones often have tabs, which are blanks to people. */
function readable(text: string): string {
  return visible(text.replaceAll('\t', ' '))
}

function shownHeader({ name, value }: Header): Header {
  return { name, value: readable(value) }
}

/** Makes every text of a value showable. */
function shownTexts<Value>(value: Value): Value {
  if (typeof value === 'string') return readable(value) as Value
  if (Array.isArray(value)) return value.map(shownTexts) as Value
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([key, each]) => [key, shownTexts(each)])
  return Object.fromEntries(entries) as Value
}

function totalOf(hops: readonly Hop[]): number | undefined {
  const times = hops.flatMap(({ date }) => (date?.at === undefined ? [] : Date.parse(date.at)))
  const [first, last] = [times[0], times.at(-1)]
  return first === undefined || last === undefined || times.length < 2 ? undefined : last - first
}

/** How far the clocks of sender and receiver may be apart. Milliseconds. */
const toleratedMs = 10 * 60_000

/** Returns how long `Date` is before the first hop, and how long after the last one. */
function besides(sent: WrittenDate | undefined, hops: readonly Hop[]) {
  const times = hops.flatMap(({ date }) => (date?.at === undefined ? [] : Date.parse(date.at)))
  const [first, last] = [times[0], times.at(-1)]
  if (sent?.at === undefined || first === undefined || last === undefined) return {}
  const at = Date.parse(sent.at)
  return { beforeFirstMs: first - at, afterLastMs: at - last }
}

/**
 * Reads what the headers at the top of a text say. Pure, so that it runs in a worker; never throws,
 * and takes time in proportion to the text. A delivery report is read before, from the body.
 * Undefined if there are no headers, or if hardly a line is one. Source: HDR-01.
 */
export function analyse(text: string, report?: DeliveryReport): Analysis | undefined {
  const { headers, strayLines, isQuoted, emptyLines, end } = readHeaderLines(text)
  const isGarbage = !report && strayLines > headers.length && !headers.some(isWellKnown)
  if (headers.length === 0 || isGarbage) return undefined
  const named = (name: string) =>
    headers.filter((header) => header.name.toLowerCase() === name.toLowerCase())
  const from = named('From').flatMap(({ value }) => addressesIn(value))
  const fromDomain = domainPart(from[0]?.address ?? '')
  const hops = hopsOf(headers)
  const claimCount = headers.filter(({ name }) => isClaim(name)).length
  const totalMs = totalOf(hops)
  const date = named('Date')[0]
  const sent = date && readWrittenDate(date.value)
  const { beforeFirstMs, afterLastMs = 0 } = besides(sent, hops)
  const ses = sesSignOf(headers, hops)
  const summary = summarized.flatMap((name) => {
    const values = named(name).map(({ value }) => decoded(value))
    return values.length === 0 ? [] : [{ name, values }]
  })
  const replyTo = named('Reply-To').flatMap(({ value }) => addressesIn(value))
  const warnings: Analysis['warnings'] = []
  if (from.length > 1 || named('From').length > 1) warnings.push('severalFrom')
  if (from.some(({ name, address }) => isOtherAddress(name, address)))
    warnings.push('addressInName')
  if (
    fromDomain !== '' &&
    replyTo.some(({ address }) => alignment(domainPart(address), fromDomain) === 'no')
  )
    warnings.push('replyToElsewhere')
  if (summary.some(({ values }) => values.some((value) => readable(value) !== value)))
    warnings.push('unseen')
  if (afterLastMs > toleratedMs) warnings.push('dateLater')
  const claims = claimsOf(headers, mostTold)
  const signs = signsOf(headers, hops)
  const spamMarks = spamMarksOf(headers).slice(0, mostTold)
  const delivery = deliveryOf(hops, claims, signs, ses !== undefined)
  const automatic = automaticKindOf(headers, report)
  const verdict = verdictOf({
    automatic,
    virus: amazonsVerdict(delivery, headers, hops, 'x-ses-virus-verdict'),
    spam: amazonsVerdict(delivery, headers, hops, 'x-ses-spam-verdict'),
    isSpamElsewhere:
      delivery.receiver !== 'workMail' && spamMarks.some(({ says }) => says === 'spam'),
    dmarc: trustedResults(delivery, claims, 'dmarc')[0]?.result,
    spf: trustedResults(delivery, claims, 'spf')[0]?.result,
    inName: inNameOf(delivery, claims, fromDomain),
    isForwarded: delivery.isForwarded,
    isOutgoing: delivery.isOutgoing,
    isOtherName: warnings.includes('severalFrom') || warnings.includes('addressInName'),
    isAnsweredElsewhere: warnings.includes('replyToElsewhere'),
    isLoop: signs.some(({ kind }) => kind === 'loop'),
    isSlow: hops.some(({ delayMs = 0 }) => delayMs >= longDelayMs),
  })
  return {
    headers: headers.map(shownHeader),
    ...{ strayLines, isQuoted, emptyLines },
    isBodyLeftOut: text.slice(end).trim() !== '',
    verdict,
    delivery: shownTexts(delivery),
    ...(automatic === undefined ? {} : { automatic }),
    ...(report === undefined ? {} : { report: shownReport(report) }),
    fromDomain: readable(fromDomain),
    spamMarks: shownTexts(spamMarks),
    summary: shownTexts(
      summary.map(({ name, values }) => ({ name, values: values.slice(0, mostValues) })),
    ),
    ...(sent ? { sent: shownTexts(sent) } : {}),
    hops: shownTexts(hops),
    ...(totalMs === undefined ? {} : { totalMs }),
    ...(beforeFirstMs === undefined ? {} : { beforeFirstMs }),
    areClocksWrong: totalMs !== undefined && hops.some(({ delayMs = 0 }) => delayMs < 0),
    claims: shownTexts(
      claims.map((claim) => ({
        ...claim,
        verdicts: claim.verdicts.map((verdict) => checked(verdict, fromDomain, delivery)),
      })),
    ),
    moreClaims: Math.max(0, claimCount - mostTold),
    signatures: signaturesOf(headers).slice(0, mostTold),
    amazon: headers.filter(isAmazons).slice(0, mostTold).map(shownHeader),
    ...(ses === undefined ? {} : { sentThroughSes: ses }),
    signs: signs.map((sign) => ({
      ...sign,
      count: sign.headers.length,
      headers: sign.headers.slice(0, mostTold).map(shownHeader),
    })),
    warnings,
  }
}

/** Makes a report showable; the headers of the message that it is about may be encoded. */
function shownReport(report: DeliveryReport): DeliveryReport {
  const about = report.about.map(({ name, value }) => ({ name, value: decoded(value) }))
  return shownTexts({ ...report, about })
}

function checked(
  verdict: Claim['verdicts'][number],
  fromDomain: string,
  delivery: Delivery,
): CheckedVerdict {
  const domain = domainOf(verdict)
  const advice = adviceOf(verdict, domain, fromDomain, delivery)
  const isCompared =
    ['spf', 'dkim'].includes(verdict.method) && verdict.result === 'pass' && fromDomain !== ''
  return {
    ...verdict,
    ...(domain === undefined ? {} : { domain }),
    ...(domain === undefined || !isCompared ? {} : { aligned: alignment(domain, fromDomain) }),
    ...(advice === undefined ? {} : { advice }),
  }
}

/** Returns whether a display name shows an address that is not the sender's. */
function isOtherAddress(name: string, address: string): boolean {
  const shown = /[^\s<>"'()@]{1,64}@([^\s<>"'()@]{1,253})/.exec(name.toLowerCase().slice(0, 500))
  return shown !== null && shown[0] !== address
}
