import { operations } from '@mailroom/schemas/operations'
import { describe, expect, test } from 'vitest'
import type { Sightings } from '../cut-over/sightings-store.ts'
import { dnsResultsOf } from '../store/dns-results.ts'
import { domain, playCutOver } from '../test/cut-over.ts'
import { databases, test as onBothStores } from '../test/on-both-stores.ts'
import { here } from '../test/start-backend.ts'
import { seenInCutOver } from './dns-seen.ts'

const [early, late] = ['2026-11-24T12:00:00.000Z', '2026-11-24T13:00:00.000Z']
const run = (to: string, values?: string[]) => ({
  ...{ from: to, to, reads: 1 },
  ...(values ? { values } : { failure: 'timeout' as const }),
})
const sightings = (
  name: string,
  kind: 'authoritative' | 'recursive',
  ...runs: ReturnType<typeof run>[]
) => [[name, [{ server: 'ns', kind, runs }]]] as const
const old = ['10 inbound-smtp.us-east-1.amazonaws.com']
const target = ['1 aspmx.l.google.com']
const names = { domain, sesDkim: [`a._domainkey.${domain}`, `b._domainkey.${domain}`] }

/** What servers said, and where the records lead by it. */
const cases: [string, Sightings, object[]][] = [
  ['nobody was asked', new Map(), []],
  [
    'the last answer counts',
    new Map(sightings(`${domain} MX`, 'authoritative', run(early, old), run(late, target))),
    [{ purpose: 'mx', leadsToAws: false, checkedAt: late }],
  ],
  [
    'silence is no answer',
    new Map(sightings(`${domain} MX`, 'authoritative', run(early, old), run(late))),
    [{ purpose: 'mx', leadsToAws: true, checkedAt: early }],
  ],
  [
    'a resolver that still has the old one is believed',
    new Map([
      [
        `${domain} MX`,
        [
          { server: 'ns', kind: 'authoritative', runs: [run(late, target)] },
          { server: 'r', kind: 'recursive', runs: [run(late, old)] },
        ],
      ],
    ]),
    [{ purpose: 'mx', leadsToAws: true }],
  ],
  [
    'a resolver alone says nothing',
    new Map(sightings(`${domain} MX`, 'recursive', run(late, target))),
    [],
  ],
  [
    'SPF with the include of SES, and another TXT that names it',
    new Map(
      sightings(
        ...([`${domain} TXT`, 'authoritative'] as const),
        run(late, ['v=spf1 include:amazonses.com ~all', 'see amazonses.com']),
      ),
    ),
    [{ purpose: 'spf', leadsToAws: true }],
  ],
  [
    'SPF without it',
    new Map(
      sightings(`${domain} TXT`, 'authoritative', run(late, ['v=spf1 -all', 'of amazonses.com'])),
    ),
    [{ purpose: 'spf', leadsToAws: false }],
  ],
  [
    'of a set that is too long nobody knows',
    new Map(sightings(`${domain} TXT`, 'authoritative', run(late, ['… 99 9000 v=spf1']))),
    [],
  ],
  [
    'one of two DKIM records is unknown',
    new Map(sightings(`a._domainkey.${domain} CNAME`, 'authoritative', run(late, []))),
    [],
  ],
  [
    'one of two DKIM records leads to SES, so both need not be known',
    new Map(
      sightings(
        ...([`a._domainkey.${domain} CNAME`, 'authoritative'] as const),
        run(late, ['a.dkim.amazonses.com']),
      ),
    ),
    [{ purpose: 'dkim', leadsToAws: true }],
  ],
]

test.each(cases)('EXIT-12 CUT-06 where records lead: %s', (_, seen, expected) => {
  const all = seenInCutOver(names, seen)
  expect(all).toHaveLength(expected.length)
  expect(all).toMatchObject(expected)
})

describe.each(databases)('EXIT-12 CUT-06 on %s', (database) => {
  onBothStores(
    'what a cut-over’s checks see counts once it is newer than a check of the domain, and the other way round',
    async ({ place }) => {
      await using play = await playCutOver('administrator', await place(database))
      const { backend, dns, create, change, check, pass } = play
      const mx = { name: domain, type: 'MX' }
      const [oldMx, newMx] = [
        { ...mx, value: old[0] ?? '' },
        { ...mx, value: target[0] ?? '' },
      ]
      await dns([oldMx])
      await create('Google')
      await change('cutOvers.record')
      const results = dnsResultsOf(backend.store)
      const found = async () => {
        const { body } = await backend.call('exitChecklist.describe', here)
        const { items } = operations['exitChecklist.describe'].output.parse(body)
        return items.find(({ item }) => item === 'dns')?.live
      }
      const keep = (checkedAt: string) =>
        results.keep(here, domain, {
          purpose: 'mx',
          status: 'verified',
          leadsToAws: true,
          checkedAt,
        })
      const { checkedAt: first = '' } = await check()
      await keep(first)
      expect(await found()).toMatchObject({ names: expect.arrayContaining([`${domain}: MX`]) })
      await dns([newMx], [oldMx])
      await pass(3_600)
      const { checkedAt } = await check()
      const after = await found()
      expect(after?.names).not.toContain(`${domain}: MX`)
      // What is still there is as of the last look, too.
      expect([after?.finding, after?.asOf]).toEqual(['open', checkedAt])
      await keep(new Date(Date.parse(checkedAt ?? '') + 1_000).toISOString())
      expect(await found()).toMatchObject({ names: expect.arrayContaining([`${domain}: MX`]) })
    },
    30_000,
  )
})
