import { setTimeout as wait } from 'node:timers/promises'
import { maxTargets, type Targets } from '@mailroom/schemas/changes'
import type { EntityQuery, EntityType } from '@mailroom/schemas/entities'
import { areAliasesKnown } from '@mailroom/schemas/entities'
import type { DirectoryIndex } from '../directory-index/directory-index.ts'
import type { Scope } from '../directory-index/scope.ts'
import { Refusal, refusal } from '../operations/refusal.ts'

/** How often the index is checked for completeness. Milliseconds. */
const lookEveryMs = 500

/**
 * Waits until the directory was listed once, and until aliases are known if the query is about
 * them; before that, "all that match" would miss some.
 * Errors: those that keep the index from being filled.
 */
async function untilListed(
  index: DirectoryIndex,
  scope: Scope,
  { mailDomain }: EntityQuery,
  goesOn: () => boolean,
): Promise<void> {
  while (goesOn()) {
    const state = (await index.search(scope, { query: {}, limit: 1 })).index
    if (mailDomain === undefined ? state.asOf !== undefined : areAliasesKnown(state)) return
    if (state.problem !== undefined)
      throw new Refusal(502, { code: state.problem, message: 'The directory cannot be listed.' })
    await wait(lookEveryMs)
  }
}

/**
 * Returns the targets: the given ids, or everything that a query finds now. Their type is known if
 * the index found them.
 * Errors: TooManyTargets.
 */
export async function resolveTargets(
  index: DirectoryIndex,
  scope: Scope,
  targets: Targets,
  goesOn: () => boolean,
): Promise<{ id: string; type?: EntityType }[]> {
  if ('entityIds' in targets) return [...new Set(targets.entityIds)].map((id) => ({ id }))
  await untilListed(index, scope, targets.query, goesOn)
  const found = await index.resolve(scope, targets.query)
  if (found.length > maxTargets)
    throw refusal('TooManyTargets', `A plan is about ${maxTargets} at most, not ${found.length}.`)
  return found.map(({ id, type }) => ({ id, type }))
}
