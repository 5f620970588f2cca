import { type BulkKind, bulkChanges } from '@mailroom/schemas/changes'
import { EntityQuery } from '@mailroom/schemas/entities'
import * as z from 'zod/mini'
import { type OrganizationScope, organizationPath } from '../data/scope.ts'

/** The groups of the menu, each with the kinds of changes that people choose there. */
export const bulkGroups = [...new Set(bulkChanges.map(({ group }) => group))].map((name) => ({
  name,
  kinds: bulkChanges.filter(({ group }) => group === name).map(({ kind }) => kind),
}))

/**
 * The targets of a bulk change: the selected rows, or all that match the filters of a list. `count`
 * is their number in the list. Kept in the history with the address of the form; ids never appear
 * in the address itself, because there may be thousands.
 */
export const BulkTargets = z.object({
  targets: z.union([
    z.strictObject({ entityIds: z.array(z.string()).check(z.minLength(1)) }),
    z.strictObject({ query: EntityQuery }),
  ]),
  count: z.int(),
})
export type BulkTargets = z.infer<typeof BulkTargets>

/** The members of a query that are lists; in an address, commas separate their values. */
const lists = ['ids', 'types', 'states', 'userRoles'] as const satisfies (keyof EntityQuery)[]

/**
 * Returns the query that an address names, such as `?text=sales&types=USER`. Returns undefined if
 * it names none or anything else, so that a mistyped filter does not select everything.
 */
export function queryInAddress(params: URLSearchParams): EntityQuery | undefined {
  if (params.size === 0) return undefined
  const given = [...params].map(([name, value]) => [
    name,
    lists.some((each) => each === name) ? value.split(',') : value,
  ])
  return EntityQuery.safeParse(Object.fromEntries(given)).data
}

/**
 * Returns the form of a bulk change, for `navigate(to, { state })`. The address contains the query
 * too, so that the link works for other people.
 */
export function bulkLink(scope: OrganizationScope, kind: BulkKind, chosen: BulkTargets) {
  const { targets } = chosen
  const query = 'query' in targets ? targets.query : {}
  const params = Object.entries(query).map(([name, value]) => [name, [value].flat().join(',')])
  const search = new URLSearchParams(params).toString().replaceAll('%2C', ',')
  const to = organizationPath(scope, `bulk/${kind}`)
  return { to: search === '' ? to : `${to}?${search}`, state: chosen }
}
