import { Resolver } from 'node:dns/promises'
import { expect, test } from 'vitest'
import { stoppedClock } from '../clock.ts'
import { startLocalAws } from '../local-aws.ts'

const name = 'example.org'
const oldMx = { name, type: 'MX', value: '10 inbound-smtp.us-east-1.amazonaws.com' }
const newMx = { name, type: 'MX', value: '10 new.example' }

async function startWithResolvers() {
  const aws = await startLocalAws({ clock: stoppedClock(), dnsResolverPorts: [0, 0] })
  const control = async (path: string, method: string, body: unknown) => {
    const sent = { method, body: typeof body === 'string' ? body : JSON.stringify(body) }
    const response = await fetch(`${aws.endpoint}/__local/${path}`, sent)
    return { status: response.status, body: await response.text() }
  }
  /** Asks the authority and both resolvers; an error is its code. */
  const ask = () =>
    Promise.all(
      [aws.dnsServer, ...aws.dnsResolvers].map(async (server) => {
        const resolver = new Resolver({ timeout: 500, tries: 1 })
        resolver.setServers([server])
        return resolver.resolveMx(name).then(
          (records) => records.map(({ exchange }) => exchange).join(),
          ({ code }: { code: string }) => code,
        )
      }),
    )
  return { aws, control, ask, [Symbol.asyncDispose]: () => aws.close() }
}

test('CUT-10 a resolver remembers an answer until its TTL is over by the local clock, and may be made to lie', async () => {
  await using started = await startWithResolvers()
  const { aws, control, ask } = started
  const [old, fresh] = ['inbound-smtp.us-east-1.amazonaws.com', 'new.example']
  expect(await ask()).toEqual([old, old, old])
  await control('dns', 'POST', { publish: [newMx], withdraw: [oldMx] })
  aws.clock.advance(3_599)
  expect(await ask()).toEqual([fresh, old, old])
  await control('dns/resolver', 'POST', { resolver: 2, kind: 'stale' })
  aws.clock.advance(86_400)
  expect(await ask()).toEqual([fresh, fresh, old])
  await control('dns/resolver', 'POST', { resolver: 2, kind: 'servfail' })
  expect(await ask()).toEqual([fresh, fresh, 'ESERVFAIL'])
  await control('dns/resolver', 'POST', { resolver: 1, kind: 'slow', latencyMs: 2_000 })
  const records = [{ name, type: 'MX', value: '1 lie.example' }]
  await control('dns/resolver', 'POST', { resolver: 2, kind: 'disagree', records })
  expect(await ask()).toEqual([fresh, 'ETIMEOUT', 'lie.example'])
  await control('dns/resolver', 'POST', { kind: 'honest' })
  expect(await ask()).toEqual([fresh, fresh, fresh])
  expect(await control('dns/resolver', 'POST', { resolver: 3, kind: 'stale' })).toMatchObject({
    status: 404,
  })
  expect(await control('dns/resolver', 'POST', { kind: 'lazy' })).toMatchObject({ status: 400 })
})

test('CUT-10 the policy of a domain is served as it was put, until it is removed', async () => {
  await using started = await startWithResolvers()
  const { aws, control } = started
  const policy = 'version: STSv1\nmode: none\nmax_age: 60\n'
  expect(await control(`mta-sts/${name}`, 'PUT', policy)).toEqual({ status: 200, body: policy })
  const served = await fetch(`${aws.endpoint}/__local/mta-sts/${name}`)
  expect(await served.text()).toBe(policy)
  expect(await control('mta-sts/no domain', 'PUT', policy)).toMatchObject({ status: 404 })
  expect(await control(`mta-sts/${name}`, 'POST', policy)).toMatchObject({ status: 405 })
  expect(await control(`mta-sts/${name}`, 'DELETE', '')).toMatchObject({ status: 200 })
  expect(await control(`mta-sts/${name}`, 'DELETE', '')).toMatchObject({ status: 404 })
})

test('CUT-10 a published record gets another TTL if one is given, and keeps it otherwise', async () => {
  await using started = await startWithResolvers()
  const { aws, control } = started
  const ttls = async () => {
    aws.clock.advance(10)
    const resolver = new Resolver({ timeout: 500, tries: 1 })
    resolver.setServers([aws.dnsServer])
    const found = await resolver.resolve4(`a.${name}`, { ttl: true })
    return found.map(({ ttl }) => ttl)
  }
  const record = { name: `a.${name}`, type: 'A', value: '192.0.2.1' }
  await control('dns', 'POST', { publish: [{ ...record, ttl: 60 }] })
  expect(await ttls()).toEqual([60])
  await control('dns', 'POST', { publish: [{ ...record, ttl: 30 }] })
  expect(await ttls()).toEqual([30])
  await control('dns', 'POST', { publish: [record] })
  expect(await ttls()).toEqual([30])
})
