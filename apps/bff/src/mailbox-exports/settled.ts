import type { ExpressionBuilder } from 'kysely'
import type { Tables } from '../store/tables.ts'
import type { Db, RunRecord } from './tables.ts'

/** Whether the files of an item differ from their log, and nobody has accepted it. Source: XQ-13. */
export function isMismatch(is: ExpressionBuilder<Tables, 'export_item'>, directory: string) {
  return is.exists(
    is
      .selectFrom('export_evidence')
      .select('export_evidence.job_id')
      .where('export_evidence.directory', '=', directory)
      .whereRef('export_evidence.job_id', '=', 'export_item.job_id')
      .where('export_evidence.state', '=', 'MISMATCH')
      .where('export_evidence.accepted_at', 'is', null),
  )
}

/** Counts the exported mailboxes of a run whose files differ from what their logs say. */
export async function countMismatches(db: Db, { id, directory }: RunRecord): Promise<number> {
  const { count } = await db
    .selectFrom('export_item')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('run_id', '=', id)
    .where('state', '=', 'COMPLETED')
    .where((is) => isMismatch(is, directory))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/**
 * Counts the mailboxes of a later pass whose export before is neither verified nor accepted: its
 * newer file replaces one that nobody has proved. Source: XQ-16.
 */
export async function countUnsettled(db: Db, { id, directory, pass }: RunRecord): Promise<number> {
  if (pass === 1) return 0
  const { count } = await db
    .selectFrom('export_item')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('run_id', '=', id)
    .where('state', '=', 'PLANNED')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('export_evidence')
            .select('export_evidence.job_id')
            .where('export_evidence.directory', '=', directory)
            .whereRef('export_evidence.entity_id', '=', 'export_item.entity_id')
            .where('export_evidence.pass', '<', pass)
            .where((is) =>
              is.or([
                is('export_evidence.state', '=', 'VERIFIED'),
                is('export_evidence.accepted_at', 'is not', null),
              ]),
            ),
        ),
      ),
    )
    .executeTakeFirstOrThrow()
  return Number(count)
}
