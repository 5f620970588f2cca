import { expect, vi } from 'vitest'
import { databases, openFor, test } from '../test/on-both-stores.ts'
import { holdsLease, releaseLease, takeLease } from './lease.ts'
import { goBy, storeNow } from './store-clock.ts'

test.for(databases)(
  'one process has a lease; another takes over when it has ended or is silent too long (%s)',
  async (database, { place }) => {
    await using opened = await openFor(await place(database))
    let nowMs = Date.parse('2026-11-24T12:00:00Z')
    goBy(opened.store, { now: () => new Date(nowMs) })
    const take = (holder: string) => takeLease(opened.store, 'main', { holder, leaseMs: 30_000 })
    expect([await take('a'), await take('b'), await take('a')]).toEqual([true, false, true])
    nowMs += 29_000
    expect([await take('b'), await take('a')]).toEqual([false, true])
    nowMs += 30_000
    expect([await take('b'), await take('a')]).toEqual([true, false])
    expect(await holdsLease(opened.store, 'main', 'b')).toBe(true)
    expect(await holdsLease(opened.store, 'main', 'a')).toBe(false)
    await releaseLease(opened.store, 'main', 'a')
    expect(await take('a')).toBe(false)
    await releaseLease(opened.store, 'main', 'b')
    expect(await take('a')).toBe(true)
  },
)

test.for(databases)(
  'D15 a lease is void that was taken before the clock was set back (%s)',
  async (database, { place }) => {
    await using opened = await openFor(await place(database))
    const { store } = opened
    let nowMs = Date.parse('2026-11-24T12:00:00Z')
    goBy(store, { now: () => new Date(nowMs) })
    const take = (holder: string) => takeLease(store, 'main', { holder, leaseMs: 30_000 })
    expect([await take('dead'), await take('b')]).toEqual([true, false])
    nowMs -= 60 * 60_000
    expect([await take('b'), await take('dead')]).toEqual([true, false])
  },
)

test('D15 instances that share a PostgreSQL go by its clock, whatever theirs say', async ({
  place,
}) => {
  await using opened = await openFor(await place('PostgreSQL'))
  const { store } = opened
  const now = new Date()
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2001-01-01T00:00:00Z') })
  try {
    const take = (holder: string) => takeLease(store, 'main', { holder, leaseMs: 30_000 })
    expect(await take('behind')).toBe(true)
    vi.setSystemTime(new Date('2100-01-01T00:00:00Z'))
    expect(await take('ahead')).toBe(false)
    expect((await storeNow(store)).getTime() - now.getTime()).toBeLessThan(60_000)
    const lease = await store.selectFrom('lease').select('until').executeTakeFirstOrThrow()
    expect(lease.until).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
    expect(Date.parse(lease.until) - now.getTime()).toBeGreaterThanOrEqual(30_000)
  } finally {
    vi.useRealTimers()
  }
})
