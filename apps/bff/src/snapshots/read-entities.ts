import { EntityNotFoundException } from '@aws-sdk/client-workmail'
import { unlessNotEnabled, unlessNotFound } from '../aws/directory.ts'
import { camel } from '../operations/spelling.ts'
import { inOrder } from './canonical.ts'
import type { Reader } from './reading.ts'

type Kind = 'USER' | 'GROUP' | 'RESOURCE'

async function readAddresses(reader: Reader, kind: Kind, email: string | undefined) {
  const { source, all, row, task } = reader
  const id = { OrganizationId: source.organizationId, EntityId: task.subject }
  const aliases = await all(
    'ListAliases',
    (paging) => unlessNotEnabled(source.workmail.listAliases({ ...id, ...paging })),
    ({ Aliases }) => Aliases,
  )
  const primary = email?.toLowerCase()
  const addresses = [...aliases.map((each) => each.toLowerCase()), ...(primary ? [primary] : [])]
  for (const address of new Set(addresses))
    row('address', {
      ...{ address, ownerId: task.subject, ownerKind: kind, primary: address === primary },
    })
}

async function readPermissions({ source, all, row, task }: Reader, kind: Kind) {
  const id = { OrganizationId: source.organizationId, EntityId: task.subject }
  const permissions = await all(
    'ListMailboxPermissions',
    (paging) => unlessNotEnabled(source.workmail.listMailboxPermissions({ ...id, ...paging })),
    ({ Permissions }) => Permissions,
  )
  for (const { GranteeId, GranteeType, PermissionValues } of permissions)
    row('permission', {
      ...{ mailboxId: task.subject, mailboxKind: kind },
      ...{ granteeId: GranteeId, granteeKind: GranteeType, values: inOrder(PermissionValues) },
    })
}

async function readMembers({ source, all, row, task }: Reader) {
  const id = { OrganizationId: source.organizationId, GroupId: task.subject }
  const members = await all(
    'ListGroupMembers',
    (paging) => unlessNotEnabled(source.workmail.listGroupMembers({ ...id, ...paging })),
    ({ Members }) => Members,
  )
  for (const { Id, Type } of members)
    row('membership', { groupId: task.subject, memberId: Id, memberKind: Type })
}

async function readDelegates({ source, all, row, task }: Reader) {
  const id = { OrganizationId: source.organizationId, ResourceId: task.subject }
  const delegates = await all(
    'ListResourceDelegates',
    (paging) => unlessNotEnabled(source.workmail.listResourceDelegates({ ...id, ...paging })),
    ({ Delegates }) => Delegates,
  )
  for (const { Id, Type } of delegates)
    row('delegate', { resourceId: task.subject, delegateId: Id, delegateKind: Type })
}

/** Reads the size of a mailbox, which changes by itself, and returns its limit. */
async function readMailbox({ source, ask, row, task }: Reader): Promise<number | undefined> {
  const id = { OrganizationId: source.organizationId, UserId: task.subject }
  const details = await ask('GetMailboxDetails', () =>
    unlessNotFound(unlessNotEnabled(source.workmail.getMailboxDetails(id))),
  )
  if (details?.MailboxSize !== undefined)
    row('mailboxSize', {
      ...{ userId: task.subject, sizeMb: details.MailboxSize },
      readAt: source.now().toISOString(),
    })
  return details?.MailboxQuota
}

type Told = Record<string, unknown> & {
  name?: string | undefined
  email?: string | undefined
  state?: string | undefined
  userRole?: string | undefined
}

/**
 * Describes an entity; where that is refused, says what the list told. Undefined if it was deleted
 * since.
 */
async function describe(
  { ask, task }: Reader,
  operation: string,
  call: () => Promise<object>,
): Promise<Told | undefined> {
  const told = await ask(operation, async () => {
    const answer = await unlessNotFound(call())
    return answer ? camel(answer) : 'vanished'
  })
  if (told === 'vanished') return undefined
  const { email, ...rest }: Told = { ...JSON.parse(task.listed ?? '{}'), ...told }
  return { ...rest, email: email?.toLowerCase() }
}

/**
 * Reads a user, group or resource and what belongs to it. One that was deleted meanwhile leaves
 * nothing but a gap. Source: INV-03.
 */
async function readEntity(
  reader: Reader,
  operation: string,
  read: () => Promise<boolean>,
): Promise<void> {
  const { reading, gap } = reader
  const isThere = await read()
  const refused = ({ code }: { code: string }) => code === EntityNotFoundException.name
  const isGone = reading.rows.some((row) => row.kind === 'gap' && refused(row))
  if (isThere && !isGone) return
  reading.rows.length = 0
  gap(operation, 'Vanished')
}

/** Waits for all parts, so that none goes on after another has failed. */
async function together(...parts: Promise<unknown>[]): Promise<void> {
  for (const outcome of await Promise.allSettled(parts))
    if (outcome.status === 'rejected') throw outcome.reason
}

const isEnabled = ({ state }: Told) => state === 'ENABLED'
const isDeleted = ({ state }: Told) => state === 'DELETED'

async function readUser(reader: Reader): Promise<boolean> {
  const { source, task, row } = reader
  const id = { OrganizationId: source.organizationId, UserId: task.subject }
  const told = await describe(reader, 'DescribeUser', () => source.workmail.describeUser(id))
  if (!told) return false
  let quotaMb: number | undefined
  await together(
    ...(isEnabled(told) ? [readAddresses(reader, 'USER', told.email)] : []),
    ...(isDeleted(told) ? [] : [readPermissions(reader, 'USER')]),
    ...(isEnabled(told) && told.userRole === 'USER'
      ? [
          readMailbox(reader).then((limit) => {
            quotaMb = limit
          }),
        ]
      : []),
  )
  const { userId: _, userRole: role, hiddenFromGlobalAddressList: hidden, ...rest } = told
  const { identityProviderIdentityStoreId: identityStoreId, ...members } = rest
  row('user', { ...members, id: task.subject, role, hidden, identityStoreId, quotaMb })
  return true
}

async function readGroup(reader: Reader): Promise<boolean> {
  const { source, task, row } = reader
  const id = { OrganizationId: source.organizationId, GroupId: task.subject }
  const told = await describe(reader, 'DescribeGroup', () => source.workmail.describeGroup(id))
  if (!told) return false
  await together(
    ...(isEnabled(told) ? [readAddresses(reader, 'GROUP', told.email), readMembers(reader)] : []),
    ...(isDeleted(told) ? [] : [readPermissions(reader, 'GROUP')]),
  )
  const { groupId: _, hiddenFromGlobalAddressList: hidden, ...members } = told
  row('group', { ...members, id: task.subject, hidden })
  return true
}

async function readResource(reader: Reader): Promise<boolean> {
  const { source, task, row } = reader
  const id = { OrganizationId: source.organizationId, ResourceId: task.subject }
  const call = async () => {
    const { BookingOptions: options, ...answer } = await source.workmail.describeResource(id)
    if (!options) return answer
    const bookingOptions = {
      autoAccept: options.AutoAcceptRequests,
      autoDeclineRecurring: options.AutoDeclineRecurringRequests,
      autoDeclineConflicting: options.AutoDeclineConflictingRequests,
    }
    return { ...answer, bookingOptions }
  }
  const told = await describe(reader, 'DescribeResource', call)
  if (!told) return false
  await together(
    ...(isEnabled(told)
      ? [readAddresses(reader, 'RESOURCE', told.email), readDelegates(reader)]
      : []),
    ...(isDeleted(told) ? [] : [readPermissions(reader, 'RESOURCE')]),
  )
  const { resourceId: _, hiddenFromGlobalAddressList: hidden, ...members } = told
  row('resource', { ...members, id: task.subject, hidden })
  return true
}

/** The tasks that read one entity each. */
export const entityTasks = {
  user: (reader: Reader) => readEntity(reader, 'DescribeUser', () => readUser(reader)),
  group: (reader: Reader) => readEntity(reader, 'DescribeGroup', () => readGroup(reader)),
  resource: (reader: Reader) => readEntity(reader, 'DescribeResource', () => readResource(reader)),
}
