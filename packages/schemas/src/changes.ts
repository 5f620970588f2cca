import * as z from 'zod/mini'
import { isAddressPattern } from './apply-address-pattern.ts'
import {
  IdentityProviderUserId,
  PersonalAccessTokenId,
  WorkMailDomainName,
  WorkMailIdentifier,
} from './constraints/workmail-shapes.generated.ts'
import { EntityQuery, type EntityType } from './entities.ts'
import { ImportRow, maxImportRows } from './import-row.ts'
import { permissionValues } from './mailbox-permissions.ts'
import { mailboxQuota } from './mailboxes.ts'
import { OverrideRow } from './override-row.ts'
import { plainText, text } from './text.ts'
import { userAttributes } from './users.ts'

/** The most users, groups and resources in one plan. */
export const maxTargets = 10_000

const id = text(WorkMailIdentifier)
const ids = (max: number) => z.array(id).check(z.minLength(1), z.maxLength(max))

const targetKinds = [
  z.strictObject({ entityIds: ids(maxTargets) }),
  z.strictObject({ query: EntityQuery }),
] as const

/** The targets of a change: the named ones, or all that match a query when the plan is made. */
export const Targets = z.union(targetKinds)
export type Targets = z.infer<typeof Targets>

/** Single tokens, whoever they are of. */
const ChosenTokens = z.strictObject({
  personalAccessTokenIds: z
    .array(text(PersonalAccessTokenId))
    .check(z.minLength(1), z.maxLength(maxTargets)),
})

/** An address with placeholders, such as `{firstName}.{lastName}@example.com`. */
export const addressPattern = z
  .string()
  .check(z.maxLength(256), z.refine(isAddressPattern, { error: 'addressPattern' }), plainText)

/** A filter of addresses: `*` matches anything, as in `*@old.example.com`. */
const addressFilter = text({ min: 1, max: 256 })

/** What is known of a kind of change before it is planned. */
type Traits = {
  /**
   * The operations that its steps may be; absent if they depend on another job. `operationsOfChange`
   * compiles only if each exists.
   */
  operations?: readonly string[]
  /** The group of the menu in which people choose it for the rows of a list, if they do. */
  group?: 'state' | 'details' | 'membership' | 'danger'
  /** The types of the rows that it applies to, if people choose it for them. */
  types?: readonly EntityType[]
  /** True if it cannot be undone. */
  isForGood?: true
}

function change<
  const Kind extends string,
  const Fields extends z.core.$ZodLooseShape,
  const Given extends Traits,
>(kind: Kind, fields: Fields, traits: Given) {
  return { kind, schema: z.strictObject({ kind: z.literal(kind), ...fields }), ...traits }
}

const targets = Targets
const everything = ['USER', 'GROUP', 'RESOURCE'] as const
const members = ['USER', 'GROUP'] as const

/** The operations of an import; an onboarding is an import of one user. */
const importing = [
  ...(['users.create', 'users.update', 'users.enable', 'mailboxes.updateQuota'] as const),
  ...(['aliases.makePrimary', 'aliases.create', 'groupMembers.associate'] as const),
] as const

/**
 * The kinds of changes, in the order people find them: the fields, and what is known of each. Plans,
 * forms, menus and words are keyed by them, and do not compile without each.
 */
export const changes = [
  change(
    'enable',
    { targets, addressPattern },
    {
      ...{ group: 'state', types: everything },
      operations: ['users.enable', 'groups.enable', 'resources.enable'],
    },
  ),
  change(
    'disable',
    { targets },
    {
      ...{ group: 'state', types: everything },
      operations: ['users.disable', 'groups.disable', 'resources.disable'],
    },
  ),
  change(
    'resetPasswords',
    { targets },
    { group: 'state', types: ['USER'], operations: ['users.resetPassword'], isForGood: true },
  ),
  /** Revokes all personal access tokens of users, or single ones. Source: PAT-06, PAT-08. */
  change(
    'revokeTokens',
    { targets: z.union([...targetKinds, ChosenTokens]) },
    {
      ...{ group: 'state', types: ['USER'], isForGood: true },
      operations: ['personalAccessTokens.delete'],
    },
  ),
  change(
    'setHidden',
    { targets, hiddenFromGlobalAddressList: z.boolean() },
    {
      ...{ group: 'details', types: everything },
      operations: ['users.update', 'groups.update', 'resources.update'],
    },
  ),
  change(
    'updateUsers',
    {
      targets,
      attributes: z.strictObject(userAttributes).check(
        z.refine((given) => Object.values(given).some((value) => value !== undefined), {
          error: 'required',
        }),
      ),
    },
    { group: 'details', types: ['USER'], operations: ['users.update'] },
  ),
  change(
    'updateQuota',
    { targets, mailboxQuota },
    { group: 'details', types: ['USER'], operations: ['mailboxes.updateQuota'] },
  ),
  change(
    'addToGroups',
    { targets, groupIds: ids(100) },
    { group: 'membership', types: members, operations: ['groupMembers.associate'] },
  ),
  change(
    'removeFromGroups',
    { targets, groupIds: ids(100) },
    { group: 'membership', types: members, operations: ['groupMembers.disassociate'] },
  ),
  change(
    'addAlias',
    { targets, addressPattern },
    { group: 'membership', types: everything, operations: ['aliases.create'] },
  ),
  change(
    'removeAliases',
    { targets, addressPattern: addressFilter },
    { group: 'membership', types: everything, operations: ['aliases.delete'] },
  ),
  change(
    'grantPermissions',
    { targets, granteeIds: ids(100), permissionValues },
    { group: 'membership', types: members, operations: ['mailboxPermissions.put'] },
  ),
  change(
    'revokePermissions',
    { targets, granteeIds: ids(100) },
    { group: 'membership', types: members, operations: ['mailboxPermissions.delete'] },
  ),
  change(
    'delete',
    { targets },
    {
      ...{ group: 'danger', types: everything, isForGood: true },
      operations: ['users.delete', 'groups.delete', 'resources.delete'],
    },
  ),
  /**
   * Imports users. Importing the same rows again changes nothing. Rows of existing users are
   * refused unless `update`.
   */
  change(
    'importUsers',
    {
      rows: z.array(ImportRow).check(z.minLength(1), z.maxLength(maxImportRows)),
      update: z.boolean(),
    },
    { operations: importing },
  ),
  /** Offboards a user. Source: USR-12, PAT-06, MDOV-02. */
  change(
    'offboard',
    {
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
    },
    {
      operations: [
        ...(['users.resetPassword', 'personalAccessTokens.delete'] as const),
        ...(['mobileDeviceAccessOverrides.put', 'groupMembers.disassociate'] as const),
        ...(['aliases.delete', 'aliases.create', 'mailboxPermissions.put'] as const),
        ...(['users.update', 'users.disable'] as const),
      ],
    },
  ),
  /** Onboards a user: the template adds the data that the user's own leave open. */
  change(
    'onboard',
    { templateId: z.optional(text({ min: 1, max: 64 })), user: ImportRow },
    { operations: importing },
  ),
  /**
   * Gives everybody with an address of one mail domain the same address of another one. Source:
   * DOM-15.
   */
  change(
    'moveDomain',
    {
      /** Without it, everybody who has such an address. */
      targets: z.optional(targets),
      fromDomain: text(WorkMailDomainName),
      toDomain: text(WorkMailDomainName),
      /** True if the old addresses stay as aliases. */
      keepOldAddresses: z.boolean(),
    },
    { operations: ['aliases.makePrimary', 'aliases.create', 'aliases.delete'] },
  ),
  /**
   * Sets the overrides of a file. Those that it does not name stay. Setting the same ones again
   * changes nothing. Source: MDOV-03.
   */
  change(
    'putDeviceOverrides',
    { rows: z.array(OverrideRow).check(z.minLength(1), z.maxLength(maxTargets)) },
    { operations: ['mobileDeviceAccessOverrides.put'] },
  ),
  /**
   * Associates users of WorkMail with those of IAM Identity Center: enabled ones without an
   * association with those of the same user name or address, or the pairs of a list. Source: IDC-09,
   * IDC-12.
   */
  change(
    'associateIdentities',
    {
      by: z.enum(['userName', 'email', 'list']),
      pairs: z.optional(
        z
          .array(
            z.strictObject({
              /** An id, a name or the primary address; names are shorter than AWS takes an id. */
              user: text({ min: 1, max: 256 }),
              identityProviderUserId: text(IdentityProviderUserId),
            }),
          )
          .check(z.minLength(1), z.maxLength(maxTargets)),
      ),
    },
    { operations: ['users.update'] },
  ),
  /** Undoes a job, as far as possible. */
  change('undo', { jobId: text({ min: 1, max: 64 }) }, {}),
] as const

type AnyChange = (typeof changes)[number]
export type ChangeKind = AnyChange['kind']

const [first, ...others] = changes

/** A bulk change; each kind becomes steps that are operations of ours. */
export const Change = z
  .discriminatedUnion('kind', [first.schema, ...others.map(({ schema }) => schema)])
  .check(
    // What is moved to the domain it comes from would lose its old addresses.
    z.refine(
      (change) =>
        change.kind !== 'moveDomain' ||
        change.fromDomain.toLowerCase() !== change.toDomain.toLowerCase(),
      { error: 'anotherDomain', path: ['toDomain'] },
    ),
    z.refine(
      (change) =>
        change.kind !== 'associateIdentities' ||
        (change.by === 'list') === (change.pairs !== undefined),
      { error: 'required', path: ['pairs'] },
    ),
  )
export type Change = z.infer<typeof Change>

export const changeKinds: readonly ChangeKind[] = changes.map(({ kind }) => kind)

/** A kind of change that people choose for rows of a list. */
export type BulkChange = Extract<AnyChange, { group: string }>
export type BulkKind = BulkChange['kind']

/** The kinds of changes that people choose for rows of a list, in the order of the menu. */
export const bulkChanges: readonly BulkChange[] = changes.filter((each) => 'group' in each)

/** Returns whether a kind of change cannot be undone. */
export function isForGood(wanted: ChangeKind): boolean {
  return changes.some((each) => each.kind === wanted && 'isForGood' in each)
}
