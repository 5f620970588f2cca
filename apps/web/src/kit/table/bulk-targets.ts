import { EntityQuery, type WriteId } from '@mailroom/schemas'
import * as z from 'zod/mini'
import { type OrganizationScope, organizationPath } from '../data/scope.ts'

/** The bulk changes that have a form, by their kind in a plan, in the groups of the menu. */
export const bulkGroups = [
  { name: 'state', kinds: ['enable', 'disable', 'resetPasswords'] },
  { name: 'details', kinds: ['setHidden', 'updateUsers', 'updateQuota'] },
  {
    name: 'membership',
    kinds: [
      'addToGroups',
      'removeFromGroups',
      'addAlias',
      'removeAliases',
      'grantPermissions',
      'revokePermissions',
    ],
  },
  { name: 'danger', kinds: ['delete'] },
] as const
export type BulkKind = (typeof bulkGroups)[number]['kinds'][number]
export const bulkKinds: readonly BulkKind[] = bulkGroups.flatMap(({ kinds }) => [...kinds])

/** The operations that decide whether a bulk change is possible at all, with any targets. */
const operations: Partial<Record<string, WriteId>> = {
  resetPasswords: 'users.resetPassword',
  updateUsers: 'users.update',
  setHidden: 'users.update',
  delete: 'users.delete',
  addToGroups: 'groupMembers.associate',
  removeFromGroups: 'groupMembers.disassociate',
  addAlias: 'aliases.create',
  removeAliases: 'aliases.delete',
}

/**
 * Returns the operation whose conditions apply to a bulk change; undefined if it depends on the
 * targets.
 */
export function bulkOperation(kind: string | undefined): WriteId | undefined {
  return kind === undefined ? undefined : operations[kind]
}

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
