import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer as createHttp, type RequestListener } from 'node:http'
import { createServer as createHttps } from 'node:https'
import { type AddressInfo, createServer as createTcp, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { DnsCheck } from '@mailroom/schemas/dns-records'
import { beforeAll, expect, test } from 'vitest'
import { fetchPolicy } from '../cut-over/policy.ts'
import { startDnsServer } from '../test/start-dns-server.ts'
import { orPhase2, type ProbeNetwork, phase2Of, probe } from './probe.ts'

const host = 'autodiscover.shop.example'
const region = 'eu-west-1'

let identity: { key: string; cert: string }

/** A certificate for the host, which only the tests trust. */
beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'mailroom-tls-'))
  const file = (name: string) => join(folder, name)
  await promisify(execFile)('openssl', [
    ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'],
    ...['-subj', `/CN=${host}`, '-addext', `subjectAltName=DNS:${host},DNS:mta-sts.shop.example`],
    ...['-keyout', file('key'), '-out', file('cert'), '-days', '2'],
  ])
  identity = {
    key: await readFile(file('key'), 'utf8'),
    cert: await readFile(file('cert'), 'utf8'),
  }
  await rm(folder, { recursive: true })
})

type World = {
  answer?: RequestListener
  /** Another server than the one that answers HTTP. */
  server?: Server
  addresses?: string[]
  isTrusted?: boolean
  isAllowed?: (address: string) => boolean
  name?: string
  scheme?: 'http' | 'https'
}

/** Tries a host that a resolver leads to a server on this machine; `seen` are its requests. */
async function tryAt(world: World) {
  const { name = host, scheme = 'https' } = world
  const method = scheme === 'https' ? 'POST' : 'GET'
  return within(world, (network) => probe({ method, scheme, host: name, region }, network))
}

/** Does something in a network with that server; adds the requests it got, and the look-ups. */
async function within<Outcome extends object>(
  world: World,
  act: (network: ProbeNetwork) => Promise<Outcome>,
) {
  const { answer = (_, response) => response.writeHead(401).end(), addresses = ['127.0.0.1'] } =
    world
  const { isTrusted = true, scheme = 'https', isAllowed = () => true } = world
  const seen: { method: string | undefined; host: string | undefined; authorization: unknown }[] =
    []
  const listener: RequestListener = (request, response) => {
    const { method, headers } = request
    seen.push({ method, host: headers.host, authorization: headers.authorization })
    answer(request, response)
  }
  const server =
    world.server ?? (scheme === 'https' ? createHttps(identity, listener) : createHttp(listener))
  const connections = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    connections.add(socket)
    socket.on('error', () => {})
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  let lookups = 0
  await using resolver = await startDnsServer(({ question }) => {
    if (question.type !== 'A') return { answers: [] }
    lookups++
    const answers = addresses.map((data) => ({ name: question.name, type: 'A' as const, data }))
    return addresses.length > 0 ? { answers } : { rcode: 'NXDOMAIN' }
  })
  const network = {
    ...{ resolvers: [resolver.endpoint], areAuthorities: false, port: 53, isAllowed },
    ports: { http: port, https: port },
    ...(isTrusted ? { ca: identity.cert } : {}),
  }
  const outcome = await act(network)
  for (const socket of connections) socket.destroy()
  server.close()
  return { ...outcome, seen, lookups }
}

const answering =
  (status: number, headers: Record<string, string> = {}): RequestListener =>
  (_, response) =>
    response.writeHead(status, headers).end()

test('DOM-33 an endpoint that asks for a password is right; it gets none, and its name is looked up once', async () => {
  expect(await tryAt({})).toMatchObject({
    ...{ result: 'unauthorized', status: 401, address: '127.0.0.1', lookups: 1 },
    url: `https://${host}/autodiscover/autodiscover.xml`,
    seen: [{ method: 'POST', host, authorization: undefined }],
  })
})

test.each([
  [200, 'open'],
  [404, 'notFound'],
  [503, 'otherStatus'],
] as const)('DOM-33 the answer %i is told as %s', async (status, result) => {
  expect(await tryAt({ answer: answering(status) })).toMatchObject({ result, status })
})

test('DOM-28 DOM-33 a redirect is told with its address and not followed', async () => {
  const location = 'https://127.0.0.1:1/inside'
  const redirect = await tryAt({ answer: answering(302, { location }), scheme: 'http' })
  expect(redirect).toMatchObject({ result: 'redirectElsewhere', status: 302, location })
  expect(redirect.seen).toEqual([{ method: 'GET', host, authorization: undefined }])
})

const service = 'autodiscover-service.mail.eu-west-1.awsapps.com'

test.each([
  [`https://${service}/autodiscover/autodiscover.xml`, 'redirect'],
  ['HTTPS://AutoDiscover.mail.eu-west-1.awsapps.com/x', 'redirect'],
  [`http://${service}/autodiscover/autodiscover.xml`, 'redirectElsewhere'],
  [`https://${service}.attacker.example/`, 'redirectElsewhere'],
  [`https://${service}@attacker.example/`, 'redirectElsewhere'],
  [`https://${service}:8443/`, 'redirectElsewhere'],
  [`https://${service.replace('eu-west-1', 'us-east-1')}/`, 'redirectElsewhere'],
  ['http://169.254.169.254/', 'redirectElsewhere'],
  ['/autodiscover/autodiscover.xml', 'redirectElsewhere'],
  ['https://[', 'redirectElsewhere'],
] as const)(
  'DOM-29 DOM-33 only a redirect to WorkMail is right: %s is told as %s',
  async (location, result) => {
    const answer = answering(302, { location })
    expect(await tryAt({ answer, scheme: 'http' })).toMatchObject({ result, location })
  },
)

test('DOM-33 a redirect to nowhere is told as a strange status', async () => {
  const outcome = await tryAt({ answer: answering(302), scheme: 'http' })
  expect(outcome).toMatchObject({ result: 'otherStatus', status: 302 })
})

test.each([
  ['that nobody knows', { isTrusted: false }, 'DEPTH_ZERO_SELF_SIGNED_CERT'],
  ['of another host', { name: 'shop.example' }, 'ERR_TLS_CERT_ALTNAME_INVALID'],
])('DOM-33 a certificate %s is told', async (_, world, tlsError) => {
  const outcome = await tryAt(world)
  expect(outcome).toMatchObject({ result: 'tlsError', tlsError, seen: [] })
})

test('DOM-33 a server without TLS on the port of TLS is told', async () => {
  const plain = createTcp((socket) => socket.end('hello\r\n'))
  expect(await tryAt({ server: plain })).toMatchObject({ result: 'tlsError' })
})

test('DOM-33 a host without an address and a DNS without an answer are told apart', async () => {
  expect(await tryAt({ addresses: [] })).toMatchObject({ result: 'nameNotFound', seen: [] })
  await using silent = await startDnsServer(() => ({ rcode: 'SERVFAIL' }))
  const network = {
    ...{ resolvers: [silent.endpoint], areAuthorities: false, port: 53, isAllowed: () => true },
  }
  expect(await probe({ method: 'POST', scheme: 'https', host, region }, network)).toMatchObject({
    result: 'nameUnknown',
  })
})

test('DOM-33 a host that leads into our network gets nothing, also if another address is public', async () => {
  const isAllowed = (address: string) => address === '192.0.2.1'
  expect(await tryAt({ isAllowed })).toMatchObject({
    ...{ result: 'forbiddenAddress', address: '127.0.0.1', seen: [] },
  })
})

test.each([
  ['wants to speak something else', 'HTTP/1.1 101 Go\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n'],
  ['is none of HTTP', '220 mail.example ESMTP\r\n'],
])('DOM-33 an answer that %s is told', async (_, bytes) => {
  const server = createTcp((socket) => socket.end(bytes))
  expect(await tryAt({ server, scheme: 'http' })).toMatchObject({ result: 'badAnswer' })
})

test('DOM-33 an answer that never ends is given up after 64 kB', async () => {
  const endless: RequestListener = (_, response) => {
    response.writeHead(401)
    const more = () => {
      while (response.write('x'.repeat(16_384)));
      response.once('drain', more)
    }
    more()
    response.on('error', () => {})
  }
  expect(await tryAt({ answer: endless })).toMatchObject({ result: 'badAnswer', status: 401 })
})

test('DOM-33 a silent server is given up after five seconds', async () => {
  expect(await tryAt({ answer: () => {} })).toMatchObject({ result: 'timeout' })
}, 10_000)

test('DOM-29 phase 2 tries the domain itself and its host autodiscover', () => {
  expect(phase2Of('Shop.Example.', region)).toEqual(
    ['shop.example', 'autodiscover.shop.example'].map((name) => ({
      ...{ method: 'POST', scheme: 'https', host: name, region },
    })),
  )
})

test('DOM-06 03 §3.3 without its record AutoDiscover is verified if a URL of phase 2 asks for a password', async () => {
  const missing: DnsCheck = {
    ...{ status: 'missing', causes: [], expected: [], answers: [] },
    checkedAt: '2026-11-29T12:00:00.000Z',
  }
  const check = (world: World) =>
    within(world, (network) => orPhase2(missing, { domainName: 'shop.example', region }, network))
  // The certificate is for one of the two hosts alone.
  expect(await check({})).toMatchObject({
    status: 'verified',
    causes: [{ code: 'phase2', values: [`https://${host}/autodiscover/autodiscover.xml`] }],
  })
  expect(await check({ answer: answering(200) })).toMatchObject({ status: 'missing', causes: [] })
  expect(await check({ addresses: [] })).toMatchObject({ status: 'missing', causes: [] })
})

const policy = 'version: STSv1\nmode: enforce\nmx: mx.example\nmax_age: 60\n'
const serving =
  (status: number, body: string, headers = {}): RequestListener =>
  (_, response) => {
    response.writeHead(status, headers).end(body)
  }

test.each<[string, World, object]>([
  ['is read', { answer: serving(200, policy) }, { found: { mode: 'enforce', maxAge: 60 } }],
  [
    'is not looked for behind a redirect',
    { answer: serving(302, '', { location: 'https://127.0.0.1/' }) },
    { failure: 'redirect' },
  ],
  ['is not there', { answer: serving(404, policy) }, { failure: 'otherStatus' }],
  ['is none', { answer: serving(200, '<html>') }, { failure: 'badPolicy' }],
  [
    'is longer than 64 kB',
    { answer: serving(200, `${policy}${'x'.repeat(70_000)}`) },
    { failure: 'tooLong' },
  ],
  [
    'is of a host that nobody may reach',
    { answer: serving(200, policy), isAllowed: () => false },
    { failure: 'forbiddenAddress' },
  ],
  [
    'comes with a certificate that nobody trusts',
    { answer: serving(200, policy), isTrusted: false },
    { failure: 'tlsError' },
  ],
])('CUT-11 an MTA-STS policy %s', async (_, world, expected) => {
  expect(await within(world, (network) => fetchPolicy('shop.example', network))).toMatchObject(
    expected,
  )
})
