import {
  EntityNotFoundException,
  InvalidParameterException,
  type WorkMail,
} from '@aws-sdk/client-workmail'
import type { Entity } from '@mailroom/schemas'
import * as z from 'zod/mini'
import type { Store } from '../store/open-store.ts'
import {
  countEntries,
  countToRead,
  type EntryRow,
  entityOf,
  findEntries,
  findToRead,
  putEntries,
  putListed,
  putPermissions,
  removeUnlisted,
} from './entry-rows.ts'
import { type Db, type IndexRow, underNewRevision, updateIndex } from './index-rows.ts'
import {
  type Cursor,
  listPage,
  lists,
  type Permission,
  readAliases,
  readPermissions,
} from './read-from-aws.ts'
import { reread } from './reread.ts'
import type { Scope } from './scope.ts'

/** How many entities are read before what was read is kept: few enough to lose little, and to answer others in between. */
const batchSize = 10

type Step = {
  store: Store
  client: () => Promise<WorkMail>
  scope: Scope
  /** The index as it was when the step began. */
  index: IndexRow
  holder: string
}

const StoredCursor = z.object({ list: z.enum(lists), nextToken: z.optional(z.string()) })

function cursorOf({ cursor }: IndexRow): Cursor {
  return cursor === null ? { list: 'users' } : StoredCursor.parse(JSON.parse(cursor))
}

/** Keeps what a step read, unless another process fills meanwhile or a new listing began. */
async function keep(
  { store, index: before, holder }: Step,
  work: (transaction: Db, index: IndexRow) => Promise<void>,
): Promise<void> {
  await underNewRevision(store, before.directory, async (transaction, index) => {
    const isOurs =
      index.lease_holder === holder &&
      index.generation === before.generation &&
      index.phase === before.phase
    if (isOurs) await work(transaction, index)
  })
}

/** Begins the next phase. */
async function begin(
  db: Db,
  { directory }: IndexRow,
  phase: 'ALIASES' | 'PERMISSIONS' | 'COMPLETE',
  asOf?: string,
): Promise<void> {
  const isComplete = phase === 'COMPLETE'
  const total = isComplete
    ? await countEntries(db, directory)
    : await countToRead(db, directory, phase === 'ALIASES' ? 'aliases' : 'permissions')
  await updateIndex(db, directory, {
    ...{ phase, total, done: isComplete ? total : 0, cursor: null, problem: null, retry_at: null },
    ...(asOf === undefined ? {} : { as_of: asOf }),
  })
}

/** Lists one page. A page that AWS no longer knows is begun again at the first. */
async function list(step: Step): Promise<void> {
  const { scope, index: before, client } = step
  const cursor = cursorOf(before)
  const page = await listPage(await client(), scope.organizationId, cursor).catch(
    (error: unknown): { entities: Entity[]; next: Cursor } => {
      if (!(error instanceof InvalidParameterException) || cursor.nextToken === undefined)
        throw error
      return { entities: [], next: { list: cursor.list } }
    },
  )
  await keep(step, async (transaction, index) => {
    await putListed(transaction, index, page.entities, before.revision)
    if (page.next)
      return updateIndex(transaction, index.directory, {
        ...{ cursor: JSON.stringify(page.next), done: index.done + page.entities.length },
        ...{ problem: null, retry_at: null },
      })
    await removeUnlisted(transaction, index)
    await begin(transaction, index, 'ALIASES', index.listing_began_at)
  })
}

/** What was read of an entity, which is as it was before. */
type Found<Read> = { row: EntryRow; entity: Entity; read: Read }

/** Something read of an entity; nothing where it is gone meanwhile and has to be looked at again. */
async function unlessGone<Read>(read: Promise<Read>): Promise<Read | undefined> {
  try {
    return await read
  } catch (error) {
    if (error instanceof EntityNotFoundException) return undefined
    throw error
  }
}

/** Reads something of the next entities and keeps it, or begins the next phase where none is left. */
async function readNext<Read>(
  step: Step,
  toRead: 'aliases' | 'permissions',
  read: (workmail: WorkMail, organizationId: string, entity: Entity) => Promise<Read>,
  put: (db: Db, index: IndexRow, found: readonly Found<Read>[]) => Promise<void>,
): Promise<void> {
  const { store, scope, index: before, client } = step
  const { directory } = before
  const rows = await findToRead(store, directory, toRead, batchSize)
  if (rows.length === 0) {
    const phase = toRead === 'aliases' ? 'PERMISSIONS' : 'COMPLETE'
    return keep(step, (transaction, index) => begin(transaction, index, phase))
  }
  const workmail = await client()
  const answers = new Map(
    await Promise.all(
      rows.map(async (row) => {
        const entity = entityOf(row)
        const answer = entity && (await unlessGone(read(workmail, scope.organizationId, entity)))
        return [row.id, answer] as const
      }),
    ),
  )
  await keep(step, async (transaction, index) => {
    const found: Found<Read>[] = []
    const gone: EntryRow[] = []
    for (const row of await findEntries(transaction, directory, [...answers.keys()])) {
      const entity = entityOf(row)
      const answer = answers.get(row.id)
      // Whatever was changed meanwhile was read again by whoever changed it, or will be.
      if (!entity || row.revision > before.revision || row.to_read !== toRead) continue
      if (answer === undefined) gone.push({ ...row, to_read: 'everything' })
      else found.push({ row, entity, read: answer })
    }
    await putEntries(transaction, gone)
    await put(transaction, index, found)
    await updateIndex(transaction, directory, {
      ...{ done: index.done + rows.length, problem: null, retry_at: null },
      ...(gone.length === 0 ? {} : { has_stale: 1 }),
    })
  })
}

const readNextAliases = (step: Step) =>
  readNext<string[]>(step, 'aliases', readAliases, async (db, { revision }, found) => {
    const rows = found.map(({ row, entity, read }): EntryRow => {
      const content = JSON.stringify({ ...entity, aliases: read })
      const isSame = content === row.content
      return { ...row, content, revision: isSame ? row.revision : revision, to_read: 'permissions' }
    })
    await putEntries(db, rows)
  })

const readNextPermissions = (step: Step) =>
  readNext<Permission[]>(step, 'permissions', readPermissions, async (db, { directory }, found) => {
    await putPermissions(db, directory, new Map(found.map(({ row, read }) => [row.id, read])))
    await putEntries(
      db,
      found.map(({ row }): EntryRow => ({ ...row, to_read: null })),
    )
  })

/** Reads again what is marked as stale; nothing left is noted. */
async function readStale(step: Step): Promise<void> {
  const { store, scope, index } = step
  const rows = await findToRead(store, index.directory, 'everything', batchSize)
  const workmail = await step.client()
  await Promise.all(rows.map(({ id }) => reread(store, workmail, scope, id)))
  await keep(step, async (transaction) => {
    const left = await countToRead(transaction, index.directory, 'everything')
    await updateIndex(transaction, index.directory, {
      ...{ has_stale: left === 0 ? 0 : 1, problem: null, retry_at: null },
    })
  })
}

/** Does the next thing for an index to become complete; false where there is none. Errors: those of AWS and the store, and then nothing is changed. */
export async function fillStep(step: Step): Promise<boolean> {
  const { index } = step
  if (index.has_stale !== 0) await readStale(step)
  else if (index.phase === 'LISTING') await list(step)
  else if (index.phase === 'ALIASES') await readNextAliases(step)
  else if (index.phase === 'PERMISSIONS') await readNextPermissions(step)
  else return false
  return true
}
