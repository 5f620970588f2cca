import type { Region } from '@mailroom/schemas/region'
import { allItems } from '../aws/all-items.ts'
import type { AwsClients, Connection } from '../aws/clients.ts'
import type { AwsContext } from './handlers.ts'
import { refusal } from './refusal.ts'

type Clients = Pick<AwsContext, 'client'>

/** A user or group of IAM Identity Center. */
export type FoundPrincipal = {
  principalId: string | undefined
  principalType: 'USER' | 'GROUP'
  name: string | undefined
  displayName: string | undefined
  email: string | undefined
}

/** Lists the instances of IAM Identity Center in the Region. */
export async function instancesOf({ client }: Clients) {
  const { paginateListInstances } = await import('@aws-sdk/client-sso-admin')
  return allItems(
    paginateListInstances({ client: await client('sso') }, {}),
    (page) => page.Instances,
  )
}

/**
 * Returns the identity store of the instance that an application is in, or of the only instance.
 * Error: IdentityCenterNotFound if this connection does not see it.
 */
export async function identityStoreOf(clients: Clients, applicationArn?: string): Promise<string> {
  const instances = await instancesOf(clients)
  const id = applicationArn?.split('/')[1]
  const { IdentityStoreId } =
    instances.find(({ InstanceArn }) => InstanceArn?.split('/')[1] === id) ??
    (id === undefined ? instances[0] : undefined) ??
    {}
  if (IdentityStoreId !== undefined) return IdentityStoreId
  throw refusal(
    'IdentityCenterNotFound',
    'This connection finds no instance of IAM Identity Center in the Region.',
  )
}

/** Lists whom an application is assigned to. Source: IDC-05. */
export async function assignmentsOf({ client }: Clients, ApplicationArn: string) {
  const { paginateListApplicationAssignments } = await import('@aws-sdk/client-sso-admin')
  const pages = paginateListApplicationAssignments(
    { client: await client('sso'), pageSize: 100 },
    { ApplicationArn },
  )
  return allItems(pages, (page) => page.ApplicationAssignments)
}

/** Lists the users of an identity store. */
export async function storeUsersOf({ client }: Clients, IdentityStoreId: string) {
  const { paginateListUsers } = await import('@aws-sdk/client-identitystore')
  const store = { client: await client('identitystore'), pageSize: 100 }
  const users = await allItems(paginateListUsers(store, { IdentityStoreId }), (page) => page.Users)
  return users.map(
    ({ UserId, UserName, DisplayName, Emails = [] }): FoundPrincipal => ({
      ...{ principalId: UserId, principalType: 'USER', name: UserName, displayName: DisplayName },
      email: (Emails.find(({ Primary }) => Primary) ?? Emails[0])?.Value,
    }),
  )
}

/** Lists the groups of an identity store. */
export async function storeGroupsOf({ client }: Clients, IdentityStoreId: string) {
  const { paginateListGroups } = await import('@aws-sdk/client-identitystore')
  const store = { client: await client('identitystore'), pageSize: 100 }
  const groups = await allItems(
    paginateListGroups(store, { IdentityStoreId }),
    (page) => page.Groups,
  )
  return groups.map(
    ({ GroupId, DisplayName, Description }): FoundPrincipal => ({
      ...{ principalId: GroupId, principalType: 'GROUP', name: DisplayName },
      ...{ displayName: Description, email: undefined },
    }),
  )
}

/** Returns the ids of the users that an application is assigned to, directly or through a group. */
export async function assignedUserIds(
  clients: Clients,
  applicationArn: string,
): Promise<Set<string>> {
  const assignments = await assignmentsOf(clients, applicationArn)
  const ofType = (type: string) =>
    assignments.flatMap(({ PrincipalType, PrincipalId }) =>
      PrincipalType === type && PrincipalId !== undefined ? [PrincipalId] : [],
    )
  const users = new Set(ofType('USER'))
  const groups = ofType('GROUP')
  if (groups.length === 0) return users
  const { paginateListGroupMemberships } = await import('@aws-sdk/client-identitystore')
  const client = await clients.client('identitystore')
  const IdentityStoreId = await identityStoreOf(clients, applicationArn)
  for (const GroupId of groups) {
    const pages = paginateListGroupMemberships(
      { client, pageSize: 100 },
      { IdentityStoreId, GroupId },
    )
    for (const { MemberId } of await allItems(pages, (page) => page.GroupMemberships))
      if (MemberId?.UserId !== undefined) users.add(MemberId.UserId)
  }
  return users
}

/** Lists the users of the only identity store that a connection sees, at the pace of jobs. */
export async function identitiesAt(
  clients: AwsClients,
  connection: Connection,
  region: Region,
): Promise<readonly FoundPrincipal[]> {
  const paced: Clients = {
    client: (service) => clients.client(service, connection, region, 'read', { paced: true }),
  }
  return storeUsersOf(paced, await identityStoreOf(paced))
}
