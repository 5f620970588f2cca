import { createSocket } from 'node:dgram'
import { type Answer, encode } from 'dns-packet'
import { expect, test } from 'vitest'
import { type Behaviour, encodeAnswer, startDnsServer } from '../test/start-dns-server.ts'
import { exchange } from './exchange.ts'
import { recordsOf } from './record-text.ts'

const question = { name: 'example.com', type: 'TXT' } as const

const txt = (data: string, name = 'example.com'): Answer => ({ name, type: 'TXT', ttl: 300, data })

/** Asks a server that behaves like this; it has half a second. */
async function ask(behaviour: Behaviour) {
  await using server = await startDnsServer(behaviour)
  const outcome = await exchange(server.endpoint, question, { recursive: true, limitMs: 500 })
  return { ...outcome, queries: server.queries }
}

const values = ({ response }: Awaited<ReturnType<typeof ask>>) =>
  recordsOf(response?.answers ?? []).map(({ value }) => value)

test('DOM-21 an answer is taken with its code, its records and their TTL', async () => {
  const { response } = await ask(() => ({ answers: [txt('hello')], authoritative: true }))
  expect(response).toMatchObject({ rcode: 'NOERROR', flag_aa: true })
  expect(recordsOf(response?.answers ?? [])).toEqual([
    { name: 'example.com', type: 'TXT', ttl: 300, value: 'hello' },
  ])
})

test('DOM-21 an answer that is too long for UDP is fetched over TCP, up to 64 kB', async () => {
  const long = Array.from({ length: 200 }, (_, index) => txt(`${index} ${'x'.repeat(240)}`))
  const answer = await ask(() => ({ answers: long, truncated: true }))
  expect(values(answer)).toHaveLength(200)
  expect(answer.queries.map(({ overTcp }) => overTcp)).toEqual([false, true])
})

test.each<[string, Behaviour]>([
  [
    'with another id',
    () => (query) => [
      encodeAnswer(query, { answers: [txt('lie')] }, { id: ((query.id ?? 0) + 1) % 65_536 }),
    ],
  ],
  [
    'to another name',
    () => (query) => [
      encodeAnswer(
        query,
        { answers: [txt('lie')] },
        { questions: [{ name: 'example.org', type: 'TXT', class: 'IN' }] },
      ),
    ],
  ],
  [
    'to another type',
    () => (query) => [
      encodeAnswer(
        query,
        { answers: [txt('lie')] },
        { questions: [{ name: 'example.com', type: 'MX', class: 'IN' }] },
      ),
    ],
  ],
  [
    'without a question',
    () => (query) => [encodeAnswer(query, { answers: [txt('lie')] }, { questions: [] })],
  ],
  ['that is a query itself', () => (query) => [encode({ ...query, type: 'query' })]],
  ['that is no packet of DNS', () => () => [Buffer.from('hello')]],
  [
    'that ends in the middle of a record',
    () => (query) => [encodeAnswer(query, { answers: [txt('lie')] }).subarray(0, -3)],
  ],
  [
    'with a name that points to itself',
    () => (query) => [
      Buffer.concat([
        encodeAnswer(query, {}).subarray(0, 6),
        Buffer.from([0, 1, 0, 0, 0, 0]),
        encodeAnswer(query, {}).subarray(12),
        Buffer.from([0xc0, 0x1d, 0, 16, 0, 1, 0, 0, 0, 1, 0, 2, 1, 65]),
      ]),
    ],
  ],
])('DOM-21 a packet %s is no answer, and the right one after it is', async (_, misfit) => {
  expect(await ask(misfit)).toMatchObject({ failure: 'timeout', misfits: 1 })
  const both = await ask((query) => (packet) => {
    const lie = misfit(query)
    const packets = typeof lie === 'function' ? lie(packet) : []
    return [...packets, encodeAnswer(packet, { answers: [txt('true')] })]
  })
  expect([values(both), both.misfits]).toEqual([['true'], 1])
})

test('DOM-21 an answer that another than the asked server sends is not even seen', async () => {
  const other = createSocket('udp4')
  const outcome = await ask(({ clientPort }) => (packet) => {
    other.send(encodeAnswer(packet, { answers: [txt('lie')] }), clientPort, '127.0.0.1')
    return []
  })
  other.close()
  expect(outcome).toMatchObject({ failure: 'timeout', misfits: 0 })
})

test('DOM-21 a server that sends one wrong packet after another is given up at once', async () => {
  const flood = await ask(() => () => Array.from({ length: 150 }, () => Buffer.from('no')))
  expect(flood).toMatchObject({ failure: 'badAnswer', misfits: 100 })
})

test('DOM-21 a silent server, an answer that is late and a closed port are told apart', async () => {
  expect(await ask(() => 'silent')).toMatchObject({ failure: 'timeout' })
  const late = await ask(() => ({ answers: [txt('late')], lateMs: 600 }))
  expect(late).toMatchObject({ failure: 'timeout', misfits: 0 })
  const closed = await startDnsServer(() => 'silent')
  await closed[Symbol.asyncDispose]()
  const manner = { recursive: true, limitMs: 500 }
  expect(await exchange(closed.endpoint, question, manner)).toMatchObject({
    failure: 'connectionRefused',
  })
})

test('DOM-21 a server that never ends its answer over TCP is given up in time', async () => {
  const trickle = await ask(({ overTcp }) =>
    overTcp ? 'silent' : { answers: [txt('x')], truncated: true },
  )
  expect(trickle).toMatchObject({ failure: 'timeout' })
})

test('DOM-21 an answer that is cut off over TCP, too, is none', async () => {
  expect(await ask(() => ({ alwaysTruncated: true }))).toMatchObject({ failure: 'cutOff' })
})

test('DOM-21 a question whose packet was lost is sent once more', async () => {
  let packets = 0
  await using server = await startDnsServer(() =>
    packets++ === 0 ? 'silent' : { answers: [txt('second')] },
  )
  const outcome = await exchange(server.endpoint, question, { recursive: true })
  expect([recordsOf(outcome.response?.answers ?? [])[0]?.value, packets]).toEqual(['second', 2])
})

test('DOM-21 a server without EDNS is asked again without it', async () => {
  const plain = await ask(() => (packet) => [
    (packet.additionals ?? []).length > 0
      ? encodeAnswer(packet, {}, { flags: 1, questions: [] })
      : encodeAnswer(packet, { answers: [txt('old server')] }),
  ])
  expect(values(plain)).toEqual(['old server'])
})

test('names and texts with characters that nobody sees are shown as bytes', async () => {
  const hostile = await ask(() => ({
    answers: [
      txt('a\u0000b\u001b[31m\u202Ec', 'ex\u0000ample.com'),
      { name: 'exаmple.com', type: 'CNAME', data: 'a b\t.example' },
    ],
  }))
  expect(recordsOf(hostile.response?.answers ?? [])).toMatchObject([
    { name: 'ex\\000ample.com', value: 'a\\000b\\027[31m\\226\\128\\174c' },
    { name: 'ex\\208\\176mple.com', value: 'a\\032b\\009.example' },
  ])
})
