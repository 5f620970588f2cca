import { expect } from 'vitest'
import { databases, openFor, test } from '../test/on-both-stores.ts'
import { putTrail } from '../test/put-trail.ts'
import { changesPerDay } from './changes-per-day.ts'

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
