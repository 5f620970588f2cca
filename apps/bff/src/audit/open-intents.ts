import type { Store } from '../store/open-store.ts'
import type { AuditEnding, AuditEvent } from './event.ts'
import type { AuditTrail } from './trail.ts'

/** How many intents are read at a time. */
const batch = 100

/** The outcome of an intent whose process ended before AWS answered. */
export const interrupted: AuditEnding = { outcome: 'Interrupted', result: 'INTERRUPTED' }

/** The intents without an outcome. */
function openIntents(store: Store) {
  return store
    .selectFrom('audit_entry as intent')
    .where('intent.phase', '=', 'intent')
    .where(({ exists, not, selectFrom }) =>
      not(
        exists(
          selectFrom('audit_entry as ending')
            .select('ending.sequence')
            .whereRef('ending.intent_sequence', '=', 'intent.sequence'),
        ),
      ),
    )
}

/**
 * Ends the last intent of a request whose process has ended, once, whoever else does the same.
 * Returns false if it has none, or that has an outcome. Errors: those of the store.
 */
export async function endOpenIntent(
  store: Store,
  audit: Pick<AuditTrail, 'outcomeOnce'>,
  event: AuditEvent,
  ending: AuditEnding,
): Promise<boolean> {
  const found = await openIntents(store)
    .select('intent.sequence')
    .where('intent.request_id', '=', event.requestId)
    .orderBy('intent.sequence', 'desc')
    .limit(1)
    .executeTakeFirst()
  return found !== undefined && audit.outcomeOnce(found.sequence, event, ending)
}

/** Returns whether the trail has a request as done. Errors: those of the store. */
export async function isRecordedAsDone(store: Store, requestId: string): Promise<boolean> {
  const done = await store
    .selectFrom('audit_entry')
    .select('sequence')
    .where('request_id', '=', requestId)
    .where('result', '=', 'SUCCEEDED')
    .limit(1)
    .executeTakeFirst()
  return done !== undefined
}

/**
 * Closes the intents of an instance that has ended: each that has no outcome gets `Interrupted`,
 * once, whoever else does the same. Those of jobs' steps stay open, because whoever continues the
 * job finds out what became of them. Returns how many it closed. Errors: those of the store.
 */
export async function closeOpenIntents(
  store: Store,
  audit: Pick<AuditTrail, 'outcomeOnce'>,
  instance: string,
): Promise<number> {
  let closed = 0
  let last = 0
  while (true) {
    const found = await openIntents(store)
      .selectAll('intent')
      .where('intent.instance', '=', instance)
      .where('intent.sequence', '>', last)
      .where('intent.request_id', 'not like', 'job-%')
      .orderBy('intent.sequence')
      .limit(batch)
      .execute()
    for (const { sequence, request_id: requestId, account, role, operation, ...row } of found) {
      const event = {
        ...{ requestId, account, role, operation, input: {} },
        accountName: row.account_name ?? undefined,
        organizationId: row.organization_id ?? undefined,
      }
      if (await audit.outcomeOnce(sequence, event, interrupted)) closed++
    }
    last = found.at(-1)?.sequence ?? last
    if (found.length < batch) return closed
  }
}
