import type { Answer } from 'dns-packet'
import { expect, test } from 'vitest'
import { type Behaviour, startDnsServer } from '../test/start-dns-server.ts'
import { createReader } from './network.ts'
import { recordZone } from './record.ts'

const domain = 'example.org'

/** Starts a resolver that names name servers, and these, each at a loopback address of its own. */
async function startZone(...behaviours: Behaviour[]) {
  const started = new AsyncDisposableStack()
  const [first, ...others] = behaviours
  if (!first) throw new Error('A zone has a name server')
  const one = started.use(await startDnsServer(first, '127.0.0.21'))
  for (const [place, each] of others.entries())
    started.use(await startDnsServer(each, `127.0.0.${22 + place}`, one.port))
  const resolver = started.use(
    await startDnsServer(({ question: { name, type } }) => {
      const soa = { mname: 'ns1.example', rname: 'x.example' }
      if (type === 'SOA' && name === domain)
        return { answers: [{ name, type, ttl: 60, data: soa }] }
      if (type === 'NS')
        return {
          answers: behaviours.map((_, place) => ({
            name,
            type,
            ttl: 60,
            data: `ns${place + 1}.example`,
          })),
        }
      const [, place = ''] = /^ns(\d)\.example$/.exec(name) ?? []
      if (type === 'A' && place)
        return { answers: [{ name, type, ttl: 60, data: `127.0.0.${20 + Number(place)}` }] }
      return { rcode: 'NXDOMAIN' }
    }),
  )
  const network = {
    dns: {
      ...{ resolvers: [resolver.endpoint], areAuthorities: false, port: one.port },
      isAllowed: (address: string) => address.startsWith('127.'),
    },
    recursive: [],
  }
  return { network, [Symbol.asyncDispose]: () => started.disposeAsync() }
}

const about = { domain, target: 'Postfix', sesDkim: [], mailFrom: undefined, wanted: [] } as const

/** A name server that has these records alone. */
const having =
  (...records: Answer[]): Behaviour =>
  ({ question, overTcp }) => {
    const answers = records.filter(
      ({ type, name }) => type === question.type && name === question.name,
    )
    const size = JSON.stringify(answers).length
    return { authoritative: true, answers, truncated: size > 4_000 && !overTcp }
  }

const text = (...parts: (string | Buffer)[]): Answer => ({
  ...{ type: 'TXT', name: domain, ttl: 60 },
  data: parts.map((part) => Buffer.from(part)),
})

test('CUT-03 all bytes of hostile texts are in the rollback text, each string as it was cut, and no line is forged', async () => {
  const long = 'a'.repeat(255)
  await using zone = await startZone(
    having(
      ...[text('v=spf1 ', 'a', '', '"; \n$ORIGIN evil.', Buffer.from([0, 255, 92]))],
      ...Array.from({ length: 60 }, (_, place) => text(`${place}`, long, long, long)),
    ),
  )
  const { recorded, text: rollback } = await recordZone(about, zone)
  expect(recorded.silent).toEqual([])
  const lines = rollback.trimEnd().split('\n')
  expect(lines).toHaveLength(61)
  expect(lines).toContain(
    'example.org. 60 IN TXT "v=spf1 " "a" "" "\\"; \\010$ORIGIN evil." "\\000\\255\\\\"',
  )
  expect(lines).toContain(`example.org. 60 IN TXT "7" "${long}" "${long}" "${long}"`)
  const reader = createReader(zone.network)
  const reads = await reader.readAll(await reader.nameServers(domain), [
    { name: domain, type: 'TXT' },
  ])
  // What is kept of each check stays small.
  expect(JSON.stringify(reads[0]?.read).length).toBeLessThan(1_000)
})

test('CUT-03 CUT-06 name servers that differ block, whoever does not answer for the zone says nothing, and other names are ignored', async () => {
  const mx = (value: string, name = domain): Answer => ({
    ...{ type: 'MX', name, ttl: 60, data: { preference: 10, exchange: value } },
  })
  const loop: Answer = { type: 'CNAME', name: `mail.${domain}`, ttl: 60, data: `mail.${domain}` }
  await using zone = await startZone(
    having(mx('One.example'), loop),
    having(mx('one.example.'), loop),
    having(mx('two.example'), loop),
    ({ question: { name } }) => ({ answers: [mx('evil.example', name)] }),
    () => ({ rcode: 'SERVFAIL' }),
    ({ question: { type } }) => ({
      authoritative: true,
      answers: type === 'MX' ? [mx('one.example'), mx('evil.example', 'other.example')] : [],
    }),
  )
  const { recorded, text: rollback } = await recordZone(about, zone)
  expect(recorded.differing.find(({ type }) => type === 'MX')?.answers).toMatchObject([
    ...['10 one.example', '10 one.example', '10 two.example', '10 one.example'].map((value) => ({
      values: [value],
    })),
  ])
  expect(recorded.silent).toMatchObject(
    [/127\.0\.0\.24/, /127\.0\.0\.25/].map((place) => expect.stringMatching(place)),
  )
  expect(rollback).not.toContain('evil')
  expect(rollback).toContain(`mail.${domain}. 60 IN CNAME mail.${domain}.\n`)
})
