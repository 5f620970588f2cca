import { sharedAttributes } from '@mailroom/schemas/directory-rules'
import type { ImportRow } from '@mailroom/schemas/import-row'

/**
 * The fields of a column in a file: all details of a user that an import sets, and a password,
 * which is never sent with them.
 */
export const importFields = [
  'name',
  'displayName',
  'firstName',
  'lastName',
  'initials',
  'email',
  'aliases',
  'groups',
  'password',
  'role',
  'state',
  'hiddenFromGlobalAddressList',
  'mailboxQuota',
  ...sharedAttributes,
] as const satisfies readonly (keyof ImportRow | 'password')[]
export type ImportField = (typeof importFields)[number]

/**
 * The field of each column, in the file's order; `undefined` is not imported. Each field has at
 * most one column.
 */
export type Mapping = readonly (ImportField | undefined)[]
