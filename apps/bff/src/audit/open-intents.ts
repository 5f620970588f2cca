import { type Role, roles } from '@mailroom/schemas'
import * as z from 'zod/mini'
import type { Store } from '../store/open-store.ts'
import type { AuditTrail } from './trail.ts'

/** How many intents are read at a time. */
const batch = 100

const Input = z.record(z.string(), z.unknown())

/**
 * Closes the intents of an instance that has ended: each that has no outcome gets `Interrupted`,
 * once, whoever else does the same. Those of jobs' steps stay open, because whoever continues the
 * job finds out what became of them. Returns how many there were. Errors: those of the store.
 */
export async function closeOpenIntents(
  store: Store,
  audit: Pick<AuditTrail, 'interrupted'>,
  instance: string,
): Promise<number> {
  let closed = 0
  let last = 0
  while (true) {
    const found = await store
      .selectFrom('audit_entry as intent')
      .selectAll('intent')
      .where('intent.instance', '=', instance)
      .where('intent.sequence', '>', last)
      .where('intent.request_id', 'not like', 'job-%')
      .where(({ exists, not, selectFrom }) =>
        not(
          exists(
            selectFrom('audit_entry as outcome')
              .select('outcome.sequence')
              .whereRef('outcome.request_id', '=', 'intent.request_id')
              .where('outcome.phase', '=', 'outcome'),
          ),
        ),
      )
      .orderBy('intent.sequence')
      .limit(batch)
      .execute()
    for (const { request_id: requestId, account, role, operation, input } of found)
      await audit.interrupted({
        ...{ requestId, account, operation, input: Input.parse(JSON.parse(input)) },
        role: roles.find((each): each is Role => each === role) ?? '',
      })
    closed += found.length
    last = found.at(-1)?.sequence ?? last
    if (found.length < batch) return closed
  }
}
