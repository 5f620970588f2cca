import * as z from 'zod/mini'
import { isAddressPattern } from './apply-address-pattern.ts'
import { WorkMailIdentifier } from './constraints/workmail-shapes.generated.ts'
import { EntityQuery } from './entities.ts'
import { ImportRow, maxImportRows } from './import-row.ts'
import { permissionValues } from './mailbox-permissions.ts'
import { mailboxQuota } from './mailboxes.ts'
import { plainText, text } from './text.ts'
import { userAttributes } from './users.ts'

/** The most users, groups and resources in one plan. */
export const maxTargets = 10_000

const id = text(WorkMailIdentifier)
const ids = (max: number) => z.array(id).check(z.minLength(1), z.maxLength(max))

/** The targets of a change: the named ones, or all that match a query when the plan is made. */
export const Targets = z.union([
  z.strictObject({ entityIds: ids(maxTargets) }),
  z.strictObject({ query: EntityQuery }),
])
export type Targets = z.infer<typeof Targets>

/** An address with placeholders, such as `{firstName}.{lastName}@example.com`. */
export const addressPattern = z
  .string()
  .check(z.maxLength(256), z.refine(isAddressPattern, { error: 'addressPattern' }), plainText)

/** A filter of addresses: `*` matches anything, as in `*@old.example.com`. */
const addressFilter = text({ min: 1, max: 256 })

function change<const Kind extends string, Shape extends z.core.$ZodLooseShape>(
  kind: Kind,
  shape: Shape,
) {
  return z.strictObject({ kind: z.literal(kind), ...shape })
}

const targets = Targets

/** A bulk change; each kind becomes steps that are operations of ours. */
export const Change = z.discriminatedUnion('kind', [
  change('enable', { targets, addressPattern }),
  change('disable', { targets }),
  change('delete', { targets }),
  change('resetPasswords', { targets }),
  change('updateQuota', {
    targets,
    mailboxQuota,
  }),
  change('setHidden', { targets, hiddenFromGlobalAddressList: z.boolean() }),
  change('updateUsers', {
    targets,
    attributes: z.strictObject(userAttributes).check(
      z.refine((given) => Object.values(given).some((value) => value !== undefined), {
        error: 'required',
      }),
    ),
  }),
  change('addToGroups', { targets, groupIds: ids(100) }),
  change('removeFromGroups', { targets, groupIds: ids(100) }),
  change('addAlias', { targets, addressPattern }),
  change('removeAliases', { targets, addressPattern: addressFilter }),
  change('grantPermissions', { targets, granteeIds: ids(100), permissionValues }),
  change('revokePermissions', { targets, granteeIds: ids(100) }),
  /**
   * Imports users. Importing the same rows again changes nothing. Rows of existing users are
   * refused unless `update`.
   */
  change('importUsers', {
    rows: z.array(ImportRow).check(z.minLength(1), z.maxLength(maxImportRows)),
    update: z.boolean(),
  }),
  /** Offboards a user. Source: USR-12, PAT-06, MDOV-02. */
  change('offboard', {
    userId: id,
    resetPassword: z.boolean(),
    revokeTokens: z.boolean(),
    denyDevices: z.boolean(),
    removeFromGroups: z.boolean(),
    /** The user who gets the addresses, as aliases. */
    aliasesTo: z.optional(id),
    /** The user or group that may open the mailbox while it exists. */
    delegateTo: z.optional(id),
    hide: z.boolean(),
    disable: z.boolean(),
  }),
  /** Onboards a user: the template adds the data that the user's own leave open. */
  change('onboard', {
    templateId: z.optional(text({ min: 1, max: 64 })),
    user: ImportRow,
  }),
  /** Undoes a job, as far as possible. */
  change('undo', { jobId: text({ min: 1, max: 64 }) }),
])
export type Change = z.infer<typeof Change>
export type ChangeKind = Change['kind']

/** The kinds of changes, in the order people find them. */
export const changeKinds = [
  ...(['enable', 'disable', 'delete', 'resetPasswords', 'updateQuota', 'setHidden'] as const),
  ...(['updateUsers', 'addToGroups', 'removeFromGroups', 'addAlias', 'removeAliases'] as const),
  ...(['grantPermissions', 'revokePermissions', 'importUsers', 'offboard', 'onboard'] as const),
  'undo',
] as const satisfies readonly ChangeKind[]

/** The kinds of changes that cannot be undone. */
export const changesForGood: readonly ChangeKind[] = ['delete', 'resetPasswords']
