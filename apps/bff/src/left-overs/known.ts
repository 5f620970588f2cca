import type { ExitKnown } from '@mailroom/schemas/exit-checklist'
import type { ExitItemId } from '@mailroom/schemas/exit-checklist-items'
import { directoryOf, type Scope } from '../directory-index/scope.ts'
import { isFine } from '../kits/results.ts'
import { type KeptKit, keptKits, resultsOf } from '../kits/tables.ts'
import type { Store } from '../store/open-store.ts'

/** Returns what programs have said of the newest kit of each target that has results. */
async function resultsIn(store: Store, kits: readonly KeptKit[]): Promise<ExitKnown[]> {
  const known = new Map<string, ExitKnown>()
  for (const { kitId, source } of kits) {
    if (known.has(source.target)) continue
    const results = await resultsOf(store, kitId)
    const [last] = results.toSorted((one, other) => (one.importedAt > other.importedAt ? -1 : 1))
    if (!last) continue
    const outcomes = results.flatMap((each) => each.outcomes)
    const sum = (some: typeof outcomes) => some.reduce((all, { count }) => all + count, 0)
    known.set(source.target, {
      ...{ name: source.target, by: last.importedBy, at: last.importedAt, total: sum(outcomes) },
      count: sum(outcomes.filter(({ outcome }) => !isFine(outcome))),
    })
  }
  return [...known.values()]
}

/** Returns when an archive of the organization was last built, as the audit trail has it. */
async function archivesIn(store: Store, { organizationId }: Scope): Promise<ExitKnown[]> {
  const built = await store
    .selectFrom('audit_entry')
    .select(['at', 'account', 'account_name'])
    .where('operation', '=', 'archives.build')
    .where('result', '=', 'SUCCEEDED')
    .where('organization_id', '=', organizationId)
    .orderBy('sequence', 'desc')
    .limit(1)
    .execute()
  return built.map(({ at, account, account_name: by }) => ({ at, by: by ?? account }))
}

/**
 * Returns what Mailroom itself has done for items that people close: it does not tell whether they are
 * done, because nobody can see from here what happened at the new system. Source: EXIT-12.
 */
export async function knownOf(
  store: Store,
  scope: Scope,
): Promise<ReadonlyMap<string, ExitKnown[]>> {
  const all = await keptKits(store, directoryOf(scope))
  const newest = new Map(all.toReversed().map((kit) => [kit.source.target, kit]))
  const kits = [...newest.values()].map(({ source, createdBy: by, createdAt: at }) => ({
    ...{ name: source.target, by, at },
  }))
  const known: [ExitItemId, ExitKnown[]][] = [
    ['kits', kits.toSorted((one, other) => (one.at > other.at ? -1 : 1))],
    ['reconciliation', await resultsIn(store, all)],
    ['archive', await archivesIn(store, scope)],
  ]
  return new Map(known)
}
