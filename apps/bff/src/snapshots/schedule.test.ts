import { Snapshot } from '@mailroom/schemas/snapshots'
import { expect, vi } from 'vitest'
import * as z from 'zod'
import { databases, test } from '../test/on-both-stores.ts'
import { here, type Session, startBackend, startEmptyBackend } from '../test/start-backend.ts'
import { nextRun } from './schedule.ts'

vi.setConfig({ testTimeout: 60_000 })

const Listed = z.object({ items: z.array(Snapshot) })
const off = { every: 'off', weekday: '0', time: '02:00', scope: 'complete' }

const listed = async ({ call }: Pick<Session, 'call'>) =>
  Listed.parse((await call('snapshots.list', here)).body).items

test('INV-10 a snapshot is due at its time of the day in UTC, or on its day of the week', () => {
  const weekly = { every: 'weekly', weekday: '0', time: '02:30' } as const
  const daily = { ...weekly, every: 'daily' } as const
  // A Tuesday.
  const noon = new Date('2026-11-24T12:00:00Z')
  expect(nextRun(daily, noon).toISOString()).toBe('2026-11-25T02:30:00.000Z')
  expect(nextRun({ ...daily, time: '12:01' }, noon).toISOString()).toBe('2026-11-24T12:01:00.000Z')
  // At the time itself, the next one is the next day's.
  expect(nextRun({ ...daily, time: '12:00' }, noon).toISOString()).toBe('2026-11-25T12:00:00.000Z')
  expect(nextRun(weekly, noon).toISOString()).toBe('2026-11-29T02:30:00.000Z')
  const tuesday = { ...weekly, weekday: '2', time: '12:00' } as const
  expect(nextRun(tuesday, noon).toISOString()).toBe('2026-12-01T12:00:00.000Z')
})

test.for(databases)(
  'INV-10 snapshots are scheduled by an administrator, off by default, and made once at their time (%s)',
  async (database, { place }) => {
    await using backend = await startBackend('administrator', await place(database))
    const { call, clock } = backend
    expect((await call('snapshotSchedules.describe', here)).body).toEqual(off)
    const auditor = await backend.as('auditor')
    const wanted = { ...here, ...off, every: 'daily', time: '12:20', scope: 'settings' }
    expect(await auditor.call('snapshotSchedules.put', { ...wanted, expected: off })).toMatchObject(
      { status: 403 },
    )
    expect((await call('snapshotSchedules.put', { ...wanted, expected: off })).status).toBe(204)
    expect((await call('snapshotSchedules.describe', here)).body).toMatchObject({
      ...{ every: 'daily', time: '12:20', nextAt: '2026-11-24T12:20:00.000Z' },
    })
    // Somebody who has not seen it changes nothing.
    expect(
      await call('snapshotSchedules.put', { ...wanted, every: 'weekly', expected: off }),
    ).toMatchObject({ status: 409, body: { code: 'Conflict' } })
    expect(await listed(backend)).toEqual([])
    clock.advance(21)
    await expect.poll(async () => (await listed(backend)).length, { timeout: 20_000 }).toBe(1)
    const [made] = await listed(backend)
    expect(made).toMatchObject({ origin: 'scheduled', scope: 'settings' })
    expect((await call('snapshotSchedules.describe', here)).body).toMatchObject({
      nextAt: '2026-11-25T12:20:00.000Z',
    })
    await expect
      .poll(async () => (await listed(backend))[0]?.state, { timeout: 20_000 })
      .toBe('COMPLETED')
    const seen = { every: 'daily', weekday: '0', time: '12:20', scope: 'settings' }
    const never = { ...wanted, every: 'off', expected: seen }
    expect((await call('snapshotSchedules.put', never)).status).toBe(204)
    expect((await call('snapshotSchedules.describe', here)).body).toMatchObject({ every: 'off' })
  },
)

test('INV-10 of several instances one makes the scheduled snapshot', async ({ place }) => {
  const settings = await place('PostgreSQL')
  await using backend = await startBackend('administrator', settings)
  await using other = await startEmptyBackend(settings)
  await backend.call('snapshotSchedules.put', {
    ...{ ...here, ...off, every: 'weekly', weekday: '2', time: '12:20', scope: 'settings' },
    expected: off,
  })
  backend.clock.advance(21)
  other.clock.advance(21)
  await expect
    .poll(async () => (await listed(backend)).map(({ state }) => state), { timeout: 30_000 })
    .toEqual(['COMPLETED'])
  const { next_at: nextAt } = await backend.store
    .selectFrom('snapshot_schedule')
    .select('next_at')
    .executeTakeFirstOrThrow()
  expect(nextAt).toBe('2026-12-01T12:20:00.000Z')
})
