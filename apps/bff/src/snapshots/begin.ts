import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { firstTasks } from './read-tasks.ts'
import type { RowSeal } from './row-seal.ts'
import { addTasks, type Db } from './tables.ts'

type Wanted = {
  directory: string
  scope: keyof typeof firstTasks
  createdBy: string
  /** The time at AWS. */
  now: Date
  origin: 'asked' | 'scheduled'
}

/**
 * Returns when a snapshot begins. AWS tells its time in seconds; of two in the same one, the later
 * stays the later.
 */
async function beginningOf(db: Db, directory: string, now: Date): Promise<string> {
  const endOfSecond = new Date(now.getTime() + 1_000).toISOString()
  const before = await db
    .selectFrom('snapshot')
    .select('created_at')
    .where('directory', '=', directory)
    .where('created_at', '>=', now.toISOString())
    .where('created_at', '<', endOfSecond)
    .orderBy('created_at', 'desc')
    .executeTakeFirst()
  return before ? new Date(Date.parse(before.created_at) + 1).toISOString() : now.toISOString()
}

/** Begins a snapshot; returns undefined if one of the organization is being read already. */
export async function beginSnapshot(
  transaction: Db,
  { directory, scope, createdBy, now, origin }: Wanted,
  seal: RowSeal,
): Promise<string | undefined> {
  const id = randomUUID()
  const createdAt = await beginningOf(transaction, directory, now)
  const { numInsertedOrUpdatedRows = 0n } = await transaction
    .insertInto('snapshot')
    .values({
      ...{ id, directory, scope, origin, state: 'RUNNING', phase: 'READING' },
      ...{ created_by: createdBy, created_at: createdAt, calls_done: 0, changed: 0 },
    })
    .onConflict((conflict) =>
      conflict.column('directory').where(sql<boolean>`state = 'RUNNING'`).doNothing(),
    )
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows === 0n) return undefined
  const tasks = firstTasks[scope].map((kind) => ({ kind, subject: '' }))
  await addTasks(transaction, id, tasks, { seal })
  return id
}
