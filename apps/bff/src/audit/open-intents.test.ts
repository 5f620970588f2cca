import { randomUUID } from 'node:crypto'
import { describe, expect } from 'vitest'
import { systemClock } from '../clock.ts'
import { databases, openFor, test } from '../test/on-both-stores.ts'
import { ana, here } from '../test/start-backend.ts'
import { newFolder, startProgram } from '../test/start-program.ts'
import { checkAuditTrail } from './check.ts'
import { closeOpenIntents } from './open-intents.ts'
import { auditTrail } from './trail.ts'
import { trailRows } from './trail-rows.ts'

const reset = { ...here, userId: ana, password: 'A new one, 12' }

describe.each(databases)('on %s', (database) => {
  test('D17 a write whose process was killed is recorded as interrupted, by whoever finds it', {
    timeout: 60_000,
  }, async ({ place }) => {
    const { databaseUrl, dataDir } = await place(database)
    const settings = {
      JOB_LEASE_SECONDS: '1',
      ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
      DATA_DIR: dataDir ?? newFolder(),
    }
    await using opened = await openFor({ databaseUrl, dataDir })
    const entries = () =>
      opened.store
        .selectFrom('audit_entry')
        .select(['phase', 'outcome', 'result'])
        .where('operation', '=', 'users.resetPassword')
        .orderBy('sequence')
        .execute()
    const killed = await startProgram(settings)
    await fetch(`${killed.awsUrl}/__local/faults`, {
      method: 'POST',
      body: JSON.stringify([{ operation: 'ResetPassword', kind: 'latency', latencyMs: 60_000 }]),
    })
    const answering = killed.session.call('users.resetPassword', reset).catch(() => 'cut')
    await expect.poll(entries).toHaveLength(1)
    killed.child.kill('SIGKILL')
    await killed.exited
    expect(await answering).toBe('cut')

    const next = await startProgram(settings)
    await expect
      .poll(entries, { timeout: 15_000 })
      .toMatchObject([{ phase: 'intent' }, { outcome: 'Interrupted', result: 'INTERRUPTED' }])
    // The one that has ended in order leaves nothing to close.
    next.child.kill('SIGTERM')
    expect(await next.exited).toEqual([0, null])
    expect(await opened.store.selectFrom('instance').selectAll().execute()).toEqual([])
  })

  test('D17 several instances that find an open intent close it once, and no other', async ({
    place,
  }) => {
    await using opened = await openFor(await place(database))
    const { store } = opened
    const key = Buffer.alloc(32)
    const trailOf = (instance: string) => auditTrail(store, { clock: systemClock, key, instance })
    const dead = trailOf('dead')
    const alive = trailOf('alive')
    await alive.begin()
    const event = (requestId: string) => ({
      ...{ requestId, account: 'ada', role: 'administrator' as const },
      ...{ operation: 'users.delete', input: { userId: 'x' } },
    })
    const open = Array.from({ length: 5 }, () => event(randomUUID()))
    for (const each of open) await dead.intent(each)
    const ended = event(randomUUID())
    const succeeded = { outcome: 'Succeeded', result: 'SUCCEEDED' as const }
    await dead.outcome(await dead.intent(ended), ended, succeeded)
    await dead.intent(event('job-j-1-1'))
    await alive.intent(event(randomUUID()))
    const finders = ['a', 'b', 'c'].map(trailOf)
    await Promise.all(finders.map((audit) => closeOpenIntents(store, audit, 'dead')))
    const outcomes = await store
      .selectFrom('audit_entry')
      .select(['request_id', 'outcome'])
      .where('intent_sequence', 'is not', null)
      .orderBy('sequence')
      .execute()
    expect(outcomes[0]).toEqual({ request_id: ended.requestId, outcome: 'Succeeded' })
    expect(
      outcomes
        .slice(1)
        .map(({ request_id }) => request_id)
        .sort(),
    ).toEqual(open.map(({ requestId }) => requestId).sort())
    expect(new Set(outcomes.slice(1).map(({ outcome }) => outcome))).toEqual(
      new Set(['Interrupted']),
    )
    expect(await closeOpenIntents(store, alive, 'dead')).toBe(0)
    expect(await checkAuditTrail(trailRows(store, 100), { key })).not.toHaveProperty('fault')
  })
})
