import type { ImportRow } from '@mailroom/schemas'

/** What a column of a file may be: everything an import tells of a user, and a password, which never travels with it. */
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
  'hiddenFromGlobalAddressList',
  'mailboxQuota',
  'telephone',
  'street',
  'city',
  'zipCode',
  'country',
  'company',
  'department',
  'jobTitle',
  'office',
] as const satisfies readonly (keyof ImportRow | 'password')[]
export type ImportField = (typeof importFields)[number]

/** What each column of a file is taken for, in the file's order; `undefined` is not imported. A field has one column at most. */
export type Mapping = readonly (ImportField | undefined)[]
