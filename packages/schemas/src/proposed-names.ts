import { foldForAddress } from './apply-address-pattern.ts'

type Named = { firstName?: string | undefined; lastName?: string | undefined }

/** The longest local part of an address, which is also the longest user name. Source: GEN-06, USR-04. */
const maxLength = 64

/** The display name of somebody of whom the first and last name are known; empty where neither is. Source: USR-04. */
export function proposedDisplayName({ firstName = '', lastName = '' }: Named): string {
  return [firstName.trim(), lastName.trim()].filter((name) => name !== '').join(' ')
}

/**
 * The local part of an address for a user, group or resource of this name: in small letters, accents spelled out, without what an
 * address cannot have. Source: GRP-03, GEN-06.
 */
export function proposedLocalPart(name: string): string {
  const [local = ''] = name.split('@')
  return foldForAddress(local)
    .replace(/\.{2,}/g, '.')
    .replace(/^\.|\.$/g, '')
    .slice(0, maxLength)
}

/** A user name made of first and last name: `anna.berg`; empty where their letters make none. Source: USR-04. */
export function proposedUserName({ firstName = '', lastName = '' }: Named): string {
  const parts = [firstName, lastName].map((name) => foldForAddress(name).replace(/[%+]/g, ''))
  return proposedLocalPart(parts.filter((part) => part !== '').join('.'))
}
