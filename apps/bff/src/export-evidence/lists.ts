import type { Evidence, evidenceFilters } from '@mailroom/schemas/export-evidence'
import { foldText } from '@mailroom/schemas/fold-text'
import { type ExpressionBuilder, sql } from 'kysely'
import * as z from 'zod'
import type { Tables } from '../store/tables.ts'
import type { Db, EvidenceRecord } from './tables.ts'

type Filter = (typeof evidenceFilters)[number]

type Wanted = {
  state?: Filter | undefined
  level?: Evidence['level'] | undefined
  /** The level that counts as verified. */
  needed: number
  text?: string | undefined
  nextToken?: string | undefined
  maxResults: number
}

/** From how many compared archives on their hashes tell something together. Source: VER-03. */
const fewestHashes = 2

/** The newest export of each mailbox: a later one replaces it. Source: XQ-16. */
export function newest(db: Db, directory: string) {
  return db
    .selectFrom('export_evidence')
    .where('directory', '=', directory)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('export_evidence as later')
            .select('later.job_id')
            .where('later.directory', '=', directory)
            .whereRef('later.entity_id', '=', 'export_evidence.entity_id')
            .where(({ eb, or, and, ref }) =>
              or([
                eb('later.started_at', '>', ref('export_evidence.started_at')),
                and([
                  eb('later.started_at', '=', ref('export_evidence.started_at')),
                  eb('later.job_id', '>', ref('export_evidence.job_id')),
                ]),
              ]),
            ),
        ),
      ),
    )
}

/**
 * The state of a row as the list is narrowed to it: what is accepted counts as that, and what is
 * verified only from the level that is needed.
 */
function shownState(needed: number) {
  return sql<Filter>`case when state = 'VERIFIED' and level >= ${sql.lit(needed)} then 'VERIFIED' when accepted_at is not null then 'ACCEPTED' when state is null then 'NOT_CHECKED' when state = 'VERIFIED' then 'BELOW_LEVEL' else state end`
}

/** The level that people are told, as `parsed` tells it. Source: VER-01 level 4. */
export function shownLevel() {
  return sql<number>`case when state = 'VERIFIED' and findings like '%"code":"atTarget"%' then 4 else level end`
}

function tokenOf({ sort_key: sortKey, job_id: jobId }: EvidenceRecord): string {
  return Buffer.from(JSON.stringify([sortKey, jobId])).toString('base64url')
}

const Place = z.tuple([z.string(), z.string()])

function placeOf(token: string): [sortKey: string, jobId: string] {
  try {
    return Place.parse(JSON.parse(Buffer.from(token, 'base64url').toString()))
  } catch {
    return ['', '']
  }
}

/** Returns a page of the newest exports, by the names of the mailboxes. */
export async function pageOf(db: Db, directory: string, wanted: Wanted) {
  const { state, level, needed, text, nextToken, maxResults } = wanted
  let query = newest(db, directory).selectAll()
  if (state !== undefined) query = query.where(shownState(needed), '=', state)
  if (level !== undefined) query = query.where(shownLevel(), '=', level)
  if (text !== undefined) {
    const pattern = `%${foldText(text).replaceAll(/[\\%_]/g, '\\$&')}%`
    query = query.where(sql<boolean>`search like ${pattern} escape '\\'`)
  }
  if (nextToken !== undefined) {
    const [sortKey, jobId] = placeOf(nextToken)
    query = query.where(({ eb, refTuple, tuple }: ExpressionBuilder<Tables, 'export_evidence'>) =>
      eb(refTuple('sort_key', 'job_id'), '>', tuple(sortKey, jobId)),
    )
  }
  const rows = await query
    .orderBy('sort_key')
    .orderBy('job_id')
    .limit(maxResults + 1)
    .execute()
  const shown = rows.slice(0, maxResults)
  const last = rows.length > maxResults ? shown.at(-1) : undefined
  return { rows: shown, nextToken: last && tokenOf(last) }
}

/** Returns how many mailboxes are in each state, if a level is needed. */
export async function countsOf(db: Db, directory: string, needed: number) {
  const rows = await newest(db, directory)
    .select([shownState(needed).as('shown'), ({ fn }) => fn.countAll().as('count')])
    .groupBy(shownState(needed))
    .execute()
  return Object.fromEntries(rows.map(({ shown, count }) => [shown, Number(count)]))
}

/** Whether archives were compared with their hash, several, and none is equal. Source: VER-03. */
export async function noHashIsEqual(db: Db, directory: string, except = ''): Promise<boolean> {
  const hashed = await db
    .selectFrom('export_evidence')
    .select(({ fn }) => [
      fn.countAll().as('all'),
      fn
        .sum(
          sql<number>`case when findings like '%"code":"hashDiffers"%' or findings like '%"code":"hashOfOtherThing"%' then 0 else 1 end`,
        )
        .as('equal'),
    ])
    .where('directory', '=', directory)
    .where('archive_hash', 'is not', null)
    .where('job_id', '!=', except)
    .executeTakeFirstOrThrow()
  const least = except === '' ? fewestHashes : fewestHashes - 1
  return Number(hashed.all) >= least && Number(hashed.equal) === 0
}
