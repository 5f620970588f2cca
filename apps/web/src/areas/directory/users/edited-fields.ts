import { personalAttributes, type User, whyNotFor } from '@mailroom/schemas'

/** The details of a user that may be empty, in the order of the form. Source: USR-15. */
export const optionalDetails = personalAttributes.filter((name) => name !== 'displayName')

/**
 * Returns the initial values of the form that edits a user; the address of a disabled user cannot
 * be changed. Source: USR-11, USR-15.
 */
export function editedFields(user: User) {
  const { email, displayName = '', userRole, identityProviderUserId = '' } = user
  return {
    ...(whyNotFor('aliases.makePrimary', user) ? {} : { email: email ?? '' }),
    displayName,
    ...Object.fromEntries(optionalDetails.map((field) => [field, user[field] ?? ''])),
    hiddenFromGlobalAddressList: user.hiddenFromGlobalAddressList ?? false,
    role: userRole,
    identityProviderUserId,
  }
}
