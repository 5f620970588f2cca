import { WorkMail } from '@aws-sdk/client-workmail'
import { localAwsPort } from './environment.ts'

/**
 * The organization of the sample data, the one whose directory is read-only, the one beside Exchange, and those with a Simple AD and an
 * AWS Managed Microsoft AD, as the local AWS names them.
 */
export const exampleId = 'm-0e1a2b3c4d5e6f708192a3b4c5d6e7f8'
export const activeDirectoryId = 'm-2e1a2b3c4d5e6f708192a3b4c5d6e7f8'
export const interoperabilityId = 'm-4e1a2b3c4d5e6f708192a3b4c5d6e7f8'
export const simpleDirectoryId = 'm-5e1a2b3c4d5e6f708192a3b4c5d6e7f8'
export const managedDirectoryId = 'm-6e1a2b3c4d5e6f708192a3b4c5d6e7f8'

export const organizationsPath = '/local/us-east-1/organizations'
export const examplePath = `${organizationsPath}/${exampleId}`

/** Of the sample data: the group everybody is in, through other groups, and the room whose requests a delegate answers. */
export const allStaff = '00000000-0000-4000-8001-000000000001'
export const boardRoom = 'r-00000000000000000000000000000002'

/** Amazon WorkMail itself, for what somebody else does past the console and for what is really there. */
export const workmail = new WorkMail({
  region: 'us-east-1',
  endpoint: `http://127.0.0.1:${localAwsPort}`,
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
})

/** Puts an organization into a state AWS decides on, with what AWS says of it, or back to `Active`. */
export async function forceState(organizationId: string, state: string, errorMessage?: string) {
  const response = await fetch(
    `http://127.0.0.1:${localAwsPort}/__local/orgs/${organizationId}/state`,
    { method: 'POST', body: JSON.stringify({ state, errorMessage }) },
  )
  if (!response.ok) throw new Error(await response.text())
}

/** A user of its own for a journey, disabled without an address or enabled with one; gives back its id. */
export async function prepareUser(name: string, { enabled = true } = {}): Promise<string> {
  const { UserId = '' } = await workmail.createUser({
    OrganizationId: exampleId,
    Name: name,
    DisplayName: name,
    Password: 'Prepared-4711',
  })
  if (enabled)
    await workmail.registerToWorkMail({
      OrganizationId: exampleId,
      EntityId: UserId,
      Email: `${name}@example.com`,
    })
  return UserId
}

/** A group of its own for a journey, enabled with an address and with members, by id; gives back its id. */
export async function prepareGroup(name: string, members: readonly string[] = []): Promise<string> {
  const { GroupId = '' } = await workmail.createGroup({ OrganizationId: exampleId, Name: name })
  const Email = `${name.toLowerCase().replaceAll(' ', '-')}@example.com`
  await workmail.registerToWorkMail({ OrganizationId: exampleId, EntityId: GroupId, Email })
  for (const MemberId of members)
    await workmail.associateMemberToGroup({ OrganizationId: exampleId, GroupId, MemberId })
  return GroupId
}

/** A room of its own for a journey, enabled with an address; gives back its id. */
export async function prepareRoom(name: string): Promise<string> {
  const { ResourceId = '' } = await workmail.createResource({
    OrganizationId: exampleId,
    Name: name,
    Type: 'ROOM',
  })
  await workmail.registerToWorkMail({
    OrganizationId: exampleId,
    EntityId: ResourceId,
    Email: `${name}@example.com`,
  })
  return ResourceId
}
