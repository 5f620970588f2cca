import { createSocket } from 'node:dgram'
import { Resolver } from 'node:dns/promises'
import { once } from 'node:events'
import { connect } from 'node:net'
import {
  decode,
  encode,
  type Packet,
  type RecordType,
  streamDecode,
  streamEncode,
} from 'dns-packet'
import { expect, test } from 'vitest'
import { stoppedClock } from '../clock.ts'
import { Fault } from '../controls/faults.ts'
import { type LocalAws, startLocalAws } from '../local-aws.ts'
import { changeDns, publish } from '../test/ses.ts'

function resolverOf({ dnsServer }: LocalAws): Resolver {
  const resolver = new Resolver({ timeout: 2_000, tries: 1 })
  resolver.setServers([dnsServer])
  return resolver
}

const portOf = ({ dnsServer }: LocalAws) => Number(dnsServer.split(':')[1])

/** Sends bytes over UDP and returns the answer. */
async function askUdp(aws: LocalAws, packet: Buffer): Promise<Packet> {
  const socket = createSocket('udp4')
  socket.send(packet, portOf(aws), '127.0.0.1')
  const [answer] = await once(socket, 'message')
  socket.close()
  return decode(answer)
}

const query = (name: string, type: RecordType = 'TXT', rest: Packet = {}): Packet => ({
  type: 'query',
  id: 7,
  questions: [{ type, name }],
  ...rest,
})

test('EMB-04 any resolver can query the records of a sample domain', async () => {
  await using aws = await startLocalAws()
  const resolver = resolverOf(aws)
  expect(await resolver.resolveMx('example.com')).toMatchObject([
    { exchange: 'inbound-smtp.us-east-1.amazonaws.com', priority: 10 },
  ])
  expect(await resolver.resolveTxt('Example.COM')).toEqual([['v=spf1 include:amazonses.com ~all']])
  expect(await resolver.resolveTxt('_dmarc.example.com')).toEqual([
    ['v=DMARC1;p=quarantine;pct=100;fo=1'],
  ])
  expect(await resolver.resolveCname('autodiscover.example.com')).toEqual([
    'autodiscover.mail.us-east-1.awsapps.com',
  ])
})

test('EMB-04 a German domain points to the servers of its Region', async () => {
  await using aws = await startLocalAws()
  expect(await resolverOf(aws).resolveMx('beispiel.example')).toMatchObject([
    { exchange: 'inbound-smtp.eu-west-1.amazonaws.com' },
  ])
})

test.each([
  ['a domain that is not published', 'new.example.net', 'ENOTFOUND'],
  ['a name that only has names below it', '_domainkey.example.com', 'ENODATA'],
  ['a name without records of this type', '_dmarc.example.com', 'ENODATA'],
])('DOM-22 %s has no MX', async (_, name, code) => {
  await using aws = await startLocalAws()
  await expect(resolverOf(aws).resolveMx(name)).rejects.toMatchObject({ code })
})

test('DOM-12 a published record is visible after the propagation, and not before', async () => {
  await using aws = await startLocalAws({ clock: stoppedClock() })
  const resolver = resolverOf(aws)
  await changeDns(aws, 'publish=new.example.net')
  aws.clock.advance(4)
  await expect(resolver.resolveMx('new.example.net')).rejects.toMatchObject({ code: 'ENOTFOUND' })
  aws.clock.advance(1)
  expect(await resolver.resolveMx('new.example.net')).toHaveLength(1)
  await changeDns(aws, 'withdraw=new.example.net')
  expect(await resolver.resolveMx('new.example.net')).toHaveLength(1)
  aws.clock.advance(5)
  await expect(resolver.resolveMx('new.example.net')).rejects.toMatchObject({ code: 'ENOTFOUND' })
})

test('EMB-04 records of every type are published one by one, and CNAMEs are followed', async () => {
  await using aws = await startLocalAws({ clock: stoppedClock() })
  const publish = [
    { name: 'www.shop.example.', type: 'CNAME', value: 'Host.shop.example.' },
    { name: 'host.shop.example', type: 'A', value: '192.0.2.7' },
    { name: 'host.shop.example', type: 'AAAA', value: '2001:db8::7' },
    { name: 'shop.example', type: 'NS', value: 'ns.shop.example' },
    { name: 'shop.example', type: 'MX', value: '20  proxy.example.' },
    { name: 'shop.example', type: 'TXT', value: '"Größe=1"' },
  ]
  await changeDns(aws, '', { publish })
  aws.clock.advance(5)
  const resolver = resolverOf(aws)
  expect(await resolver.resolve4('www.shop.example')).toEqual(['192.0.2.7'])
  expect(await resolver.resolve6('www.shop.example')).toEqual(['2001:db8::7'])
  expect(await resolver.resolveNs('shop.example')).toEqual(['ns.shop.example'])
  expect(await resolver.resolveMx('shop.example')).toMatchObject([
    { exchange: 'proxy.example', priority: 20 },
  ])
  const [[text = ''] = []] = await resolver.resolveTxt('shop.example')
  expect(text).toContain('1')
})

test('DOM-24 all values of a name are answered, even if they need TCP', async () => {
  await using aws = await startLocalAws({ clock: stoppedClock() })
  const values = Array.from({ length: 20 }, (_, index) => `${index} ${'x'.repeat(300)}`)
  await changeDns(aws, '', {
    publish: values.map((value) => ({ name: 'long.example', type: 'TXT', value })),
  })
  aws.clock.advance(5)
  const texts = await resolverOf(aws).resolveTxt('long.example')
  expect(texts.map((parts) => parts.join('')).sort()).toEqual([...values].sort())
})

test('an answer that does not fit into a UDP packet says so, and fits into a larger one', async () => {
  await using aws = await startLocalAws({ clock: stoppedClock() })
  const publish = [1, 2, 3].map((number) => ({
    name: 'long.example',
    type: 'TXT',
    value: `${number}${'x'.repeat(200)}`,
  }))
  await changeDns(aws, '', { publish })
  aws.clock.advance(5)
  const plain = await askUdp(aws, encode(query('long.example')))
  expect([plain.answers, (plain.flags ?? 0) & 0x0200]).toEqual([[], 0x0200])
  const extended = await askUdp(
    aws,
    encode(
      query('long.example', 'TXT', {
        additionals: [
          {
            type: 'OPT',
            name: '.',
            udpPayloadSize: 4096,
            extendedRcode: 0,
            ednsVersion: 0,
            flags: 0,
            flag_do: false,
            options: [],
          },
        ],
      }),
    ),
  )
  expect(extended.answers).toHaveLength(3)
})

test('a packet that is not a query gets no answer, an invalid packet gets an error, and the server goes on', async () => {
  await using aws = await startLocalAws()
  const socket = createSocket('udp4')
  for (const bytes of [
    Buffer.from('hello'),
    Buffer.from(encode({ ...query('example.com'), type: 'response' })),
  ])
    socket.send(bytes, portOf(aws), '127.0.0.1')
  socket.close()
  const garbled = Buffer.concat([encode(query('example.com')).subarray(0, 12), Buffer.from([0xff])])
  expect(await askUdp(aws, garbled)).toMatchObject({ id: 7, rcode: 'FORMERR' })
  const update = encode({ ...query('example.com'), flags: 5 << 11 })
  expect(await askUdp(aws, update)).toMatchObject({ rcode: 'NOTIMP' })
  expect(await askUdp(aws, encode(query('example.com')))).toMatchObject({
    rcode: 'NOERROR',
    flag_aa: true,
  })
})

test('a record that no packet can hold is the server’s failure, not its end', async () => {
  await using aws = await startLocalAws()
  const dnsRecords = [
    {
      scope: 'dns',
      document: { name: 'bad.example', type: 'A', value: '192.0.2.1', ttl: -1, visibleFrom: 0 },
    },
  ]
  const body = JSON.stringify({ dnsRecords })
  await fetch(`${aws.endpoint}/__local/state?action=import`, { method: 'POST', body })
  expect(await askUdp(aws, encode(query('bad.example', 'A')))).toMatchObject({ rcode: 'SERVFAIL' })
  expect(await askUdp(aws, encode(query('bad.example', 'SRV')))).toMatchObject({
    rcode: 'NOERROR',
    answers: [],
  })
})

test('over TCP, queries come in any pieces and several at once', async () => {
  await using aws = await startLocalAws()
  const connection = connect(portOf(aws), '127.0.0.1')
  await once(connection, 'connect')
  const bytes = Buffer.concat([
    streamEncode(query('example.com')),
    streamEncode(query('example.org', 'MX')),
  ])
  connection.write(bytes.subarray(0, 5))
  connection.write(bytes.subarray(5))
  let received = Buffer.alloc(0)
  const names: string[] = []
  while (names.length < 2) {
    const [chunk] = await once(connection, 'data')
    received = Buffer.concat([received, chunk])
    while (received.length >= 2 && received.length >= 2 + received.readUInt16BE(0)) {
      names.push(streamDecode(received).questions?.[0]?.name ?? '')
      received = received.subarray(2 + received.readUInt16BE(0))
    }
  }
  connection.destroy()
  expect(names).toEqual(['example.com', 'example.org'])
})

test('EMB-04 the simulated DNS gives clients the records that the verification of SES uses', async () => {
  await using aws = await startLocalAws({ clock: stoppedClock() })
  const { VerificationToken = '' } = await aws.ses.verifyDomainIdentity({ Domain: 'mail.example' })
  await publish(aws, 'mail.example')
  expect(await resolverOf(aws).resolveTxt('_amazonses.mail.example')).toEqual([[VerificationToken]])
})

test('00-index decision 16 the DNS can be silent, fail or be slow, as often as a fault says', async () => {
  await using aws = await startLocalAws()
  aws.faults.set([
    Fault.parse({ operation: 'DnsQuery', kind: 'drop', count: 1 }),
    Fault.parse({ operation: 'DnsQuery', kind: 'status', count: 1 }),
    Fault.parse({ operation: 'DnsQuery', kind: 'latency', latencyMs: 60_000, count: 1 }),
    Fault.parse({ operation: 'DnsQuery', kind: 'latency', latencyMs: 1, count: 1 }),
  ])
  const resolver = resolverOf(aws)
  await expect(resolver.resolveMx('example.com')).rejects.toMatchObject({ code: 'ETIMEOUT' })
  await expect(resolver.resolveMx('example.com')).rejects.toMatchObject({ code: 'ESERVFAIL' })
  await expect(resolver.resolveMx('example.com')).rejects.toMatchObject({ code: 'ETIMEOUT' })
  expect(await resolver.resolveMx('example.com')).toHaveLength(1)
})
