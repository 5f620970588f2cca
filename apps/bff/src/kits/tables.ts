import { Kit, KitResult, kitLanguages, kitTargets } from '@mailroom/schemas/kits'
import { LintDecisions } from '@mailroom/schemas/lint-findings'
import * as z from 'zod'
import type { Db } from '../snapshots/tables.ts'
import type { KitTableRow } from '../store/leaving-tables.ts'

/** What a kit is made of, again and again. Source: KIT-01. */
const KitSource = z.object({
  target: z.enum(kitTargets),
  language: z.enum(kitLanguages),
  snapshotId: z.string(),
  snapshot: z.object({ digest: z.string(), createdAt: z.string(), isComplete: z.boolean() }),
  decisions: LintDecisions,
  /** By the ids of users, groups and resources, with the reasons. */
  byHand: z.array(z.tuple([z.string(), z.string()])),
  excluded: z.array(z.tuple([z.string(), z.string()])),
})
export type KitSource = z.infer<typeof KitSource>

/** What is known about a kit without making it again. */
const KitSummary = z.object({
  ...{ checkedOn: z.string(), digest: z.string(), bytes: z.number() },
  counts: Kit.shape.counts,
  ...{ passwords: z.number(), passwordMark: z.string() },
  files: z.array(z.object({ path: z.string(), bytes: z.number() })),
})
export type KitSummary = z.infer<typeof KitSummary>

/** A kit as the store has it. */
export type KeptKit = {
  kitId: string
  createdBy: string
  createdAt: string
  source: KitSource
  summary: KitSummary
}

function keptKit(row: KitTableRow): KeptKit {
  return {
    ...{ kitId: row.id, createdBy: row.created_by, createdAt: row.created_at },
    source: KitSource.parse(JSON.parse(row.source)),
    summary: KitSummary.parse(JSON.parse(row.summary)),
  }
}

/** How many kits of an organization are listed. */
const mostListed = 200

/** Returns the kits of an organization, the newest ones first. */
export async function keptKits(db: Db, directory: string): Promise<KeptKit[]> {
  const rows = await db
    .selectFrom('kit')
    .selectAll()
    .where('directory', '=', directory)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(mostListed)
    .execute()
  return rows.map(keptKit)
}

export async function findKit(
  db: Db,
  directory: string,
  kitId: string,
): Promise<KeptKit | undefined> {
  const row = await db
    .selectFrom('kit')
    .selectAll()
    .where('directory', '=', directory)
    .where('id', '=', kitId)
    .executeTakeFirst()
  return row && keptKit(row)
}

const referrer = (kitId: string) => `kit ${kitId}`

/** Keeps a kit, and its snapshot as long as the kit is there. Source: INV-10. */
export async function putKit(db: Db, directory: string, kit: KeptKit): Promise<void> {
  const { kitId, createdBy, createdAt, source, summary } = kit
  await db
    .insertInto('kit')
    .values({
      ...{ id: kitId, directory, created_by: createdBy, created_at: createdAt },
      ...{ source: JSON.stringify(source), summary: JSON.stringify(summary) },
    })
    .execute()
  await db
    .insertInto('snapshot_reference')
    .values({ snapshot_id: source.snapshotId, referred_by: referrer(kitId) })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Deletes a kit and what belongs to it; returns whether it was there. */
export async function deleteKit(db: Db, directory: string, kitId: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('kit')
    .where('directory', '=', directory)
    .where('id', '=', kitId)
    .executeTakeFirst()
  if (numDeletedRows === 0n) return false
  await db.deleteFrom('kit_result').where('kit_id', '=', kitId).execute()
  await db.deleteFrom('snapshot_reference').where('referred_by', '=', referrer(kitId)).execute()
  return true
}

/** Returns the ids of those snapshots that are still there. */
export async function snapshotsThere(db: Db, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await db
    .selectFrom('snapshot')
    .select('id')
    .where('id', 'in', [...new Set(ids)])
    .where('state', '=', 'COMPLETED')
    .execute()
  return new Set(rows.map(({ id }) => id))
}

type SampleCheck = { file: string; isSame: boolean; checkedBy: string; checkedAt: string }

/** Returns who has compared the samples of targets: `<target> <file>`. Source: KIT-07. */
export async function sampleChecks(db: Db, directory: string): Promise<Map<string, SampleCheck>> {
  const rows = await db
    .selectFrom('kit_sample')
    .selectAll()
    .where('directory', '=', directory)
    .execute()
  return new Map(
    rows.map((row) => [
      `${row.target} ${row.file}`,
      {
        ...{ file: row.file, isSame: row.is_same === 1 },
        ...{ checkedBy: row.checked_by, checkedAt: row.checked_at },
      },
    ]),
  )
}

export async function putSampleCheck(
  db: Db,
  directory: string,
  { target, file, isSame, checkedBy, checkedAt }: SampleCheck & { target: string },
): Promise<void> {
  const columns = { is_same: isSame ? 1 : 0, checked_by: checkedBy, checked_at: checkedAt }
  await db
    .insertInto('kit_sample')
    .values({ directory, target, file, ...columns })
    .onConflict((conflict) =>
      conflict.columns(['directory', 'target', 'file']).doUpdateSet(columns),
    )
    .execute()
}

const { outcomes, problems, missing } = KitResult.shape
const Results = z.object({ outcomes, problems, missing })

/** Returns what programs have done, by their steps. */
export async function resultsOf(db: Db, kitId: string): Promise<KitResult[]> {
  const rows = await db
    .selectFrom('kit_result')
    .selectAll()
    .where('kit_id', '=', kitId)
    .orderBy('step')
    .execute()
  return rows.map((row) => ({
    ...{ step: row.step, importedBy: row.imported_by, importedAt: row.imported_at },
    ...Results.parse(JSON.parse(row.results)),
  }))
}

export async function putResult(db: Db, kitId: string, result: KitResult): Promise<void> {
  const { step, importedBy, importedAt, ...results } = result
  const columns = {
    ...{ imported_by: importedBy, imported_at: importedAt },
    results: JSON.stringify(results),
  }
  await db
    .insertInto('kit_result')
    .values({ kit_id: kitId, step, ...columns })
    .onConflict((conflict) => conflict.columns(['kit_id', 'step']).doUpdateSet(columns))
    .execute()
}
