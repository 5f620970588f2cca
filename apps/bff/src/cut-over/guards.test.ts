import { pino } from 'pino'
import { expect, test } from 'vitest'
import * as z from 'zod'
import { awsClients } from '../aws/clients.ts'
import { domain, playCutOver } from '../test/cut-over.ts'
import { type Database, databases, test as onBothStores } from '../test/on-both-stores.ts'
import { here } from '../test/start-backend.ts'
import { newPlan } from './plan.ts'
import { addPlan, putPlan } from './tables.ts'
import { watchCutOvers } from './watcher.ts'

const dmarc = { name: `_dmarc.${domain}`, type: 'TXT' }
const oldDmarc = { ...dmarc, value: 'v=DMARC1;p=quarantine;pct=100;fo=1' }
const newDmarc = { ...dmarc, value: 'v=DMARC1; p=none' }

type Play = Awaited<ReturnType<typeof playCutOver>>

async function record({ change, backend, create }: Play) {
  await create('M365')
  await change('cutOvers.record')
  await backend.call('cutOvers.downloadRollback', { ...here, domain })
  await change('cutOvers.advance', { step: 'record' })
}

const Listed = z.object({
  items: z.array(z.object({ open: z.array(z.looseObject({ id: z.string() })) })),
})

test('CUT-05 one change at a time: a step is refused while another record differs, an override stays visible, and what it accepts is as it should be since', async () => {
  await using play = await playCutOver('administrator')
  const { change, check, dns, backend, pass } = play
  await record(play)
  await dns([newDmarc], [oldDmarc])
  expect(await change('cutOvers.advance', { step: 'ttl' })).toMatchObject({
    ...{ status: 409, body: { code: 'RecordsDiffer' } },
  })
  // The list of domains says what the step waits for, as its page does.
  const { body } = await backend.call('cutOvers.list', here)
  expect(Listed.parse(body).items[0]?.open).toContainEqual(
    expect.objectContaining({ id: 'onlyOwnChange', reason: 'otherValue' }),
  )
  const { foreign } = await play.describe()
  expect(foreign).toEqual([{ ...dmarc, expected: [oldDmarc.value], live: [newDmarc.value] }])
  const reason = 'we let everything through until the end'
  await pass(11)
  const override = { step: 'ttl', override: ['onlyOwnChange'], reason }
  expect(await change('cutOvers.advance', override)).toMatchObject({ status: 200 })
  await pass(11)
  const next = await check()
  expect(next.foreign).toEqual([])
  expect(next.steps.find(({ id }) => id === 'ttl')?.done).toMatchObject({
    ...{ overridden: ['onlyOwnChange'], reason },
  })
  expect(next.events[0]).toMatchObject({ what: 'overridden', step: 'ttl', reason })
  // What was asked stands in the entry before the call, what came of it in the one after it.
  const entries = await backend.audit()
  const asked = entries.find(
    ({ operation, input }) => operation === 'cutOvers.advance' && input.includes(reason),
  )
  expect(entries.find(({ intent_sequence }) => intent_sequence === asked?.sequence)).toMatchObject({
    outcome: 'Succeeded',
  })
})

onBothStores.for<Database>(databases)(
  'CUT-01 CUT-11 EXIT-01 who saw an old version changes nothing, there is one cut-over per domain, and only for domains of the organization (%s)',
  async (database, { place: placeOf }) => {
    await using play = await playCutOver('administrator', await placeOf(database))
    const { backend } = play
    const call = (id: Parameters<typeof backend.call>[0], input: object) =>
      backend.call(id, { ...here, domain, ...input })
    expect(
      await call('cutOvers.create', { domain: 'internal.corp.example', target: 'Google' }),
    ).toMatchObject({
      body: { code: 'MailDomainNotFoundException' },
    })
    expect(await call('cutOvers.describe', {})).toMatchObject({
      status: 404,
      body: { code: 'CutOverNotFound' },
    })
    await play.create('Google')
    expect(await call('cutOvers.create', { target: 'Zoho' })).toMatchObject({
      body: { code: 'CutOverExists' },
    })
    const confirm = { gate: 'testMail', isHeld: true, note: 'it came', version: 1 }
    const [first, second] = await Promise.all([
      call('cutOvers.confirm', confirm),
      call('cutOvers.confirm', { ...confirm, gate: 'noMail' }),
    ])
    expect([first.status, second.status].sort()).toEqual([200, 409])
    expect((await play.describe()).events).toHaveLength(2)
    // Two that have read the same version.
    const at = '2026-11-30T12:00:00.000Z'
    const place = { directory: 'local us-east-1 m-1', domain }
    const wanted = { plan: newPlan('Google', { by: 'Ada', at }), at, checkUntil: at }
    await addPlan(backend.store, place, wanted)
    const race = await Promise.allSettled(
      [1, 2].map(() => putPlan(backend.store, place, { ...wanted, version: 1 })),
    )
    expect(race.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const put = (record: object) => call('cutOvers.putRecords', { version: 2, records: [record] })
    const mx = { purpose: 'mx', name: domain, type: 'MX', value: '10 mx.example' }
    for (const [record, field] of [
      [{ ...mx, name: 'example.com' }, 'records.0.name'],
      [{ ...mx, name: `notexample.org` }, 'records.0.name'],
      [{ ...mx, type: 'TXT' }, 'records.0.type'],
      [{ ...mx, value: 'mx.example' }, 'records.0.value'],
      [
        {
          ...mx,
          purpose: 'dmarc',
          name: `_dmarc.${domain}`,
          type: 'TXT',
          value: 'v=DMARC1; p=none; pct=5',
        },
        'records.0.value',
      ],
    ] as const)
      expect(await put(record)).toMatchObject({ status: 400, body: { fields: { [field]: {} } } })
    expect(await put(mx)).toMatchObject({ status: 200 })
    const auditor = await backend.as('auditor')
    expect(await auditor.call('cutOvers.describe', { ...here, domain })).toMatchObject({
      status: 200,
    })
    const rollBack = await auditor.call('cutOvers.rollBack', {
      ...here,
      domain,
      version: 3,
      reason: 'x',
    })
    expect(rollBack).toMatchObject({ status: 403 })
    await play.seen()
    await play.change('cutOvers.record')
    const recorded = await play.check()
    await play.pass(61)
    expect((await play.check()).recorded?.sha256).toBe(recorded.recorded?.sha256)
    const seen = await backend.store.selectFrom('cut_over_sighting').select('sighting').execute()
    expect(seen.length).toBeGreaterThan(20)
    expect(seen.every(({ sighting }) => sighting.includes('"reads":2'))).toBe(true)
    await play.seen()
    await play.change('cutOvers.record')
    expect(await play.describe()).not.toHaveProperty('checkedAt')
    expect(await backend.store.selectFrom('cut_over_sighting').selectAll().execute()).toEqual([])
    await play.check()
    const { version } = await play.seen()
    expect(await call('cutOvers.delete', { version, reason: 'begun by mistake' })).toMatchObject({
      status: 204,
    })
    expect(await backend.store.selectFrom('cut_over_sighting').selectAll().execute()).toEqual([])
  },
)

test('CUT-06 a domain is checked once in ten seconds for all, also without AWS, and every 15 minutes by itself until 14 days after the last change', async () => {
  await using play = await playCutOver('administrator')
  const { backend, check, pass } = play
  await record(play)
  const both = await Promise.all([check(), check()])
  expect(new Set(both.map(({ checkedAt }) => checkedAt)).size).toBe(1)
  const asked = await backend.store.selectFrom('cut_over_sighting').select('sighting').execute()
  expect(asked.filter(({ sighting }) => !sighting.includes('"reads":1'))).toEqual([])
  await backend.allowOnly({ Effect: 'Allow', Action: 'workmail:ListUsers', Resource: '*' })
  await pass(11)
  // What AWS refuses is not known; the DNS is asked all the same.
  expect(Date.parse((await check()).checkedAt ?? '')).toBeGreaterThan(
    Date.parse(both[0].checkedAt ?? ''),
  )
  const clients = awsClients(5_000, { called: () => {}, throttled: () => {} })
  const { store, connections } = backend
  const watch = watchCutOvers({
    ...{ store, connections, clients, leaseMs: 30_000, logger: pino({ level: 'silent' }) },
  })
  /** Lets time pass, which the next answer of AWS tells, and returns when was checked last. */
  const after = async (seconds: number) => {
    await pass(seconds)
    for (const connection of connections) {
      const workmail = await clients.workmail(connection, here.region, 'read')
      await workmail.listUsers({ OrganizationId: here.organizationId })
    }
    await watch.look()
    return (await play.describe()).checkedAt
  }
  const first = await after(11)
  expect(await after(14 * 60)).toBe(first)
  const second = await after(2 * 60)
  expect(second).not.toBe(first)
  const third = await after(13 * 24 * 60 * 60)
  expect(third).not.toBe(second)
  expect(await after(24 * 60 * 60)).toBe(third)
  await watch.close()
  await clients.close()
})
