import fc from 'fast-check'

/** The body of a request, and the headers that replace those of the web app. */
export type HostileRequest = {
  body: string | Uint8Array<ArrayBuffer>
  headers: Record<string, string | undefined>
}

/** Values that programs trip over. Functions of the text around them make what JSON cannot say. */
const values: readonly unknown[] = [
  ...['a\0b', '\0', 'a\ud83d', '\udc00', '\u202eevil', '\u2066', '', ' ', '\r\nx: y', '%00', '../'],
  ...["' OR 1=1 --", '%', '_', '*', '"', '<img src=x>', 'x'.repeat(300)],
  ...['constructor', '__proto__', 'toString', 'null', 'undefined', '1e400', 'İ', 'ß', '\ufeff'],
  ...[0, -1, 1.5, 2 ** 31, 2 ** 53, 2 ** 70, 1e308, -0, null, true, false, [], {}, [[]], [null]],
  ...['999999999999999', '-1', '2147483648', 'x'.repeat(70_000)],
  { length: 3 },
  { toString: 'x', valueOf: 1 },
  Array.from({ length: 2_000 }, () => 'x'),
]

/** Characters that a store or a reader trips over, if they get through. */
const characters = ['\0', '\0', '\ud83d', '\u202e', '\u200f']

/** What every input has, and is checked first. */
const scope = ['connectionId', 'region', 'organizationId']

/** Replaces the value at a random path, deletes it, or adds members next to it. */
function mutated(input: unknown, random: () => number): unknown {
  const pick = <Item>(items: readonly Item[]) => items[Math.floor(random() * items.length)]
  const isParent = typeof input === 'object' && input !== null && Object.keys(input).length > 0
  if (typeof input === 'string' && random() < 0.6) return `${input.slice(1)}${pick(characters)}`
  if (!isParent || random() < 0.05) return pick(values)
  const names = Object.keys(input)
  const own = names.filter((name) => !scope.includes(name))
  const key = pick(own.length > 0 && random() < 0.8 ? own : names) ?? ''
  const copy: Record<string, unknown> = { ...input }
  const choice = random()
  if (choice < 0.1) delete copy[key]
  else if (choice < 0.2)
    Object.defineProperty(copy, pick(['__proto__', 'constructor', 'admin', 'a\0', '']) ?? '', {
      ...{ value: pick(values), enumerable: true, configurable: true, writable: true },
    })
  else copy[key] = random() < 0.7 ? mutated(copy[key], random) : pick(values)
  return Array.isArray(input) ? Object.values(copy) : copy
}

/** What is wrong with a whole request rather than with a value. */
const disguises: readonly ((json: string) => HostileRequest)[] = [
  (json) => ({ body: json.slice(0, -1), headers: {} }),
  (json) => ({ body: `\ufeff${json}`, headers: {} }),
  (json) => ({ body: `[${json}]`, headers: {} }),
  (json) => ({ body: json.replace('{', '{"region":"x","region":"us-east-1",'), headers: {} }),
  (json) => ({ body: json.replace(/:"[^"]*"/, ':1e400'), headers: {} }),
  (json) => ({
    body: json.replace(/:"[^"]*"/, `:${'['.repeat(9_000)}${']'.repeat(9_000)}`),
    headers: {},
  }),
  (json) => ({
    body: json.replace('{', `{${'"a":{'.repeat(5_000)}${'}'.repeat(5_000)},`),
    headers: {},
  }),
  (json) => ({ body: json.replace(/"([^"]*)"/, '"\\ud800$1"'), headers: {} }),
  () => ({ body: '', headers: {} }),
  () => ({ body: new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]), headers: {} }),
  (json) => ({ body: json, headers: { 'content-type': 'text/plain' } }),
  (json) => ({ body: json, headers: { 'content-type': undefined } }),
  (json) => ({ body: json, headers: { 'content-type': 'application/json; charset=utf-16' } }),
  (json) => ({ body: json, headers: { 'content-encoding': 'gzip' } }),
  (json) => ({ body: json, headers: { 'x-csrf-token': undefined } }),
  (json) => ({ body: json, headers: { origin: 'null' } }),
  (json) => ({ body: json, headers: { 'sec-fetch-site': 'cross-site' } }),
]

/** Returns requests that no web app sends, made from valid inputs. */
export function hostileRequests(inputs: fc.Arbitrary<unknown>): fc.Arbitrary<HostileRequest> {
  return fc
    .tuple(inputs, fc.integer({ min: 0, max: 2 ** 31 - 1 }), fc.integer({ min: 0, max: 99 }))
    .map(([input, seed, which]) => {
      const disguise = disguises[which % 50]
      if (disguise) return disguise(JSON.stringify(input))
      // Deterministic, so that a request can be made again from its seed.
      let state = seed
      const random = () => {
        state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
        return state / 0x80000000
      }
      return { body: JSON.stringify(mutated(input, random)), headers: {} }
    })
}
