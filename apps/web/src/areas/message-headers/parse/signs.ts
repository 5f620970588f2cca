import type { Header } from './header-lines.ts'
import type { Hop } from './received.ts'

/** What shows in the headers besides the way and the checks, by what it means. */
export const signKinds = [
  ...(['resent', 'forwarded', 'rule', 'deliveredTo', 'loop'] as const),
  ...(['answer', 'automatic', 'noAnswers', 'list'] as const),
] as const
export type SignKind = (typeof signKinds)[number]
export type Sign = { kind: SignKind; headers: Header[] }

/** The headers that are a sign by their mere presence. */
const signOf: Readonly<Record<string, SignKind>> = {
  ...{ 'x-forwarded-to': 'forwarded', 'x-forwarded-for': 'forwarded' },
  ...{ 'x-forwarded-encrypted': 'forwarded', 'x-autoforward': 'forwarded' },
  ...{ 'x-ms-exchange-inbox-rules-loop': 'rule', 'x-sieve': 'rule' },
  ...{ 'x-ms-exchange-generated-message-source': 'rule' },
  ...{ 'delivered-to': 'deliveredTo', 'x-auto-response-suppress': 'noAnswers' },
  ...{ 'x-autoreply': 'answer', 'x-autorespond': 'answer' },
}

function kindOf({ name, value }: Header): SignKind | undefined {
  const lower = name.toLowerCase()
  if (lower.startsWith('resent-')) return 'resent'
  if (lower.startsWith('list-')) return 'list'
  if (lower === 'auto-submitted')
    return /^no\b/i.test(value)
      ? undefined
      : /^auto-replied\b/i.test(value)
        ? 'answer'
        : 'automatic'
  if (lower === 'precedence') return /^list\b/i.test(value) ? 'list' : 'noAnswers'
  return Object.hasOwn(signOf, lower) ? signOf[lower] : undefined
}

/** From how many times on the way between the same two servers is a loop. */
const manyTimes = 3

/** Returns the `Received` headers of ways that the message took again and again. */
function repeatedWays(headers: readonly Header[], hops: readonly Hop[]): Header[] {
  const received = headers.filter(({ name }) => name.toLowerCase() === 'received').reverse()
  const ways = new Map<string, Header[]>()
  for (const [index, { from, by }] of hops.entries()) {
    const header = received[index]
    if (from === undefined || by === undefined || !header) continue
    const way = `${from} ${by}`.toLowerCase()
    const taken = ways.get(way) ?? []
    taken.push(header)
    ways.set(way, taken)
  }
  return [...ways.values()].filter((taken) => taken.length >= manyTimes).flat()
}

/**
 * Returns what shows of rules, forwarding, automatic answers and lists, with the headers that show
 * it. A loop is an address that the message was delivered to twice, a mark against loops that is there
 * twice, or a way that it took three times.
 */
export function signsOf(headers: readonly Header[], hops: readonly Hop[]): Sign[] {
  const found = new Map<SignKind, Header[]>(signKinds.map((kind) => [kind, []]))
  const seen = new Set<string>()
  for (const header of headers) {
    const kind = kindOf(header)
    if (kind) found.get(kind)?.push(header)
    const name = header.name.toLowerCase()
    // Programs write X-Loop so that they know a message of theirs: only a second one is a loop.
    if (name !== 'delivered-to' && name !== 'x-loop') continue
    const mark = `${name}: ${header.value.toLowerCase()}`
    if (seen.has(mark)) found.get('loop')?.push(header)
    seen.add(mark)
  }
  for (const header of repeatedWays(headers, hops)) found.get('loop')?.push(header)
  return [...found].flatMap(([kind, shown]) =>
    shown.length === 0 ? [] : [{ kind, headers: shown }],
  )
}
