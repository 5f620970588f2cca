import type { AccessPath } from '@mailroom/schemas/access/who-can-open'
import type { Insertable, Selectable } from 'kysely'
import type { Db } from '../directory-index/index-rows.ts'
import type { AccessReviewRow } from '../store/access-review-table.ts'

export type Review = Selectable<AccessReviewRow>

/** How many rows one statement has; databases limit the number of values. */
const maxRows = 1_000

/** Returns what names a path beside mailbox, holder and kind. */
export function viaOf({ through, token }: Pick<AccessPath, 'through' | 'token'>): string {
  return (token ? [token.id] : through).join(' ')
}

/** Returns the key of a path among those of an organization. */
export function reviewKey(
  { mailboxId, holderId, kind }: { mailboxId: string; holderId: string; kind: string },
  via: string,
) {
  return `${mailboxId}\n${holderId}\n${kind}\n${via}`
}

/** Returns the rights of a path as they are stored: in one order. */
export function rightsOf(rights: readonly string[]): string {
  return rights.toSorted().join(' ')
}

/** Returns what changes whenever a review of an organization does. */
export async function reviewsVersion(db: Db, directory: string): Promise<string> {
  const { count, sum } = await db
    .selectFrom('access_review')
    .select(({ fn }) => [fn.countAll().as('count'), fn.sum('stamp').as('sum')])
    .where('directory', '=', directory)
    .executeTakeFirstOrThrow()
  return `${count} ${sum}`
}

/** Returns all reviews of an organization, by the keys of their paths. */
export async function reviewsIn(db: Db, directory: string): Promise<ReadonlyMap<string, Review>> {
  const rows = await db
    .selectFrom('access_review')
    .selectAll()
    .where('directory', '=', directory)
    .orderBy('mailbox_name')
    .orderBy('holder_name')
    .execute()
  return new Map(
    rows.map((row) => {
      const { mailbox_id: mailboxId, holder_id: holderId, kind, via } = row
      return [reviewKey({ mailboxId, holderId, kind }, via), row]
    }),
  )
}

/** Keeps reviews, each in the place of the one before. */
export async function putReviews(
  db: Db,
  rows: readonly Insertable<AccessReviewRow>[],
): Promise<void> {
  for (let at = 0; at < rows.length; at += maxRows)
    await db
      .insertInto('access_review')
      .values(rows.slice(at, at + maxRows))
      .onConflict((conflict) =>
        conflict
          .columns(['directory', 'mailbox_id', 'holder_id', 'kind', 'via'])
          .doUpdateSet((row) => ({
            rights: row.ref('excluded.rights'),
            mailbox_name: row.ref('excluded.mailbox_name'),
            holder_name: row.ref('excluded.holder_name'),
            reviewed_by: row.ref('excluded.reviewed_by'),
            reviewed_at: row.ref('excluded.reviewed_at'),
            until: row.ref('excluded.until'),
            note: row.ref('excluded.note'),
            seen: row.ref('excluded.seen'),
            stamp: row.ref('excluded.stamp'),
          })),
      )
      .execute()
}

/** Deletes reviews of what is gone. */
export async function deleteReviews(db: Db, reviews: readonly Review[]): Promise<void> {
  for (const row of reviews)
    await db
      .deleteFrom('access_review')
      .where('directory', '=', row.directory)
      .where('mailbox_id', '=', row.mailbox_id)
      .where('holder_id', '=', row.holder_id)
      .where('kind', '=', row.kind)
      .where('via', '=', row.via)
      .execute()
}
