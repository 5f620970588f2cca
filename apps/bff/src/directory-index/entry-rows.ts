import type { Selectable } from 'kysely'
import type { DirectoryEntryRow } from '../store/tables.ts'
import type { Db, IndexRow } from './index-rows.ts'
import { KnownEntity, nextPart, withKnownParts } from './known-entity.ts'
import type { Everything, Permission } from './read-from-aws.ts'

export type EntryRow = Selectable<DirectoryEntryRow>
export type ToRead = NonNullable<EntryRow['to_read']>

/** How many rows one statement inserts; databases limit the number of values. */
const maxRows = 1_000

/** Returns the entity in a row; undefined if it is deleted. */
export function entityOf({ content }: Pick<EntryRow, 'content'>): KnownEntity | undefined {
  return content === null ? undefined : KnownEntity.parse(JSON.parse(content))
}

/**
 * Returns an entity as its row stores it: the members in one order, so that equal entities are
 * equal texts.
 */
export function contentOf(entity: KnownEntity): string {
  return JSON.stringify(KnownEntity.parse(entity))
}

export function findEntries(
  db: Db,
  directory: string,
  ids: readonly string[],
): Promise<EntryRow[]> {
  return db
    .selectFrom('directory_entry')
    .selectAll()
    .where('directory', '=', directory)
    .where('id', 'in', ids)
    .execute()
}

/** Finds some of the entities whose next part to read is the same. */
export function findToRead(
  db: Db,
  directory: string,
  toRead: ToRead,
  limit: number,
): Promise<EntryRow[]> {
  return db
    .selectFrom('directory_entry')
    .selectAll()
    .where('directory', '=', directory)
    .where('to_read', '=', toRead)
    .orderBy('id')
    .limit(limit)
    .execute()
}

export async function countToRead(db: Db, directory: string, toRead: ToRead): Promise<number> {
  const { count } = await db
    .selectFrom('directory_entry')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('directory', '=', directory)
    .where('to_read', '=', toRead)
    .executeTakeFirstOrThrow()
  return Number(count)
}

export async function countEntries(db: Db, directory: string): Promise<number> {
  const { count } = await db
    .selectFrom('directory_entry')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('directory', '=', directory)
    .where('content', 'is not', null)
    .executeTakeFirstOrThrow()
  return Number(count)
}

export async function putEntries(db: Db, rows: readonly EntryRow[]): Promise<void> {
  if (rows.length === 0) return
  await db
    .insertInto('directory_entry')
    .values([...rows])
    .onConflict((conflict) =>
      conflict.columns(['directory', 'id']).doUpdateSet((row) => ({
        content: row.ref('excluded.content'),
        revision: row.ref('excluded.revision'),
        generation: row.ref('excluded.generation'),
        to_read: row.ref('excluded.to_read'),
      })),
    )
    .execute()
}

/**
 * Stores a page of the listing. Parts stay until they are read again. The page may be older than
 * changes after revision `before`, so those changes stay; the revisions of unchanged entities stay
 * too.
 */
export async function putListed(
  db: Db,
  { directory, revision, generation }: IndexRow,
  listed: readonly KnownEntity[],
  before: number,
): Promise<void> {
  const rows = await findEntries(
    db,
    directory,
    listed.map(({ id }) => id),
  )
  const known = new Map(rows.map((row) => [row.id, row]))
  const fresh = listed.map((entity): EntryRow => {
    const row = known.get(entity.id)
    if (row && row.revision > before) return { ...row, generation }
    const content = contentOf(withKnownParts(entity, row && entityOf(row)))
    return {
      directory,
      id: entity.id,
      content,
      revision: content === row?.content ? row.revision : revision,
      generation,
      to_read: row?.to_read === 'everything' ? 'everything' : nextPart(entity),
    }
  })
  await putEntries(db, fresh)
}

/** Replaces the permissions on some mailboxes, by the owner of the mailbox. */
export async function putPermissions(
  db: Db,
  directory: string,
  permissions: ReadonlyMap<string, readonly Permission[]>,
): Promise<void> {
  if (permissions.size === 0) return
  await db
    .deleteFrom('directory_permission')
    .where('directory', '=', directory)
    .where('entity_id', 'in', [...permissions.keys()])
    .execute()
  const rows = [...permissions].flatMap(([entityId, held]) =>
    held.map(({ granteeId, permissionValues }) => ({
      directory,
      entity_id: entityId,
      grantee_id: granteeId,
      permission_values: JSON.stringify(permissionValues),
    })),
  )
  for (let at = 0; at < rows.length; at += maxRows)
    await db
      .insertInto('directory_permission')
      .values(rows.slice(at, at + maxRows))
      .execute()
}

/**
 * Stores everything that was read of an entity. Returns false if it was changed after revision
 * `before`: the reading may then be too old.
 */
export async function putEverything(
  db: Db,
  { directory, revision, generation }: IndexRow,
  id: string,
  read: Everything,
  before: number,
): Promise<boolean> {
  const known = read?.entity.id ?? id
  const [row] = await findEntries(db, directory, [known])
  if (row && row.revision > before) return false
  const content = read ? contentOf(read.entity) : null
  if (!row && content === null) return true
  const entry = { directory, id: known, content, revision, generation, to_read: null }
  // It may have been requested by name; the entry under that name then has nothing to read.
  const asked = known === id ? [] : [{ ...entry, id, content: null }]
  await putEntries(db, [entry, ...asked])
  await putPermissions(db, directory, new Map([[known, read?.permissions ?? []]]))
  return true
}

/**
 * Removes the entities that a listing did not contain. Their rows stay, empty, for two more
 * listings: by then every instance that uses the directory has seen that they are gone.
 */
export async function removeUnlisted(
  db: Db,
  { directory, revision, generation }: IndexRow,
): Promise<void> {
  await db
    .updateTable('directory_entry')
    .set({ content: null, revision, generation, to_read: null })
    .where('directory', '=', directory)
    .where('generation', '<', generation)
    .where('content', 'is not', null)
    .execute()
  await db
    .deleteFrom('directory_permission')
    .where('directory', '=', directory)
    .where('entity_id', 'in', (row) =>
      row
        .selectFrom('directory_entry')
        .select('id')
        .where('directory', '=', directory)
        .where('content', 'is', null),
    )
    .execute()
  await db
    .deleteFrom('directory_entry')
    .where('directory', '=', directory)
    .where('content', 'is', null)
    .where('generation', '<', generation - 1)
    .execute()
}
