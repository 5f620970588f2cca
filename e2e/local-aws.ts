import { WorkMail } from '@aws-sdk/client-workmail'
import { localAwsPort } from './environment.ts'

/**
 * The organizations in the sample data, as the local AWS names them: the example, one with a
 * read-only directory, one beside Exchange, one with a Simple AD and one with an AWS Managed
 * Microsoft AD.
 */
export const exampleId = 'm-0e1a2b3c4d5e6f708192a3b4c5d6e7f8'
export const activeDirectoryId = 'm-2e1a2b3c4d5e6f708192a3b4c5d6e7f8'
export const interoperabilityId = 'm-4e1a2b3c4d5e6f708192a3b4c5d6e7f8'
export const simpleDirectoryId = 'm-5e1a2b3c4d5e6f708192a3b4c5d6e7f8'
export const managedDirectoryId = 'm-6e1a2b3c4d5e6f708192a3b4c5d6e7f8'

export const organizationsPath = '/local/us-east-1/organizations'
export const examplePath = `${organizationsPath}/${exampleId}`

/**
 * In the sample data: Ana Silva, who has mobile devices and tokens and is in the group Sales; the
 * group that contains everybody, through other groups; and the room whose requests a delegate
 * answers.
 */
export const ana = '00000000-0000-4000-8000-000000000001'
export const allStaff = '00000000-0000-4000-8001-000000000001'
export const boardRoom = 'r-00000000000000000000000000000002'

/** Amazon WorkMail itself, for changes made outside of the console and for the real state. */
export const workmail = new WorkMail({
  region: 'us-east-1',
  endpoint: `http://127.0.0.1:${localAwsPort}`,
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
})

/**
 * Forces an organization into a state that AWS normally sets, with AWS's message, or back to
 * `Active`.
 */
export function forceState(organizationId: string, state: string, errorMessage?: string) {
  return control(`orgs/${organizationId}/state`, { state, errorMessage })
}

/** Says how long AWS takes to create an organization from now on, in milliseconds; 3 s by default. */
export function setCreationTime(creatingMs?: number) {
  return control('lifecycle', { creatingMs })
}

/** Sets the faults of AWS's calls, in place of those before; without any, all calls succeed. */
export function setFaults(...faults: object[]) {
  return control('faults', faults)
}

/** Makes a bucket of S3, or changes one, as the local AWS's control takes it. */
export function setBucket(bucket: object) {
  return control('buckets', bucket)
}

/** Lets the console do everything at AWS but these actions, in place of what it might before. */
export function allowEverythingBut(...denied: string[]) {
  const statement = { Effect: 'Allow', NotAction: denied, Resource: '*' }
  const policy = { Version: '2012-10-17', Statement: statement }
  return control('profiles', denied.length > 0 ? [{ accessKeyId: 'local', policy }] : [])
}

type DnsRecord = { name: string; type: string; value: string }

/** Publishes records in the DNS, and so in the hosted zones of Route 53. */
export function publishDns(...publish: DnsRecord[]) {
  return control('dns', { publish })
}

/** Withdraws records from the DNS. */
export function withdrawRecords(...withdraw: DnsRecord[]) {
  return control('dns', { withdraw })
}

/** Withdraws all records at a domain and below from the DNS. */
export function withdrawDns(domain: string) {
  return control(`dns?withdraw=${domain}`, {})
}

/** Creates a personal access token, as its user does in the web app of WorkMail. */
export function createToken(userId: string, name: string) {
  return control('tokens', { organizationId: exampleId, userId, name })
}

async function control(path: string, body: object) {
  const response = await fetch(`http://127.0.0.1:${localAwsPort}/__local/${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(await response.text())
}

const OrganizationId = exampleId

type Listed = {
  Id?: string | undefined
  Name?: string | undefined
  State?: string | undefined
}

/** Deletes what a journey's earlier try created under this name, so that a second try begins alike. */
async function forget(
  name: string,
  listed: readonly Listed[] = [],
  remove: (id: string) => Promise<unknown>,
) {
  for (const { Id: EntityId = '', Name, State } of listed) {
    if (Name !== name || State === 'DELETED') continue
    if (State === 'ENABLED') await workmail.deregisterFromWorkMail({ OrganizationId, EntityId })
    await remove(EntityId)
  }
}

/**
 * Creates a user for one journey, disabled without an address or enabled with one. Returns their
 * id.
 */
export async function prepareUser(name: string, { enabled = true } = {}): Promise<string> {
  const { Users } = await workmail.listUsers({ OrganizationId, Filters: { UsernamePrefix: name } })
  await forget(name, Users, (UserId) => workmail.deleteUser({ OrganizationId, UserId }))
  const { UserId = '' } = await workmail.createUser({
    OrganizationId,
    Name: name,
    DisplayName: name,
    Password: 'Prepared-4711',
  })
  if (enabled)
    await workmail.registerToWorkMail({
      OrganizationId,
      EntityId: UserId,
      Email: `${name}@example.com`,
    })
  return UserId
}

/**
 * Creates an enabled group for one journey, with an address and with members by id. Returns its id.
 */
export async function prepareGroup(name: string, members: readonly string[] = []): Promise<string> {
  const { Groups } = await workmail.listGroups({ OrganizationId, Filters: { NamePrefix: name } })
  await forget(name, Groups, (former) => workmail.deleteGroup({ OrganizationId, GroupId: former }))
  const { GroupId = '' } = await workmail.createGroup({ OrganizationId, Name: name })
  const Email = `${name.toLowerCase().replaceAll(' ', '-')}@example.com`
  await workmail.registerToWorkMail({ OrganizationId, EntityId: GroupId, Email })
  for (const MemberId of members)
    await workmail.associateMemberToGroup({ OrganizationId, GroupId, MemberId })
  return GroupId
}

/** Creates an enabled room for one journey, with an address. Returns its id. */
export async function prepareRoom(name: string): Promise<string> {
  const { Resources } = await workmail.listResources({
    OrganizationId,
    Filters: { NamePrefix: name },
  })
  await forget(name, Resources, (former) =>
    workmail.deleteResource({ OrganizationId, ResourceId: former }),
  )
  const { ResourceId = '' } = await workmail.createResource({
    OrganizationId,
    Name: name,
    Type: 'ROOM',
  })
  await workmail.registerToWorkMail({
    OrganizationId,
    EntityId: ResourceId,
    Email: `${name}@example.com`,
  })
  return ResourceId
}

/** Publishes and withdraws records of the simulated DNS; they are seen after five seconds. */
export function changeDns(changes: { publish?: object[]; withdraw?: object[] }) {
  return control('dns', changes)
}
