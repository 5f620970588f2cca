import { EntityQuery, type WriteId } from '@mailroom/schemas'
import * as z from 'zod/mini'
import { type OrganizationScope, organizationPath } from '../scope.ts'

/** The changes a form offers for many at once, by their kind in a plan. */
export const bulkKinds = [
  'enable',
  'disable',
  'delete',
  'resetPasswords',
  'setHidden',
  'updateQuota',
  'updateUsers',
  'addToGroups',
  'removeFromGroups',
  'addAlias',
  'removeAliases',
  'grantPermissions',
  'revokePermissions',
] as const
export type BulkKind = (typeof bulkKinds)[number]

/** The operations that decide whether a change for many is possible at all, whatever it is about. */
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

/** The operation whose conditions hold for a change for many; nothing where it depends on who is chosen. */
export function bulkOperation(kind: string | undefined): WriteId | undefined {
  return kind === undefined ? undefined : operations[kind]
}

/**
 * Who a change for many is about: the rows somebody ticked, or all that match what a list is narrowed to. `count` is how many
 * that were on the list. Kept in the history with the address of the form; ids never stand in the address itself, they may be thousands.
 */
export const BulkTargets = z.object({
  targets: z.union([
    z.strictObject({ entityIds: z.array(z.string()).check(z.minLength(1)) }),
    z.strictObject({ query: EntityQuery }),
  ]),
  count: z.int(),
})
export type BulkTargets = z.infer<typeof BulkTargets>

/** The members of a query that are lists; in an address their values stand behind each other. */
const lists = ['ids', 'types', 'states', 'userRoles'] as const satisfies (keyof EntityQuery)[]

/**
 * The query that an address names, such as `?text=sales&types=USER`. Nothing where it names none or
 * anything else: who mistypes a restriction does not get everybody instead.
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
 * The form of a change for many, for `navigate(to, { state })`. A query stands in the address too, so that the link works for
 * somebody else.
 */
export function bulkLink(scope: OrganizationScope, kind: BulkKind, chosen: BulkTargets) {
  const { targets } = chosen
  const query = 'query' in targets ? targets.query : {}
  const params = Object.entries(query).map(([name, value]) => [name, [value].flat().join(',')])
  const search = new URLSearchParams(params).toString().replaceAll('%2C', ',')
  const to = organizationPath(scope, `bulk/${kind}`)
  return { to: search === '' ? to : `${to}?${search}`, state: chosen }
}
