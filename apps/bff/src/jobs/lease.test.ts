import { expect } from 'vitest'
import { goBy } from '../store/store-clock.ts'
import { databases, openFor, test } from '../test/on-both-stores.ts'
import { releaseLease, takeLease } from './lease.ts'

test.for(databases)(
  'one process works for a connection; another takes over when it has ended or is silent too long (%s)',
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
    await releaseLease(opened.store, 'main', 'a')
    expect(await take('a')).toBe(false)
    await releaseLease(opened.store, 'main', 'b')
    expect(await take('a')).toBe(true)
  },
)
