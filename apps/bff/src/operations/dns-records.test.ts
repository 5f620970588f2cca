import type { DnsCheck, DnsPurpose } from '@mailroom/schemas/dns-records'
import { dnsResultDays } from '@mailroom/schemas/dns-records'
import { expect, test as plain } from 'vitest'
import { type Database, databases, test } from '../test/on-both-stores.ts'
import { here, startBackend } from '../test/start-backend.ts'
import { startDnsServer } from '../test/start-dns-server.ts'
import { startOtherAws } from '../test/start-other-aws.ts'

type Backend = Awaited<ReturnType<typeof startBackend>>

const domainName = 'example.com'

async function check(backend: Backend, purpose: DnsPurpose, name = domainName) {
  const { body } = await backend.call('dnsRecords.check', { ...here, domainName: name, purpose })
  return body as DnsCheck
}

/** Changes the DNS of the local AWS; what is published is seen five seconds later. */
async function changeDns({ connections }: Backend, changes: object) {
  const endpoint = `${connections[0]?.endpoint}/__local`
  await fetch(`${endpoint}/dns`, { method: 'POST', body: JSON.stringify(changes) })
  await fetch(`${endpoint}/clock?advance=10`, { method: 'POST' })
}

plain.each(['ownership', 'mx', 'autodiscover', 'dkim', 'spf', 'dmarc'] as const)(
  'DOM-06 the %s of a domain whose records are published is verified by its name server, for all roles',
  async (purpose) => {
    await using backend = await startBackend('auditor')
    const found = await check(backend, purpose)
    expect([found.status, found.causes]).toEqual(['verified', []])
    expect(found.answers[0]?.server.kind).toBe('authoritative')
    expect(found.expected.length).toBe(purpose === 'dkim' ? 3 : 1)
  },
)

plain('DOM-06 the records of a domain that has none are missing', async () => {
  await using backend = await startBackend('helpDesk')
  expect(await check(backend, 'mx', 'new.example.net')).toMatchObject({
    status: 'missing',
    expected: [
      { type: 'MX', name: 'new.example.net', value: '10 inbound-smtp.us-east-1.amazonaws.com' },
    ],
  })
})

plain('DOM-22 a second MX makes the first one inconsistent', async () => {
  await using backend = await startBackend('administrator')
  await changeDns(backend, {
    publish: [{ name: domainName, type: 'MX', value: '20 eu-smtp-1.mimecast.com' }],
  })
  expect(await check(backend, 'mx')).toMatchObject({
    status: 'inconsistent',
    causes: [{ code: 'severalMx', values: ['eu-smtp-1.mimecast.com'] }],
  })
})

plain('DOM-43 the records of a MAIL FROM domain are checked if there is one', async () => {
  await using backend = await startBackend('auditor')
  expect(await check(backend, 'mailFromMx', 'new.example.net')).toMatchObject({
    status: 'unchecked',
    causes: [{ code: 'notConfigured' }],
  })
})

plain('DOM-33 a domain that is not one of the organization is not asked about', async () => {
  await using backend = await startBackend('administrator')
  const input = { ...here, domainName: 'internal.corp.example', purpose: 'mx' }
  expect(await backend.call('dnsRecords.check', input)).toMatchObject({
    body: { code: 'MailDomainNotFoundException' },
  })
})

/** Starts a backend at an AWS account, which asks this resolver. */
async function atResolver(resolver: string) {
  const aws = await startOtherAws(() => ({
    status: 200,
    body: JSON.stringify({
      Records: [
        { Type: 'MX', Hostname: 'example.com.', Value: '10 inbound-smtp.us-east-1.amazonaws.com.' },
      ],
    }),
  }))
  const settings = { connections: [aws.connection], dnsResolvers: [resolver] }
  const backend = await startBackend('administrator', settings)
  return { aws, backend }
}

plain(
  'DOM-33 a resolver that leads to addresses in our network is told, and nothing is sent there',
  async () => {
    await using inside = await startDnsServer(() => ({ authoritative: true }), '127.0.0.9')
    await using resolver = await startDnsServer(({ question: { name, type } }) => {
      if (type === 'SOA')
        return {
          answers: [{ name, type, ttl: 60, data: { mname: 'ns.example', rname: 'x.example' } }],
        }
      if (type === 'NS') return { answers: [{ name, type, ttl: 60, data: 'ns.example' }] }
      if (type === 'A') return { answers: [{ name, type, ttl: 60, data: '127.0.0.9' }] }
      if (type === 'AAAA') return { answers: [{ name, type, ttl: 60, data: '::ffff:10.0.0.1' }] }
      return { rcode: 'SERVFAIL' }
    })
    const { aws, backend } = await atResolver(resolver.setting)
    await using _ = aws
    await using running = backend
    const found = await check(running, 'mx')
    expect([found.status, found.causes.map(({ code }) => code)]).toEqual([
      'unchecked',
      ['noAnswer', 'privateServer'],
    ])
    const answers = found.answers.filter(({ question }) => question.type === 'MX')
    expect(answers.map(({ server, failure }) => [server.address, failure])).toEqual([
      ['127.0.0.9', 'forbiddenAddress'],
      ['::ffff:a00:1', 'forbiddenAddress'],
      ['127.0.0.1', undefined],
    ])
    expect(inside.queries).toEqual([])
  },
)

plain('06 §0.5 a person can check the records of a domain only so often a minute', async () => {
  await using backend = await startBackend('auditor', { limitedPerMinute: 1 })
  const input = { ...here, domainName, purpose: 'mx' }
  const statuses: number[] = []
  for (let time = 0; time < 9; time++)
    statuses.push((await backend.call('dnsRecords.check', input)).status)
  expect(statuses).toEqual([...Array(8).fill(200), 429])
  expect(await backend.call('entities.refresh', here)).toMatchObject({ status: 200 })
})

test.for<Database>(databases)(
  '03 §3.3 the last result of each check is kept for everybody, until it is old or the domain is gone (%s)',
  async (database, { place }) => {
    await using backend = await startBackend('administrator', await place(database))
    const auditor = await backend.as('auditor')
    const name = 'new.example.net'
    const list = async (scope: object = here) => {
      const input = { ...scope, domainName: 'NEW.example.net' }
      return (await auditor.call('dnsRecords.listResults', input)).body
    }
    expect(await list()).toEqual({ items: [] })
    const { checkedAt: first } = await check(backend, 'mx', name)
    await check(backend, 'mailFromMx', name)
    const missing = { purpose: 'mx', status: 'missing', leadsToAws: false }
    expect(await list()).toEqual({ items: [{ ...missing, checkedAt: first }] })
    await changeDns(backend, {
      publish: [{ name, type: 'MX', value: '10 inbound-smtp.us-east-1.amazonaws.com' }],
    })
    backend.clock.advance(1)
    const { checkedAt } = await check(backend, 'mx', name)
    expect(checkedAt > first).toBe(true)
    const verified = { purpose: 'mx', status: 'verified', checkedAt, leadsToAws: true }
    expect(await list()).toEqual({ items: [verified] })
    // What could not be asked is no result.
    await backend.faults({ operation: 'DnsQuery', kind: 'status', count: 100 })
    expect(await check(backend, 'mx', name)).toMatchObject({ status: 'unchecked' })
    await backend.faults()
    expect(await list()).toEqual({ items: [verified] })
    const organizationId = here.organizationId.replace(/.$/, '0')
    expect(await list({ ...here, organizationId })).toEqual({ items: [] })

    // Everybody signs in again after so long.
    backend.clock.advance(dnsResultDays * 24 * 60 + 2)
    const later = await backend.as('administrator')
    const of = { ...here, domainName: name }
    const listLater = async () => (await later.call('dnsRecords.listResults', of)).body
    expect(await listLater()).toEqual({ items: [] })
    await later.call('dnsRecords.check', { ...here, domainName, purpose: 'mx' })
    const rows = await backend.store.selectFrom('dns_result').select('domain_name').execute()
    expect(rows).toEqual([{ domain_name: domainName }])

    await later.call('dnsRecords.check', { ...of, purpose: 'spf' })
    expect(await listLater()).toMatchObject({ items: [{ purpose: 'spf' }] })
    expect(await later.call('mailDomains.deregister', of)).toMatchObject({ status: 204 })
    expect(await listLater()).toEqual({ items: [] })
  },
)
