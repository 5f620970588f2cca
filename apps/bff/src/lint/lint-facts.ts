import type { LintFacts } from '@mailroom/schemas/lint/model'
import { directoryOf, type Scope } from '../directory-index/scope.ts'
import { exportFactsOf } from '../exit/export-facts.ts'
import { isSettled } from '../exit/mailboxes.ts'
import { parseResultLog } from '../export-evidence/result-log.ts'
import { mailboxExclusionsOf } from '../store/mailbox-exclusions.ts'
import type { Store } from '../store/open-store.ts'

/** Returns the sums in the log of each mailbox's newest export, by its id. Source: LINT-46. */
async function logsOf(store: Store, directory: string) {
  const rows = await store
    .selectFrom('export_evidence')
    .select(['entity_id', 'log'])
    .where('directory', '=', directory)
    .where('log', 'is not', null)
    .orderBy('started_at')
    .orderBy('job_id')
    .execute()
  return new Map(rows.map(({ entity_id: id, log }) => [id, parseResultLog(log ?? '')]))
}

/** Returns what is known about the export of each mailbox, as rules ask it. Source: EXIT-06. */
export async function exportsOf(store: Store, scope: Scope): Promise<LintFacts['exports']> {
  const [exported, exclusions, logs] = await Promise.all([
    exportFactsOf(store, scope),
    mailboxExclusionsOf(store).all(scope),
    logsOf(store, directoryOf(scope)),
  ])
  const ids = new Set([...exported.keys(), ...exclusions.keys()])
  return new Map(
    [...ids].map((id) => {
      const facts = exported.get(id)
      const { exportedAt } = facts ?? {}
      const { totalMessages: messages, totalBytes: bytes } = logs.get(id) ?? {}
      const isExcluded = exclusions.has(id)
      return [
        id,
        {
          isSettled: isExcluded || (facts !== undefined && isSettled(facts)),
          ...(exportedAt === undefined ? {} : { exportedAt }),
          ...(messages === undefined ? {} : { messages }),
          ...(bytes === undefined ? {} : { bytes }),
        },
      ]
    }),
  )
}
