import type { ExportItemState } from '@mailroom/schemas/export-run-states'
import type { ExportOrder } from '@mailroom/schemas/export-runs'
import { ExportSettings } from '@mailroom/schemas/export-settings'
import { type Insertable, type Kysely, type Selectable, sql, type Updateable } from 'kysely'
import type { ExportItemRow, ExportJobRow, ExportRunRow } from '../store/export-tables.ts'
import type { Tables } from '../store/tables.ts'

export type Db = Kysely<Tables>
export type RunRecord = Selectable<ExportRunRow>
export type ItemRecord = Selectable<ExportItemRow>
/** An item without what it has once it is started. */
export type NewItem = Insertable<ExportItemRow>
export type JobRecord = Selectable<ExportJobRow>

/** How many rows one statement writes; databases limit the number of values. */
const maxRows = 500

export const openStates = ['PLANNED', 'WAITING', 'STARTING', 'RUNNING'] as const

export function findRun(db: Db, id: string): Promise<RunRecord | undefined> {
  return db.selectFrom('export_run').selectAll().where('id', '=', id).executeTakeFirst()
}

/**
 * Returns a run that nobody else changes before the transaction ends: whoever changes its items
 * takes it first.
 */
export function lockRun(db: Db, id: string): Promise<RunRecord | undefined> {
  return db
    .updateTable('export_run')
    .set({ id })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst()
}

export async function updateRun(db: Db, id: string, change: Updateable<ExportRunRow>) {
  await db.updateTable('export_run').set(change).where('id', '=', id).execute()
}

export function settingsOf({ settings }: Pick<RunRecord, 'settings'>): ExportSettings {
  return ExportSettings.parse(JSON.parse(settings))
}

/** Changes an item that is in one of some states; returns false if it no longer is. */
export async function updateItem(
  db: Db,
  { run_id, entity_id, attempt }: Pick<ItemRecord, 'run_id' | 'entity_id' | 'attempt'>,
  states: readonly ExportItemState[],
  change: Updateable<ExportItemRow>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('export_item')
    .set(change)
    .where('run_id', '=', run_id)
    .where('entity_id', '=', entity_id)
    .where('attempt', '=', attempt)
    .where('state', 'in', states)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function addItems(db: Db, items: readonly NewItem[]): Promise<void> {
  for (let from = 0; from < items.length; from += maxRows)
    await db
      .insertInto('export_item')
      .values(items.slice(from, from + maxRows))
      .execute()
}

export function itemsIn(db: Db, runId: string, states: readonly ExportItemState[]) {
  return db
    .selectFrom('export_item')
    .selectAll()
    .where('run_id', '=', runId)
    .where('state', 'in', states)
    .orderBy('position')
}

type Placed = Pick<
  ItemRecord,
  'entity_id' | 'rank' | 'listed' | 'search' | 'email' | 'size_mb' | 'purge_at' | 'skip_reason'
>

function compare<Value>(one: Value, other: Value): number {
  if (one === other) return 0
  return one < other ? -1 : 1
}

const domainOf = ({ email }: Placed) => email?.split('@')[1]?.toLowerCase() ?? '\u{10FFFF}'

const byOrder: Record<ExportOrder, (one: Placed, other: Placed) => number> = {
  // The largest first, and those of unknown size last.
  size: (one, other) => compare(other.size_mb ?? -1, one.size_mb ?? -1),
  name: () => 0,
  domain: (one, other) => compare(domainOf(one), domainOf(other)),
  list: (one, other) => compare(one.listed, other.listed),
}

/** Returns items in the order of a run; those that are skipped are the last. Source: XQ-11. */
export function inOrder<Item extends Placed>(items: readonly Item[], order: ExportOrder): Item[] {
  const isSkipped = ({ skip_reason: reason }: Placed) => (reason === null ? 0 : 1)
  return items.toSorted(
    (one, other) =>
      isSkipped(one) - isSkipped(other) ||
      one.rank - other.rank ||
      (one.rank === 1 ? compare(one.purge_at ?? '', other.purge_at ?? '') : 0) ||
      (one.rank === 0 ? compare(one.listed, other.listed) : 0) ||
      byOrder[order](one, other) ||
      compare(one.search, other.search) ||
      compare(one.entity_id, other.entity_id),
  )
}

/** Gives the items of a run their positions again, after sizes or the order have changed. */
export async function putPositions(db: Db, runId: string, order: ExportOrder): Promise<void> {
  const items = await db
    .selectFrom('export_item')
    .select(['entity_id', 'rank', 'listed', 'search', 'email', 'size_mb', 'purge_at'])
    .select(['skip_reason', 'position'])
    .where('run_id', '=', runId)
    .execute()
  const moved = inOrder(items, order)
    .map((item, at) => ({ ...item, to: at + 1 }))
    .filter(({ position, to }) => position !== to)
  for (let from = 0; from < moved.length; from += maxRows) {
    const rows = moved
      .slice(from, from + maxRows)
      .map(({ entity_id, to }) => sql`(${entity_id}, ${String(to)})`)
    await sql`
      UPDATE export_item SET position = CAST(placed.column2 AS integer)
      FROM (VALUES ${sql.join(rows)}) AS placed
      WHERE run_id = ${runId} AND entity_id = placed.column1`.execute(db)
  }
}
