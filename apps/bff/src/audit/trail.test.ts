import { randomBytes } from 'node:crypto'
import { type Kysely, SqliteAdapter, sql } from 'kysely'
import { describe, expect } from 'vitest'
import { makeAuditCuttable } from '../store/append-only.ts'
import type { Store } from '../store/open-store.ts'
import type { AuditRow } from '../store/tables.ts'
import { databases, openFor, test } from '../test/on-both-stores.ts'
import { hashOf, origin, unkeyedHashOf } from './chain.ts'
import { checkAuditTrail } from './check.ts'
import type { AuditEvent } from './event.ts'
import { auditTrail, type Head } from './trail.ts'
import { trailRows } from './trail-rows.ts'

const key = randomBytes(32)
const event: AuditEvent = {
  ...{ requestId: 'r', account: 'ada', role: 'administrator', operation: 'users.delete' },
  input: { userId: 'x' },
  target: { kind: 'USER', id: 'x', name: 'Theo Brandt' },
}
const clock = { now: () => new Date('2026-11-24T12:00:00Z') }
const succeeded = { outcome: 'Succeeded', result: 'SUCCEEDED' } as const

const trailOf = (store: Store) => auditTrail(store, { clock, key })
/** A batch of two rows, so that a trail of a few rows has several. */
const check = (store: Store, anchors: Head[] = []) =>
  checkAuditTrail(trailRows(store, 2), { key, anchors })

/** Begins a trail, and writes three changes: rows 1 to 7. Returns its head. */
async function write(store: Store): Promise<Head> {
  const trail = trailOf(store)
  await trail.begin()
  for (let each = 0; each < 3; each++)
    await trail.outcome(await trail.intent(event), event, succeeded)
  const head = await trail.head()
  if (!head) throw new Error('There are seven rows')
  return head
}

/** Makes a change that only the owner of the database can make. */
async function asOwner(store: Store, change: (store: Store) => Promise<unknown>): Promise<void> {
  const drop =
    store.getExecutor().adapter instanceof SqliteAdapter
      ? ['DROP TRIGGER audit_entry_update', 'DROP TRIGGER audit_entry_delete']
      : [
          'DROP TRIGGER audit_entry_is_append_only ON audit_entry',
          'DROP TRIGGER audit_entry_is_cut_only ON audit_entry',
          'DROP FUNCTION refuse_uncut_audit_change',
        ]
  for (const statement of drop) await sql.raw(statement).execute(store)
  await change(store)
  await makeAuditCuttable(store as Kysely<unknown>)
}

const rowsOf = (store: Store) =>
  store.selectFrom('audit_entry').selectAll().orderBy('sequence').execute()

/** Writes rows as somebody without the key does: with a hash that they can compute. */
async function writeAgain(store: Store, rows: AuditRow[], hash: typeof unkeyedHashOf) {
  await store.deleteFrom('audit_entry').execute()
  let previous = origin
  for (const row of rows) {
    const made = hash(previous, row)
    await store
      .insertInto('audit_entry')
      .values({ ...row, hash: made })
      .execute()
    previous = made
  }
}

const otherKey = randomBytes(32)
const withOtherKey = (previous: string, row: AuditRow) => hashOf(otherKey, previous, row)
const withoutKey = ({ sequence, at, request_id, phase, account, role, ...row }: AuditRow) => ({
  ...{ sequence, at, request_id, phase, account, role },
  ...{ operation: row.operation, input: row.input, outcome: row.outcome, hash: '' },
  instance: null,
  ...{ is_keyed: null, intent_sequence: phase === 'outcome' && sequence > 1 ? sequence - 1 : null },
  ...{ account_name: null, target_kind: null, target_id: null, target_name: null, cut_to: null },
  ...{ organization_id: null, result: null, facts: null },
  ...{ search_account: null, search_target: null, search_rest: null },
})

const move = (store: Store, from: number, to: number) =>
  store.updateTable('audit_entry').set({ sequence: to }).where('sequence', '=', from).execute()

/** What somebody does to the database, and the first bad entry that has to be named. */
const tampering: [string, (store: Store) => Promise<unknown>, { number: number; kind: string }][] =
  [
    ...(
      [
        ...(['account', 'role', 'at', 'operation', 'input', 'outcome', 'request_id'] as const),
        ...([
          'target_name',
          'target_id',
          'facts',
          'search_rest',
          'account_name',
          'result',
        ] as const),
      ] as const
    ).map((column): (typeof tampering)[number] => [
      `the ${column} of an entry is edited`,
      (store) =>
        store
          .updateTable('audit_entry')
          .set({ [column]: 'eve' })
          .where('sequence', '=', 4)
          .execute(),
      { number: 4, kind: 'changed' },
    ]),
    [
      'an entry is deleted',
      (store) => store.deleteFrom('audit_entry').where('sequence', '=', 4).execute(),
      { number: 4, kind: 'missing' },
    ],
    [
      'the first entry is deleted',
      (store) => store.deleteFrom('audit_entry').where('sequence', '=', 1).execute(),
      { number: 1, kind: 'missing' },
    ],
    [
      'an entry is deleted and the rest moves up',
      async (store) => {
        await store.deleteFrom('audit_entry').where('sequence', '=', 4).execute()
        for (const each of [5, 6, 7]) await move(store, each, each - 1)
      },
      { number: 4, kind: 'changed' },
    ],
    [
      'two entries are swapped',
      async (store) => {
        await move(store, 4, 99)
        await move(store, 5, 4)
        await move(store, 99, 5)
      },
      { number: 4, kind: 'changed' },
    ],
    [
      'the trail is emptied',
      (store) => store.deleteFrom('audit_entry').execute(),
      { number: 1, kind: 'missing' },
    ],
    [
      'an entry is edited and the rest chained again with another key',
      async (store) => {
        const rows = await rowsOf(store)
        await writeAgain(
          store,
          rows.map((row) => (row.sequence === 4 ? { ...row, account: 'eve' } : row)),
          withOtherKey,
        )
      },
      { number: 1, kind: 'changed' },
    ],
    [
      'all of it is chained again without a key, as old versions did',
      async (store) => writeAgain(store, (await rowsOf(store)).map(withoutKey), unkeyedHashOf),
      { number: 1, kind: 'unsealed' },
    ],
    [
      'an entry without a key is added',
      async (store) => {
        const last = (await rowsOf(store)).at(-1)
        if (!last) throw new Error('There are seven rows')
        const row = { ...withoutKey(last), sequence: 8, phase: 'intent', intent_sequence: null }
        await store
          .insertInto('audit_entry')
          .values({ ...row, hash: unkeyedHashOf(last.hash, row) })
          .execute()
      },
      { number: 8, kind: 'changed' },
    ],
    [
      'a cut is forged, and what is before it deleted',
      async (store) => {
        const rows = await rowsOf(store)
        const last = rows.at(-1)
        if (!last) throw new Error('There are seven rows')
        const input = JSON.stringify({ number: 4, hash: rows[3]?.hash })
        const row = { ...last, sequence: 8, operation: 'auditTrail.cut', input, cut_to: 4 }
        await store
          .insertInto('audit_entry')
          .values({ ...row, hash: hashOf(otherKey, last.hash, row) })
          .execute()
        await store.deleteFrom('audit_entry').where('sequence', '<=', 4).execute()
      },
      { number: 8, kind: 'changed' },
    ],
  ]

describe.each(databases)('on %s', (database) => {
  test('an untouched trail holds', async ({ place }) => {
    await using opened = await openFor(await place(database))
    const head = await write(opened.store)
    expect(await check(opened.store, [head])).toEqual({
      ...{ entries: 7, head, cutTo: 0, anchors: 1 },
    })
  })

  test.for(tampering)('M8 S10 it shows that %s', async ([, change, fault], { place }) => {
    await using opened = await openFor(await place(database))
    await write(opened.store)
    await asOwner(opened.store, change)
    expect(await check(opened.store)).toMatchObject({ entries: expect.any(Number), fault })
  })

  test('M8 an anchor shows that entries were cut off at the end', async ({ place }) => {
    await using opened = await openFor(await place(database))
    const { store } = opened
    const head = await write(store)
    await asOwner(store, (owned) =>
      owned.deleteFrom('audit_entry').where('sequence', '>', 3).execute(),
    )
    expect(await check(store)).not.toHaveProperty('fault')
    expect(await check(store, [head])).toMatchObject({
      entries: 3,
      fault: { number: 4, kind: 'cutOff' },
    })
  })

  test('M8 an anchor shows that the trail was written again to the same length, even with the key', async ({
    place,
  }) => {
    await using opened = await openFor(await place(database))
    const { store } = opened
    const head = await write(store)
    const rows = await rowsOf(store)
    await asOwner(store, () =>
      writeAgain(
        store,
        rows.map((row) => (row.sequence === 4 ? { ...row, account: 'eve' } : row)),
        (previous, row) => hashOf(key, previous, row),
      ),
    )
    expect(await check(store)).not.toHaveProperty('fault')
    expect(await check(store, [head])).toMatchObject({ fault: { number: 7, kind: 'rewritten' } })
  })

  test('a trail of a version without a key is verified by its own rule, and then sealed', async ({
    place,
  }) => {
    await using opened = await openFor(await place(database))
    const { store } = opened
    await write(store)
    await asOwner(store, async (owned) =>
      writeAgain(owned, (await rowsOf(owned)).map(withoutKey), unkeyedHashOf),
    )
    await trailOf(store).begin()
    expect(await check(store)).toMatchObject({ entries: 8 })
    expect(await check(store)).not.toHaveProperty('fault')
    for (const [column, value] of [
      ['account', 'eve'],
      ['target_name', 'Somebody else'],
      ['intent_sequence', 1],
    ] as const) {
      const changed = store.updateTable('audit_entry').set({ [column]: value })
      const before = (await rowsOf(store))[4]
      await asOwner(store, () => changed.where('sequence', '=', 5).execute())
      expect(await check(store), column).toMatchObject({ fault: { number: 5, kind: 'changed' } })
      await asOwner(store, () =>
        store
          .updateTable('audit_entry')
          .set({ [column]: before?.[column] })
          .where('sequence', '=', 5)
          .execute(),
      )
    }
  })

  test('several processes write one trail at once, without gaps', async ({ place }) => {
    const settings = await place(database)
    await using one = await openFor(settings)
    await using other = await openFor(settings)
    const trails = [one, other].map(({ store }) => trailOf(store))
    await trails[0]?.begin()
    await Promise.all(
      Array.from({ length: 20 }, () => trails.map((trail) => trail.intent(event))).flat(),
    )
    expect(await check(one.store)).toMatchObject({ entries: 41 })
    expect(await check(one.store)).not.toHaveProperty('fault')
  })

  test('instances that start at the same time begin the trail once', async ({ place }) => {
    const settings = await place(database)
    await using one = await openFor(settings)
    await using other = await openFor(settings)
    await Promise.all([one, other, one, other].map(({ store }) => trailOf(store).begin()))
    expect(await rowsOf(one.store)).toMatchObject([{ operation: 'auditTrail.begin' }])
  })
})
