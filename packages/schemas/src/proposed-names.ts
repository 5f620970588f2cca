import { foldForAddress } from './apply-address-pattern.ts'

type Named = { firstName?: string | undefined; lastName?: string | undefined }

/**
 * The longest local part of an address, which is also the longest user name. Source: GEN-06,
 * USR-04.
 */
const maxLength = 64

/**
 * Returns the display name for a first and last name; empty if neither is known. Source: USR-04.
 */
export function proposedDisplayName({ firstName = '', lastName = '' }: Named): string {
  return [firstName.trim(), lastName.trim()].filter((name) => name !== '').join(' ')
}

/**
 * Returns the local part of an address for a user, group or resource with this name: in lower case,
 * with accents spelled out, without characters that an address cannot have. Source: GRP-03, GEN-06.
 */
export function proposedLocalPart(name: string): string {
  const [local = ''] = name.split('@')
  return foldForAddress(local)
    .replace(/\.{2,}/g, '.')
    .replace(/^\.|\.$/g, '')
    .slice(0, maxLength)
}

/**
 * Returns a user name made of first and last name: `anna.berg`; empty if their letters make none.
 * Source: USR-04.
 */
export function proposedUserName({ firstName = '', lastName = '' }: Named): string {
  const parts = [firstName, lastName].map((name) => foldForAddress(name).replace(/[%+]/g, ''))
  return proposedLocalPart(parts.filter((part) => part !== '').join('.'))
}
