import { directoryOf, type Scope } from '../directory-index/scope.ts'
import { describeRun } from '../mailbox-exports/run-reads.ts'
import type { Store } from '../store/open-store.ts'

/** How long before the end of the service the exports have to be done. Milliseconds. */
const reserveMs = 14 * 24 * 60 * 60_000

/**
 * Returns the run that goes on, if nine of ten estimates say that it ends too late; undefined also
 * while nothing is estimated yet. Source: XQ-12.
 */
export async function lateExports(
  store: Store,
  scope: Scope,
  { now, endsAt }: { now: Date; endsAt: Date },
): Promise<{ runId: string; p90: string } | undefined> {
  const run = await store
    .selectFrom('export_run')
    .select('id')
    .where('directory', '=', directoryOf(scope))
    .where('state', 'in', ['RUNNING', 'PAUSED'])
    .executeTakeFirst()
  if (!run) return undefined
  const { eta } = await describeRun(store, scope, run.id, { now, endOfService: endsAt })
  const isLate = eta !== undefined && Date.parse(eta.p90) > endsAt.getTime() - reserveMs
  return isLate ? { runId: run.id, p90: eta.p90 } : undefined
}
