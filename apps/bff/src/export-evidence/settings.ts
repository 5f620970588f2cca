import type { EvidenceSettings } from '@mailroom/schemas/export-evidence'
import * as z from 'zod'
import type { Db } from './tables.ts'

/** Level 1, and no archive is read. Source: VER-01, VER-04. */
const usual: EvidenceSettings = { level: 1, readsArchives: false }

const Level = z.literal([1, 2, 3])

/** Returns what an organization's exports need as proof. */
export async function evidenceSettings(db: Db, directory: string) {
  const row = await db
    .selectFrom('export_evidence_setting')
    .selectAll()
    .where('directory', '=', directory)
    .executeTakeFirst()
  if (!row) return { ...usual, changedAt: undefined, changedBy: undefined }
  return {
    ...{ level: Level.parse(row.level), readsArchives: row.reads_archives === 1 },
    ...{ changedAt: row.changed_at, changedBy: row.changed_by },
  }
}

export async function putEvidenceSettings(
  db: Db,
  directory: string,
  { level, readsArchives }: EvidenceSettings,
  by: { changed_at: string; changed_by: string },
): Promise<void> {
  const columns = { level, reads_archives: readsArchives ? 1 : 0, ...by }
  await db
    .insertInto('export_evidence_setting')
    .values({ directory, ...columns })
    .onConflict((conflict) => conflict.column('directory').doUpdateSet(columns))
    .execute()
}
