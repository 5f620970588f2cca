import { describe, expect } from 'vitest'
import { createLogger } from '../http/log.ts'
import { databases, openFor, test } from '../test/on-both-stores.ts'
import { keepAnchors } from './anchors.ts'
import { changesOf } from './changes.ts'
import { checkAuditTrail } from './check.ts'
import { cutTrail } from './retention.ts'
import { auditTrail } from './trail.ts'
import { trailRows } from './trail-rows.ts'

const key = Buffer.alloc(32, 1)
const dayMs = 24 * 60 * 60_000

describe.each(databases)('on %s', (database) => {
  test('entries are kept as long as the setting says; a cut keeps the proof of the rest', async ({
    place,
  }) => {
    await using opened = await openFor(await place(database))
    const { store } = opened
    let nowMs = Date.parse('2026-01-01T12:00:00Z')
    const clock = { now: () => new Date(nowMs) }
    const anchors = keepAnchors({ file: undefined, logger: createLogger('silent'), clock })
    const trail = auditTrail(store, { clock, key, onAppended: anchors.onAppended })
    const event = { requestId: '', account: 'ada', role: '', operation: 'signIn', input: {} }
    await trail.begin()
    for (let day = 1; day < 10; day++) {
      nowMs += dayMs
      await trail.single(event, { outcome: 'Succeeded', result: 'SUCCEEDED' })
    }
    const check = () => checkAuditTrail(trailRows(store, 3), { key })
    const numbers = async () =>
      (await changesOf(store).page({}, undefined, 100)).items.map(({ sequence }) => sequence)
    const parts = { store, trail, anchors, clock }

    await cutTrail(parts, 0)
    expect(await numbers()).toHaveLength(10)

    // The database refuses to delete what no cut covers.
    const words = 'entries of the audit trail are neither changed nor deleted'
    const four = store.deleteFrom('audit_entry').where('sequence', '<=', 4)
    await expect(four.execute()).rejects.toThrow(words)

    await cutTrail(parts, 5)
    expect(await numbers()).toEqual([11, 10, 9, 8, 7, 6, 5])
    expect(await check()).toMatchObject({ entries: 7, cutTo: 4 })
    expect(await check()).not.toHaveProperty('fault')
    expect(await store.selectFrom('audit_entry').select('sequence').execute()).toHaveLength(7)
    await expect(
      store.deleteFrom('audit_entry').where('sequence', '<=', 5).execute(),
    ).rejects.toThrow(words)

    // Nothing is old enough for another cut.
    await cutTrail(parts, 5)
    expect(await numbers()).toHaveLength(7)

    // A process that died after the cut has deleted nothing; the entries are gone all the same.
    const five = await store
      .selectFrom('audit_entry')
      .select(['sequence as number', 'hash'])
      .where('sequence', '=', 6)
      .executeTakeFirstOrThrow()
    await trail.cut(five, { entries: 2 })
    expect(await numbers()).toEqual([12, 11, 10, 9, 8, 7])
    expect(await check()).toMatchObject({ entries: 6, cutTo: 6 })
    expect(await changesOf(store).find(5, {})).toBeUndefined()
    await cutTrail(parts, 0)
    expect(await store.selectFrom('audit_entry').select('sequence').execute()).toHaveLength(6)
    expect(await check()).not.toHaveProperty('fault')
    anchors.close()
  })
})
