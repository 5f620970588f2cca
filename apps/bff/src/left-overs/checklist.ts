import type { ExitFinding, ExitItem, ExitRecord } from '@mailroom/schemas/exit-checklist'
import { exitItems } from '@mailroom/schemas/exit-checklist-items'
import { directoryOf, type Scope } from '../directory-index/scope.ts'
import { exportSettingsOf } from '../store/export-settings.ts'
import type { Store } from '../store/open-store.ts'
import { newestRecords } from './dns-seen.ts'
import { domainsOf, judges, type LeftOverFacts } from './judge.ts'
import { looksOf } from './looks.ts'
import { moversOf } from './movers.ts'
import { exitRecordsOf } from './records.ts'

/** Returns the users and resources whose second pass is complete. Source: XQ-16. */
async function secondPassOf(store: Store, scope: Scope): Promise<Set<string>> {
  const rows = await store
    .selectFrom('export_job')
    .select('entity_id')
    .where('directory', '=', directoryOf(scope))
    .where('state', '=', 'COMPLETED')
    .where('pass', '>=', 2)
    .execute()
  return new Set(rows.flatMap(({ entity_id: id }) => id ?? []))
}

type Known = Pick<LeftOverFacts, 'hasEnded' | 'mailboxes' | 'mailboxesAsOf'>

/**
 * Returns where an item stands. What people say counts; but what was closed and is there again is
 * open, unless they knew that it is there. Source: EXIT-12.
 */
export function itemOf(
  item: string,
  live: ExitFinding | undefined,
  record: ExitRecord | undefined,
): ExitItem {
  const about = { item, ...(live ? { live } : {}), ...(record ? { record } : {}) }
  if (record?.state === 'waived') return { ...about, state: 'waived' }
  const isBack =
    record?.state === 'closed' && record.although === undefined && live?.finding === 'open'
  if (isBack) return { ...about, state: 'open', isBack }
  if (record?.state === 'closed') return { ...about, state: 'closed' }
  return { ...about, state: live?.finding === 'done' ? 'done' : 'open' }
}

/** Returns the checklist of an organization, from the store alone. Source: EXIT-12. */
export async function checklistOf(store: Store, scope: Scope, now: Date, known: Known) {
  const [secondPass, dns, movers, exportSettings, looks, records] = await Promise.all([
    secondPassOf(store, scope),
    newestRecords(store, scope, now),
    moversOf(store).all(scope),
    exportSettingsOf(store).find(scope),
    looksOf(store).all(scope),
    exitRecordsOf(store).all(scope),
  ])
  const facts: LeftOverFacts = { ...known, secondPass, dns, movers, exportSettings, looks }
  const items = exitItems.map((each) =>
    itemOf(each.id, 'live' in each ? judges[each.id](facts) : undefined, records.get(each.id)),
  )
  const left = items.filter(({ state }) => state === 'open').length
  return {
    ...{ items, left, total: items.length, hasEnded: known.hasEnded },
    domains: domainsOf({ looks, dns }),
  }
}
