import { expect } from 'vitest'
import { databases, openFor, test } from '../test/on-both-stores.ts'
import { putTrail } from '../test/put-trail.ts'
import { changesPerDay, dayMs } from './changes-per-day.ts'
import { interrupted } from './open-intents.ts'
import { auditTrail } from './trail.ts'

const key = Buffer.alloc(32, 7)

test.for(databases)(
  'M7 the changes of each day are counted by their result on %s',
  async (database, { place }) => {
    await using opened = await openFor(await place(database))
    const { store } = opened
    // A row a minute from midnight on: half of them are outcomes, and one in 50 was refused.
    await putTrail(store, { key, rows: 4_000 })
    const at = (time: string) => new Date(`2024-12-${time}Z`)
    const days = await changesPerDay(store, at('01T12:00:00'), at('03T00:00:00'))
    expect(days.map(({ day }) => day)).toEqual(['2024-12-01', '2024-12-02'])
    const sums = days.map(({ counts }) => Object.values(counts).reduce((sum, it) => sum + it, 0))
    expect(sums).toEqual([360, 720])
    for (const { counts } of days) {
      expect(Object.keys(counts).sort()).toEqual(['REFUSED', 'SUCCEEDED'])
      expect(counts.REFUSED).toBeGreaterThan(0)
    }
    expect(await changesPerDay(store, at('20T00:00:00'), at('24T00:00:00'))).toEqual([])
  },
)

test.for(databases)(
  'M7 a day counts writes alone, each once, and nothing that is cut off (%s)',
  async (database, { place }) => {
    await using opened = await openFor(await place(database))
    const { store } = opened
    const clock = { nowMs: Date.parse('2024-12-01T08:00:00Z') }
    const trail = auditTrail(store, { clock: { now: () => new Date(clock.nowMs) }, key })
    await trail.begin()
    const by = { requestId: 'r-1', account: 'ada@example.com', role: 'administrator', input: {} }
    const write = { ...by, operation: 'users.update' }
    const done = { outcome: 'Succeeded', result: 'SUCCEEDED' } as const
    const first = await trail.intent(write)
    await trail.outcome(first, write, done)
    // None of these is a change.
    await trail.single({ ...by, operation: 'signIn' }, done)
    const exported = { ...by, operation: 'exports.record' }
    await trail.outcome(await trail.intent(exported), exported, done)
    // The process stood still, another one called it interrupted, and then it ended after all.
    const second = await trail.intent(write)
    await trail.outcome(second, write, interrupted)
    clock.nowMs += dayMs
    await trail.outcome(second, write, done)
    const third = await trail.intent(write)
    await trail.outcome(third, write, interrupted)
    const count = () => changesPerDay(store, new Date('2024-12-01'), new Date('2024-12-04'))
    expect(await count()).toEqual([
      { day: '2024-12-01', counts: { SUCCEEDED: 1 } },
      { day: '2024-12-02', counts: { SUCCEEDED: 1, INTERRUPTED: 1 } },
    ])
    clock.nowMs += dayMs
    const cut = await store
      .selectFrom('audit_entry')
      .select(['sequence as number', 'hash'])
      .where('sequence', '=', second + 1)
      .executeTakeFirstOrThrow()
    await trail.cut(cut, { entries: cut.number, olderThan: '2024-12-01T12:00:00.000Z' })
    expect(await count()).toEqual([{ day: '2024-12-02', counts: { SUCCEEDED: 1, INTERRUPTED: 1 } }])
  },
)
