import type { Header } from './header-lines.ts'
import type { Hop } from './received.ts'

/** What shows in the headers besides the way and the checks, by what it means. */
export const signKinds = [
  ...(['resent', 'forwarded', 'rule', 'deliveredTo', 'loop'] as const),
  ...(['automatic', 'list'] as const),
] as const
export type SignKind = (typeof signKinds)[number]
export type Sign = { kind: SignKind; headers: Header[] }

/** The headers that are a sign by their mere presence. */
const signOf: Readonly<Record<string, SignKind>> = {
  ...{ 'x-forwarded-to': 'forwarded', 'x-forwarded-for': 'forwarded' },
  ...{ 'x-forwarded-encrypted': 'forwarded', 'x-autoforward': 'forwarded' },
  ...{ 'x-ms-exchange-inbox-rules-loop': 'rule', 'x-sieve': 'rule' },
  ...{ 'x-ms-exchange-generated-message-source': 'rule' },
  ...{ 'x-loop': 'loop', 'delivered-to': 'deliveredTo' },
  ...{ 'x-auto-response-suppress': 'automatic', 'x-autoreply': 'automatic' },
  ...{ 'x-autorespond': 'automatic' },
}

function kindOf({ name, value }: Header): SignKind | undefined {
  const lower = name.toLowerCase()
  if (lower.startsWith('resent-')) return 'resent'
  if (lower.startsWith('list-')) return 'list'
  if (lower === 'auto-submitted') return /^no\b/i.test(value) ? undefined : 'automatic'
  if (lower === 'precedence') return /^list\b/i.test(value) ? 'list' : 'automatic'
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
 * it. A loop is an address that the message was delivered to twice, or a way that it took three
 * times.
 */
export function signsOf(headers: readonly Header[], hops: readonly Hop[]): Sign[] {
  const found = new Map<SignKind, Header[]>(signKinds.map((kind) => [kind, []]))
  const delivered = new Set<string>()
  for (const header of headers) {
    const kind = kindOf(header)
    if (kind) found.get(kind)?.push(header)
    if (kind !== 'deliveredTo') continue
    const address = header.value.toLowerCase()
    if (delivered.has(address)) found.get('loop')?.push(header)
    delivered.add(address)
  }
  for (const header of repeatedWays(headers, hops)) found.get('loop')?.push(header)
  return [...found].flatMap(([kind, shown]) =>
    shown.length === 0 ? [] : [{ kind, headers: shown }],
  )
}
