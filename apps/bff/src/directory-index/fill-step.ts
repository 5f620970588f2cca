import { InvalidParameterException, type WorkMail } from '@aws-sdk/client-workmail'
import * as z from 'zod/mini'
import { awsDirectory, unlessNotFound } from '../aws/directory.ts'
import { holdsLease, indexLease } from '../store/lease.ts'
import type { Store } from '../store/open-store.ts'
import {
  contentOf,
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
import { type EntityPart, type KnownEntity, nextPart } from './known-entity.ts'
import { type Cursor, listPage, lists, type Permission, readPart } from './read-from-aws.ts'
import { reread } from './reread.ts'
import type { Scope } from './scope.ts'

/**
 * How many entities are read before they are stored: few enough to lose little, and to answer other
 * requests in between.
 */
const batchSize = 10

type Step = {
  store: Store
  client: () => Promise<WorkMail>
  scope: Scope
  /** The index at the beginning of the step. */
  index: IndexRow
  holder: string
}

const StoredCursor = z.object({ list: z.enum(lists), nextToken: z.optional(z.string()) })

function cursorOf({ cursor }: IndexRow): Cursor {
  return cursor === null ? { list: 'users' } : StoredCursor.parse(JSON.parse(cursor))
}

/** Stores what a step read, unless another process now fills the index or a new listing began. */
async function keep(
  { store, index: before, holder }: Step,
  work: (transaction: Db, index: IndexRow) => Promise<void>,
): Promise<void> {
  await underNewRevision(store, before.directory, async (transaction, index) => {
    const isSame = index.generation === before.generation && index.phase === before.phase
    if (isSame && (await holdsLease(transaction, indexLease(before.directory), holder)))
      await work(transaction, index)
  })
}

/** The part that each phase after the listing reads, and the next phase. */
const phases = {
  ALIASES: { part: 'aliases', next: 'DETAILS' },
  DETAILS: { part: 'details', next: 'MEMBERS' },
  MEMBERS: { part: 'members', next: 'PERMISSIONS' },
  PERMISSIONS: { part: 'permissions', next: 'QUOTAS' },
  QUOTAS: { part: 'quota', next: 'COMPLETE' },
} as const satisfies Record<string, { part: EntityPart; next: IndexRow['phase'] }>

type Phase = keyof typeof phases

/** Begins the next phase. */
async function begin(
  db: Db,
  { directory }: IndexRow,
  phase: Phase | 'COMPLETE',
  asOf?: string,
): Promise<void> {
  const isComplete = phase === 'COMPLETE'
  const total = isComplete
    ? await countEntries(db, directory)
    : await countToRead(db, directory, phases[phase].part)
  await updateIndex(db, directory, {
    ...{ phase, total, done: isComplete ? total : 0, cursor: null, problem: null, retry_at: null },
    ...(asOf === undefined ? {} : { as_of: asOf }),
  })
}

/** Lists one page. If AWS no longer knows the page, the listing starts again at the first one. */
async function list(step: Step): Promise<void> {
  const { scope, index: before, client } = step
  const cursor = cursorOf(before)
  const page = await listPage(await client(), scope.organizationId, cursor).catch(
    (error: unknown): { entities: KnownEntity[]; next: Cursor } => {
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

/** Reads the phase's part of the next entities and stores it, or begins the next phase. */
async function readNext(step: Step, phase: Phase): Promise<void> {
  const { store, scope, index: before, client } = step
  const { directory } = before
  const { part, next } = phases[phase]
  const rows = await findToRead(store, directory, part, batchSize)
  if (rows.length === 0) return keep(step, (transaction, index) => begin(transaction, index, next))
  const atAws = awsDirectory(await client(), scope.organizationId)
  const answers = new Map(
    await Promise.all(
      rows.map(async (row) => {
        const entity = entityOf(row)
        const reading = entity && readPart[part](atAws, entity)
        return [row.id, reading && (await unlessNotFound(reading))] as const
      }),
    ),
  )
  await keep(step, async (transaction, index) => {
    const found: EntryRow[] = []
    const permissions = new Map<string, readonly Permission[]>()
    const gone: EntryRow[] = []
    for (const row of await findEntries(transaction, directory, [...answers.keys()])) {
      const answer = answers.get(row.id)
      // An entity that was changed in the meantime was read again by the change, or will be.
      if (row.content === null || row.revision > before.revision || row.to_read !== part) continue
      if (!answer) {
        gone.push({ ...row, to_read: 'everything' })
        continue
      }
      const content = contentOf(answer.entity)
      const revision = content === row.content ? row.revision : index.revision
      found.push({ ...row, content, revision, to_read: nextPart(answer.entity, part) })
      if (answer.permissions) permissions.set(row.id, answer.permissions)
    }
    await putEntries(transaction, [...found, ...gone])
    await putPermissions(transaction, directory, permissions)
    await updateIndex(transaction, directory, {
      ...{ done: index.done + rows.length, problem: null, retry_at: null },
      ...(gone.length === 0 ? {} : { has_stale: 1 }),
    })
  })
}

/** Reads the stale entities again. */
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

/**
 * Takes the next step towards a complete index; returns false if it is complete. Errors: those of
 * AWS and the store; nothing has changed then.
 */
export async function fillStep(step: Step): Promise<boolean> {
  const { index } = step
  if (index.has_stale !== 0) await readStale(step)
  else if (index.phase === 'LISTING') await list(step)
  else if (index.phase !== 'COMPLETE') await readNext(step, index.phase)
  else return false
  return true
}
