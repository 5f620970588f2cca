import { SqliteAdapter, sql } from 'kysely'
import { describe, expect } from 'vitest'
import type { Store } from '../store/open-store.ts'
import { databases, openFor, test } from '../test/on-both-stores.ts'
import { hashOf } from './chain.ts'
import { checkAuditTrail } from './check.ts'
import { auditTrail } from './trail.ts'

const event = {
  requestId: 'r',
  account: 'ada',
  role: 'administrator',
  operation: 'users.delete',
  input: { userId: 'x' },
} as const

const clock = { now: () => new Date('2026-11-24T12:00:00Z') }

async function write(store: Store, entries: number): Promise<void> {
  const trail = auditTrail(store, clock)
  for (let each = 0; each < entries; each++) await trail.intent(event)
}

/** Makes a change that only the owner of the database can make. */
async function asOwner(store: Store, change: (store: Store) => Promise<unknown>): Promise<void> {
  const drop =
    store.getExecutor().adapter instanceof SqliteAdapter
      ? ['DROP TRIGGER audit_entry_update', 'DROP TRIGGER audit_entry_delete']
      : ['DROP TRIGGER audit_entry_is_append_only ON audit_entry']
  for (const statement of drop) await sql.raw(statement).execute(store)
  await change(store)
}

describe.each(databases)('on %s', (database) => {
  test('an untouched trail is intact, and so is an empty one', async ({ place }) => {
    await using opened = await openFor(await place(database))
    const { store } = opened
    expect(await checkAuditTrail(store)).toEqual({ entries: 0, lastHash: '0'.repeat(64) })
    await write(store, 3)
    expect(await checkAuditTrail(store)).toMatchObject({ entries: 3 })
    expect(await checkAuditTrail(store)).not.toHaveProperty('brokenAt')
  })

  test.for([
    [
      'changed',
      (store: Store) =>
        store
          .updateTable('audit_entry')
          .set({ account: 'eve' })
          .where('sequence', '=', 2)
          .execute(),
    ],
    [
      'changed with a hash that fits itself',
      async (store: Store) => {
        const rows = await store.selectFrom('audit_entry').selectAll().orderBy('sequence').execute()
        const [before, changed] = [rows[0], rows[1]]
        if (!before || !changed) throw new Error('There are three entries')
        const { hash: _, ...entry } = { ...changed, account: 'eve' }
        await store
          .updateTable('audit_entry')
          .set({ account: 'eve', hash: hashOf(before.hash, entry) })
          .where('sequence', '=', 2)
          .execute()
      },
    ],
    [
      'deleted',
      (store: Store) => store.deleteFrom('audit_entry').where('sequence', '=', 2).execute(),
    ],
    [
      'put in another place',
      async (store: Store) => {
        await store
          .updateTable('audit_entry')
          .set({ sequence: 9 })
          .where('sequence', '=', 2)
          .execute()
        await store
          .updateTable('audit_entry')
          .set({ sequence: 2 })
          .where('sequence', '=', 3)
          .execute()
        await store
          .updateTable('audit_entry')
          .set({ sequence: 3 })
          .where('sequence', '=', 9)
          .execute()
      },
    ],
  ] as const)('an entry that was %s shows', async ([how, change], { place }) => {
    await using opened = await openFor(await place(database))
    const { store } = opened
    await write(store, 3)
    await asOwner(store, change)
    const { brokenAt } = await checkAuditTrail(store)
    expect(brokenAt).toBe(how === 'changed with a hash that fits itself' ? 3 : 2)
  })

  test('an inserted entry is detected', async ({ place }) => {
    await using opened = await openFor(await place(database))
    const { store } = opened
    await write(store, 2)
    const [row] = await store
      .selectFrom('audit_entry')
      .selectAll()
      .where('sequence', '=', 2)
      .execute()
    if (!row) throw new Error('There are two entries')
    await store
      .insertInto('audit_entry')
      .values({ ...row, sequence: 3 })
      .execute()
    expect(await checkAuditTrail(store)).toMatchObject({ entries: 2, brokenAt: 3 })
  })

  test('a gap in the numbers is detected, even if the hashes fit', async ({ place }) => {
    await using opened = await openFor(await place(database))
    const { store } = opened
    await write(store, 1)
    const first = await store.selectFrom('audit_entry').selectAll().executeTakeFirstOrThrow()
    const { hash, ...entry } = { ...first, sequence: 3 }
    await store
      .insertInto('audit_entry')
      .values({ ...entry, hash: hashOf(hash, entry) })
      .execute()
    expect(await checkAuditTrail(store)).toMatchObject({ entries: 1, brokenAt: 2 })
  })

  test('an anchor shows that entries were cut off at the end', async ({ place }) => {
    await using opened = await openFor(await place(database))
    const { store } = opened
    await write(store, 3)
    const anchor = await auditTrail(store, clock).last()
    if (!anchor) throw new Error('There are three entries')
    expect(await checkAuditTrail(store, anchor)).not.toHaveProperty('brokenAt')
    await asOwner(store, (owned) =>
      owned.deleteFrom('audit_entry').where('sequence', '>', 1).execute(),
    )
    expect(await checkAuditTrail(store)).not.toHaveProperty('brokenAt')
    expect(await checkAuditTrail(store, anchor)).toMatchObject({ entries: 1, brokenAt: 2 })
    // A trail that was written again from there on is detected, too.
    await write(store, 5)
    expect(await checkAuditTrail(store)).not.toHaveProperty('brokenAt')
    expect(await checkAuditTrail(store, { ...anchor, hash: 'f'.repeat(64) })).toMatchObject({
      brokenAt: 3,
    })
  })

  test('several processes write one trail at once, without gaps', async ({ place }) => {
    const settings = await place(database)
    await using one = await openFor(settings)
    await using other = await openFor(settings)
    const trails = [one, other].map(({ store }) => auditTrail(store, clock))
    await Promise.all(
      Array.from({ length: 20 }, () => trails.map((trail) => trail.intent(event))).flat(),
    )
    expect(await checkAuditTrail(one.store)).toMatchObject({ entries: 40 })
    expect(await checkAuditTrail(one.store)).not.toHaveProperty('brokenAt')
  })
})

test('a trail of more entries than one batch is checked to its end', async ({ place }) => {
  await using opened = await openFor({ ...(await place('SQLite')), dataDir: undefined })
  await write(opened.store, 1_001)
  expect(await checkAuditTrail(opened.store)).toMatchObject({ entries: 1_001 })
})
