import {
  InvalidParameterException,
  paginateListPersonalAccessTokens,
  paginateListUsers,
  type WorkMail,
} from '@aws-sdk/client-workmail'
import { allItems } from '../aws/all-items.ts'
import { ask } from './ask.ts'
import type { AwsContext, Handlers } from './handlers.ts'
import { readConfiguration } from './identity-provider-configuration.ts'
import { assignedUserIds } from './identity-store.ts'
import { camel } from './spelling.ts'

/** Reads the users of an organization, at once those that AWS can tell apart. Source: IDC-10. */
async function usersOf(
  client: WorkMail,
  OrganizationId: string,
  Filters?: { IdentityProviderUserIdPrefix: string } | { State: 'ENABLED' },
) {
  const pages = paginateListUsers({ client, pageSize: 100 }, { OrganizationId, Filters })
  const all = camel(await allItems(pages, ({ Users }) => Users))
  return all.map(({ id: userId, ...user }) => ({ userId, ...user }))
}

/** Lists all users with their associations; the empty ones are normal before a first sign-in. */
export const listAssociations: Handlers<'identityProvider'>['identityProvider.listAssociations'] =
  async ({ organizationId, identityProviderUserIdPrefix }, { workmail }) => {
    const filter =
      identityProviderUserIdPrefix === undefined
        ? undefined
        : { IdentityProviderUserIdPrefix: identityProviderUserIdPrefix }
    const users = await usersOf(workmail, organizationId, filter)
    // A system user and a resource of Exchange sign in nowhere.
    return {
      items: users.filter(
        ({ userRole, state }) =>
          (userRole === 'USER' || userRole === 'REMOTE_USER') && state !== 'DELETED',
      ),
    }
  }

/** Returns the users who have a token that is valid now. */
async function usersWithTokens(
  { workmail: client, awsNow }: Pick<AwsContext, 'workmail' | 'awsNow'>,
  OrganizationId: string,
): Promise<Set<string>> {
  const pages = paginateListPersonalAccessTokens({ client, pageSize: 100 }, { OrganizationId })
  const now = awsNow().getTime()
  try {
    const tokens = await allItems(pages, (page) => page.PersonalAccessTokenSummaries)
    const valid = tokens.filter(({ ExpiresTime }) => !ExpiresTime || ExpiresTime.getTime() > now)
    return new Set(valid.flatMap(({ UserId }) => UserId ?? []))
  } catch (error) {
    // Nobody can list tokens while they are switched off. Source: PAT-02.
    if (error instanceof InvalidParameterException) return new Set()
    throw error
  }
}

type Listed = Awaited<ReturnType<typeof usersOf>>[number]

const shown = ({ userId, name, displayName, email }: Listed) => ({
  ...{ userId, name, displayName, email },
})

/**
 * Tells who would lose access. Who is assigned is known where the connection may ask for it.
 * Source: IDC-12, PAT-03.
 */
export const checkMode: Handlers<'identityProvider'>['identityProvider.checkMode'] = async (
  { organizationId },
  context,
) => {
  const { workmail } = context
  const [configuration, users, withTokens] = await Promise.all([
    readConfiguration(workmail, organizationId),
    usersOf(workmail, organizationId, { State: 'ENABLED' }),
    usersWithTokens(context, organizationId),
  ])
  const { IdentityCenterConfiguration, PersonalAccessTokenConfiguration } =
    configuration?.known ?? {}
  const people = users.filter(({ userRole }) => userRole === 'USER')
  const associated = people.filter(({ identityProviderUserId }) => identityProviderUserId)
  const applicationArn = IdentityCenterConfiguration?.ApplicationArn
  const { answer: assigned, refused } = applicationArn
    ? await ask(() => assignedUserIds(context, applicationArn))
    : {}
  const unassociated = people.filter(({ identityProviderUserId }) => !identityProviderUserId)
  const unassigned =
    assigned && associated.filter(({ identityProviderUserId: id = '' }) => !assigned.has(id))
  return {
    enabledUsers: people.length,
    losingAccess: unassociated.length + (unassigned?.length ?? 0),
    unassociated: unassociated.map(shown),
    withoutTokens: associated.filter(({ userId = '' }) => !withTokens.has(userId)).map(shown),
    tokensAreActive: PersonalAccessTokenConfiguration?.Status === 'ACTIVE',
    unassigned: unassigned?.map(shown),
    unassignedUnknown: refused?.error.code,
  }
}
