import { AwsError } from '../protocol/aws-error.ts'
import { identityStoreOf } from '../sso/index.ts'
import type { IdentityStoreUserRecord } from '../state/identity-stores.ts'
import type { UserRecord } from '../state/users.ts'
import { findUser, refuseUnlessEnabled } from './find-entity.ts'
import { findActiveOrganization } from './find-organization.ts'
import type { Context } from './handlers.ts'

/** What people sign in with: the password of the directory, or their credentials of Identity Center. */
export type Credential = 'directoryPassword' | 'identityCenter'

/** Where they sign in: the web client, or a mail client. */
export type Door = 'web' | 'mailClient'

function refuse(message: string): never {
  throw new AwsError('InvalidParameterException', message)
}

/**
 * Returns whether a user of Identity Center may use an application: directly, or as a member of a
 * group. An instance that is not here has assignments that nobody knows, and allows everybody.
 * Source: IDC-04.
 */
export function isAssigned(
  context: Context,
  { InstanceArn, ApplicationArn }: { InstanceArn: string; ApplicationArn: string },
  identityCenterUserId: string,
): boolean {
  const { state, region } = context
  const store = identityStoreOf(context, InstanceArn)
  if (store === undefined) return true
  const is = (...principal: [type: string, id: string]) =>
    state.applicationAssignments.get(region, [ApplicationArn, ...principal].join('\0'))
  if (is('USER', identityCenterUserId)) return true
  const range = { index: 'member', prefix: `${identityCenterUserId}\0` }
  for (const { groupId } of state.identityStoreMemberships.each(store, range))
    if (is('GROUP', groupId)) return true
  return false
}

/**
 * Finds the mailbox of a user of Identity Center: the associated one, else the one of the same user
 * name, which is associated now. Source: IDC-08.
 */
function associatedUser(
  { state }: Context,
  organizationId: string,
  { id, userName }: IdentityStoreUserRecord,
): UserRecord {
  const known = state.users.find(organizationId, 'identityProviderUserIdKey', id.toLowerCase())
  if (known) return known
  const namesake = state.users.find(organizationId, 'nameKey', userName.toLowerCase())
  if (!namesake || namesake.identityProviderUserId !== undefined)
    return refuse(`No user of WorkMail is associated with ${userName}, and none has the same name.`)
  const associated = { ...namesake, identityProviderUserId: id }
  state.users.put(organizationId, associated)
  return associated
}

/**
 * Signs in as a user does, with their name: that of Identity Center for its credentials, else that
 * of WorkMail. Errors: InvalidParameterException for credentials that the mode does not take, for a
 * user who is not assigned, and without an association. Source: IDC-04, IDC-08, IDC-13, 04 Z3-1.
 */
export function signIn(
  context: Context,
  given: { organizationId: string; user: string; credential: Credential; door: Door },
): { userId: string } {
  const { organizationId, user, credential, door } = given
  findActiveOrganization(context, organizationId)
  const { state, region } = context
  const configuration = state.identityProviderConfigurations.get(region, organizationId)
  if (credential === 'directoryPassword') {
    if (configuration?.authenticationMode === 'IDENTITY_PROVIDER_ONLY')
      refuse('People of this organization sign in with IAM Identity Center only.')
    const found = findUser(context, organizationId, user, 'id, name or email')
    refuseUnlessEnabled(found)
    return { userId: found.id }
  }
  if (!configuration) return refuse('IAM Identity Center is not enabled for the organization.')
  if (door === 'mailClient') refuse('Mail clients sign in with a token.')
  const { identityCenter } = configuration
  const store = identityStoreOf(context, identityCenter.InstanceArn) ?? ''
  const identity = state.identityStoreUsers.find(store, 'userName', user.toLowerCase())
  if (!identity?.enabled) return refuse(`IAM Identity Center knows no enabled user ${user}.`)
  if (!isAssigned(context, identityCenter, identity.id))
    refuse(`${user} is not assigned to the application of WorkMail.`)
  const found = associatedUser(context, organizationId, identity)
  refuseUnlessEnabled(found)
  return { userId: found.id }
}
