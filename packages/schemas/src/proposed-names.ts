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

/**
 * A user name made of first and last name: `anna.berg`. Where that is longer than `limit`
 * characters, `a.berg`, cut to the limit; empty where their letters make none. Source: USR-04.
 */
export function proposedUserName(
  { firstName = '', lastName = '' }: Named,
  limit = maxLength,
): string {
  const [first = '', last = ''] = [firstName, lastName].map((name) =>
    foldForAddress(name).replace(/[%+]/g, ''),
  )
  const joined = (...parts: string[]) =>
    proposedLocalPart(parts.filter((part) => part !== '').join('.'))
  const whole = joined(first, last)
  if (whole.length <= limit) return whole
  const short = last === '' ? whole : joined(first.slice(0, 1), last)
  return short.slice(0, limit).replace(/\.$/, '')
}
