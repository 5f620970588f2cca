import { noDecisions } from '@mailroom/schemas/lint/decisions'
import { LintDecisions, type LintFinding } from '@mailroom/schemas/lint-findings'
import { chunks, type Db } from '../snapshots/tables.ts'

type By = { name: string; at: string }

/** Returns what was decided about the new system, as far as somebody has. */
export async function decisionsOf(db: Db, directory: string) {
  const row = await db
    .selectFrom('lint_decision')
    .selectAll()
    .where('directory', '=', directory)
    .executeTakeFirst()
  if (!row) return { decisions: noDecisions, changedAt: undefined, changedBy: undefined }
  // Decisions of an earlier version lack lists.
  const decisions = LintDecisions.parse({ ...noDecisions, ...JSON.parse(row.decisions) })
  return { decisions, changedAt: row.changed_at, changedBy: row.changed_by }
}

export async function putDecisions(
  db: Db,
  directory: string,
  decisions: LintDecisions,
  { name, at }: By,
): Promise<void> {
  const columns = { decisions: JSON.stringify(decisions), changed_at: at, changed_by: name }
  await db
    .insertInto('lint_decision')
    .values({ directory, ...columns })
    .onConflict((conflict) => conflict.column('directory').doUpdateSet(columns))
    .execute()
}

type Acceptance = NonNullable<LintFinding['acceptance']> & { digest: string }

/** Returns the acceptances of an organization by the ids of the findings, also those that ended. */
export async function acceptancesOf(db: Db, directory: string): Promise<Map<string, Acceptance>> {
  const rows = await db
    .selectFrom('lint_acceptance')
    .selectAll()
    .where('directory', '=', directory)
    .execute()
  return new Map(
    rows.map((row) => [
      row.finding_id,
      {
        ...{ reason: row.reason, acceptedBy: row.accepted_by, acceptedAt: row.accepted_at },
        digest: row.object_digest,
      },
    ]),
  )
}

/** Accepts findings; one that was accepted before gets the new reason. */
export async function putAcceptances(
  db: Db,
  directory: string,
  accepted: readonly { findingId: string; digest: string }[],
  { reason, name, at }: By & { reason: string },
): Promise<void> {
  const rows = accepted.map(({ findingId, digest }) => ({
    ...{ directory, finding_id: findingId, object_digest: digest },
    ...{ reason, accepted_by: name, accepted_at: at },
  }))
  for (const some of chunks(rows))
    await db
      .insertInto('lint_acceptance')
      .values(some)
      .onConflict((conflict) =>
        conflict.columns(['directory', 'finding_id']).doUpdateSet(({ ref }) => ({
          ...{ object_digest: ref('excluded.object_digest'), reason: ref('excluded.reason') },
          ...{ accepted_by: ref('excluded.accepted_by'), accepted_at: ref('excluded.accepted_at') },
        })),
      )
      .execute()
}

/** Takes acceptances back, and returns how many there were. */
export async function deleteAcceptances(
  db: Db,
  directory: string,
  findingIds: readonly string[],
): Promise<number> {
  let deleted = 0
  for (const some of chunks(findingIds)) {
    const rows = await db
      .deleteFrom('lint_acceptance')
      .where('directory', '=', directory)
      .where('finding_id', 'in', some)
      .returning('finding_id')
      .execute()
    deleted += rows.length
  }
  return deleted
}
