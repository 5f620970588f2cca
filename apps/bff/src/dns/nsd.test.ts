import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { startDnsServer } from '../test/start-dns-server.ts'
import { checkRecords } from './check-records.ts'
import { exchange } from './exchange.ts'
import type { ExpectedRecord } from './expected-records.ts'

/** Debian's name server; `apt-get install nsd` brings it. */
const program = '/usr/sbin/nsd'

const zone = `$ORIGIN shop.example.
$TTL 3600
@ IN SOA ns1 admin 1 7200 900 1209600 300
@ IN NS ns1
ns1 IN A 127.0.0.4
@ IN MX 10 inbound-smtp.us-east-1.amazonaws.com.
@ IN MX 20 eu-smtp-1.mimecast.com.
_amazonses IN TXT "fmxq/T="
${Array.from({ length: 40 }, (_, index) => `_amazonses IN TXT "${index} ${'x'.repeat(200)}"`).join('\n')}
tok1._domainkey.shop.example IN CNAME tok1.dkim.amazonses.com.
autodiscover IN CNAME autodiscover.mail.us-east-1.awsapps.com.
`

/** Starts nsd with the zone on a free port, and waits until it answers. */
async function startNsd() {
  const folder = await mkdtemp(join(tmpdir(), 'mailroom-nsd-'))
  // A port that was free a moment ago.
  const probe = await startDnsServer(() => 'silent', '127.0.0.4')
  const { port } = probe
  await probe[Symbol.asyncDispose]()
  await writeFile(join(folder, 'zone'), zone)
  await writeFile(
    join(folder, 'nsd.conf'),
    `server:
  ip-address: 127.0.0.4@${port}
  zonesdir: "${folder}"
  database: ""
  username: ""
  pidfile: "${folder}/pid"
  xfrdfile: "${folder}/xfrd"
  zonelistfile: "${folder}/zones"
  server-count: 1
remote-control:
  control-enable: no
zone:
  name: shop.example
  zonefile: zone
`,
  )
  const nsd = spawn(program, ['-d', '-c', join(folder, 'nsd.conf')], { stdio: 'ignore' })
  const endpoint = { address: '127.0.0.4', port }
  const question = { name: 'shop.example', type: 'SOA' } as const
  await vi.waitFor(
    async () => {
      const { response } = await exchange(endpoint, question, { recursive: false, limitMs: 200 })
      expect(response?.rcode).toBe('NOERROR')
    },
    { timeout: 15_000 },
  )
  return {
    endpoint,
    async [Symbol.asyncDispose]() {
      nsd.kill()
      await rm(folder, { recursive: true })
    },
  }
}

test.skipIf(!existsSync(program))(
  'DOM-21 the records of a foreign name server (nsd, skipped if it is not installed) are read as they are, also over TCP',
  async () => {
    await using nsd = await startNsd()
    await using resolver = await startDnsServer(({ question: { name, type } }) => {
      if (type === 'SOA')
        return {
          answers: [
            { name: 'shop.example', type, data: { mname: 'ns1.shop.example', rname: 'x.example' } },
          ],
        }
      if (type === 'NS') return { answers: [{ name, type, data: 'ns1.shop.example' }] }
      if (type === 'A') return { answers: [{ name, type, data: '127.0.0.4' }] }
      return { rcode: 'SERVFAIL' }
    })
    const network = {
      ...{ resolvers: [resolver.endpoint], areAuthorities: false, port: nsd.endpoint.port },
      isAllowed: (address: string) => address === '127.0.0.4',
    }
    const domainName = 'shop.example'
    const options = { network, now: () => new Date() }
    const token: ExpectedRecord = { type: 'TXT', name: '_amazonses.shop.example', value: 'fmxq/T=' }
    const found = await checkRecords(
      { purpose: 'ownership', domainName, expected: [token] },
      options,
    )
    expect(found).toMatchObject({ status: 'verified', causes: [{ code: 'severalTokens' }, {}] })
    const [answer] = found.answers
    expect(answer).toMatchObject({ rcode: 'NOERROR', isAuthoritative: true, ignored: 0 })
    expect(answer?.records).toHaveLength(41)
    const mx: ExpectedRecord = {
      ...{ type: 'MX', name: domainName, value: '10 inbound-smtp.us-east-1.amazonaws.com' },
    }
    expect(
      await checkRecords({ purpose: 'mx', domainName, expected: [mx] }, options),
    ).toMatchObject({
      ...{ status: 'inconsistent', causes: [{ code: 'severalMx' }, { code: 'noAnswer' }] },
    })
    const tok1: ExpectedRecord = {
      ...{ type: 'CNAME', name: 'tok1._domainkey.shop.example' },
      value: 'tok1.dkim.amazonses.com',
    }
    expect(
      await checkRecords({ purpose: 'dkim', domainName, expected: [tok1] }, options),
    ).toMatchObject({
      status: 'missing',
      causes: [{ code: 'suffixDoubled' }, { code: 'noAnswer' }],
    })
  },
)
