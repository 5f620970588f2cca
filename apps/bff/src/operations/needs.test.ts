import {
  sampleGroupId,
  sampleOrganizations,
  sampleResourceId,
  sampleUserId,
} from '@mailroom/local-aws'
import { defaultMobilePolicy } from '@mailroom/schemas/console-only/mobile-policy'
import type { Needs } from '@mailroom/schemas/declare'
import { declarationOf, type OperationId, operations } from '@mailroom/schemas/operations'
import { awsNeeds } from '@mailroom/schemas/why-not'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { samplePolicy, smallestInput } from '../test/sample-inputs.ts'
import { here, startBackend } from '../test/start-backend.ts'
import { startOtherAws } from '../test/start-other-aws.ts'

/** Sample entities in each state. */
const entities = {
  ENABLED: {
    user: sampleUserId(1),
    other: sampleUserId(2),
    group: sampleGroupId(3),
    resource: sampleResourceId(1),
  },
  DISABLED: {
    user: sampleUserId(11),
    other: sampleUserId(13),
    group: sampleGroupId(9),
    resource: sampleResourceId(3),
  },
} as const
const remoteUser = sampleUserId(14)
const systemUser = sampleUserId(15)

type Entities = (typeof entities)['ENABLED' | 'DISABLED']
type InputOf = (entities: Entities, domain: string) => Record<string, unknown>

const visible = { hiddenFromGlobalAddressList: false }
const hiding = { hiddenFromGlobalAddressList: true, expected: visible }

const device = { userId: sampleUserId(6), deviceId: 'K9MAIL77A1' }

/** An input of each operation with needs, unless the smallest one that its schema accepts works. */
const inputs: { [Id in OperationId]?: InputOf } = {
  'users.create': (_, domain) => ({
    ...{ name: 'new.person', displayName: 'New Person', email: `new.person@${domain}` },
    ...{ ...visible, role: 'USER', password: 'Correct horse 1' },
  }),
  'users.update': ({ user: userId }) => ({ userId, initials: 'X', expected: {} }),
  'users.enable': ({ user: userId }, domain) => ({ userId, email: `new@${domain}` }),
  'users.disable': ({ user: userId }) => ({ userId }),
  'users.delete': ({ user: userId }) => ({ userId }),
  'users.resetPassword': ({ user: userId }) => ({ userId, password: 'Correct horse 1' }),
  'groups.create': (_, domain) => ({ name: 'Newcomers', email: `new@${domain}`, ...visible }),
  'groups.update': ({ group: groupId }) => ({ groupId, ...hiding }),
  'groups.enable': ({ group: groupId }, domain) => ({ groupId, email: `new@${domain}` }),
  'groups.disable': ({ group: groupId }) => ({ groupId }),
  'groups.delete': ({ group: groupId }) => ({ groupId }),
  'groupMembers.associate': ({ group: groupId, other: memberId }) => ({ groupId, memberId }),
  'groupMembers.disassociate': ({ group: groupId, other: memberId }) => ({ groupId, memberId }),
  'resources.create': (_, domain) => ({
    ...{ name: 'room.new', type: 'ROOM', email: `room.new@${domain}`, ...visible },
  }),
  'resources.update': ({ resource: resourceId }) => ({ resourceId, ...hiding }),
  'resources.enable': ({ resource: resourceId }, domain) => ({
    ...{ resourceId, email: `new@${domain}` },
  }),
  'resources.disable': ({ resource: resourceId }) => ({ resourceId }),
  'resources.delete': ({ resource: resourceId }) => ({ resourceId }),
  'resourceDelegates.associate': ({ resource: resourceId, other: entityId }) => ({
    ...{ resourceId, entityId },
  }),
  'resourceDelegates.disassociate': ({ resource: resourceId, other: entityId }) => ({
    ...{ resourceId, entityId },
  }),
  'aliases.create': ({ user: entityId }, domain) => ({ entityId, alias: `new@${domain}` }),
  'aliases.delete': ({ user: entityId }, domain) => ({ entityId, alias: `a.silva@${domain}` }),
  'aliases.makePrimary': ({ user: entityId }, domain) => ({ entityId, email: `new@${domain}` }),
  'mailboxPermissions.put': ({ user: entityId, other: granteeId }) => ({
    ...{ entityId, granteeId, permissionValues: ['SEND_AS'] },
    expected: { permissionValues: [] },
  }),
  'mailboxes.updateQuota': ({ user: userId }) => ({
    ...{ userId, mailboxQuota: 1_000, expected: {} },
  }),
  'mobileDevices.list': () => ({ userId: device.userId }),
  'mobileDevices.describe': () => ({ ...device }),
  'mobileDevices.wipe': () => ({ ...device, confirmation: device.deviceId }),
  'mobileDevices.remove': () => ({ ...device }),
  'mobilePolicy.put': () => ({ ...defaultMobilePolicy, expected: samplePolicy }),
  'mailDomains.updateDefault': () => ({
    ...{ domainName: 'example.org', expected: { domainName: 'example.com' } },
  }),
  'mailDomains.deregister': () => ({ domainName: 'new.example.net' }),
  'mobileDeviceAccessOverrides.put': ({ user: userId }) => ({
    ...{ userId, deviceId: 'NEWDEVICE', effect: 'ALLOW', expected: {} },
  }),
}

/** A call at a place where exactly one need is not met. */
type Case = [id: OperationId, need: string, organization: keyof typeof domains, input: object]

const domains = {
  example: 'example.com',
  activeDirectory: 'corp.example',
  interoperability: 'hybrid.example',
} as const

const needy = (Object.keys(operations) as OperationId[]).filter((id) => declarationOf(id).needs)

function inputOf(id: OperationId, organization: keyof typeof domains = 'example') {
  const input = inputs[id]
  if (!input) {
    const { organizationId: _, ...members } = smallestInput(id)
    return members
  }
  const { state = 'ENABLED' } = declarationOf(id).needs ?? {}
  // Beside Exchange, the sample has disabled resources only.
  const { resource } = entities[organization === 'interoperability' ? 'DISABLED' : state]
  return input({ ...entities[state], resource }, domains[organization])
}

/** Returns an input with another entity in a member. */
function replaced(input: Record<string, unknown>, before: string, after: string) {
  return Object.fromEntries(
    Object.entries(input).map(([name, value]) => [name, value === before ? after : value]),
  )
}

/** Returns a case for each entity of the input that is in the other state. */
function inOtherState(id: OperationId, needed: 'ENABLED' | 'DISABLED'): Case[] {
  const input = inputOf(id)
  const other = entities[needed === 'ENABLED' ? 'DISABLED' : 'ENABLED']
  return (['user', 'other', 'group', 'resource'] as const).flatMap((kind): Case[] => {
    const fitting = entities[needed][kind]
    if (!Object.values(input).includes(fitting)) return []
    return [[id, `${kind} is ${needed}`, 'example', replaced(input, fitting, other[kind])]]
  })
}

/** Returns a case for each need of a mail domain, with a domain that does not meet it. */
function inOtherDomains(id: OperationId, needs: Needs): Case[] {
  const domains = [
    ['ownDomain', 'example-corp.awsapps.com'],
    ['notDefault', 'example.com'],
    ['verified', 'new.example.net'],
  ] as const
  return domains.flatMap(([need, domainName]): Case[] =>
    needs[need] ? [[id, need, 'example', { ...inputOf(id), domainName }]] : [],
  )
}

function casesOf(id: OperationId, { owners = [], state, managed, mailbox, ...domain }: Needs) {
  const fitting = entities[state ?? 'ENABLED'].user
  const withUser = (user: string) => replaced(inputOf(id), fitting, user)
  return [
    ...owners.map((owner): Case => {
      // The sample has resources only in the directory beside Exchange, which is read-only, too.
      const organization =
        owner === 'directory' && !id.startsWith('resource') ? 'activeDirectory' : 'interoperability'
      return [id, `not owned by ${owner}`, organization, inputOf(id, organization)]
    }),
    ...(state ? inOtherState(id, state) : []),
    ...(managed ? [[id, 'managed', 'example', withUser(systemUser)] satisfies Case] : []),
    ...(mailbox ? [[id, 'mailbox', 'example', withUser(remoteUser)] satisfies Case] : []),
    ...inOtherDomains(id, domain),
  ]
}

const refused = needy.flatMap((id) => casesOf(id, awsNeeds(id)))
const ownRules = needy.flatMap((id) => {
  const { mailroomOnly = [], ...needs } = declarationOf(id).needs ?? {}
  return casesOf(id, Object.fromEntries(mailroomOnly.map((need) => [need, needs[need]])))
})

/** Returns the errors by which AWS may refuse an operation. */
function refusalsOf(id: OperationId): string[] {
  return [
    ...['UnsupportedOperationException', 'EntityStateException', 'MailDomainStateException'],
    'EntityAlreadyRegisteredException',
    // The backend refuses it itself, because what AWS does is not documented.
    ...(id === 'mailDomains.deregister' ? ['MailDomainNeeded'] : []),
    // The quota is read first, and AWS does not find a mailbox. Source: 06 GetMailboxDetails.
    ...(id === 'mailboxes.updateQuota' ? ['EntityNotFoundException'] : []),
  ]
}

let backend: Awaited<ReturnType<typeof startBackend>>
beforeAll(async () => {
  backend = await startBackend('administrator')
})
afterAll(() => backend[Symbol.asyncDispose]())

const at = (organization: keyof typeof domains, input: object) => ({
  ...here,
  organizationId: sampleOrganizations[organization],
  ...input,
})

test.each(refused)(
  'GEN-07 EMB-07 AWS refuses %s if this need is not met: %s',
  async (id, _, organization, input) => {
    const answer = await backend.call(id, at(organization, input))
    expect(answer).toMatchObject({
      status: expect.toBeOneOf([400, 409]),
      body: { code: expect.toBeOneOf(refusalsOf(id)) },
    })
  },
)

test.each(ownRules)(
  'GRP-06 USR-05 AWS does not know this rule of Mailroom for %s: %s',
  async (id, _, organization, input) => {
    const answer = await backend.call(id, at(organization, input))
    expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300)
  },
)

test.each(needy)('GEN-07 EMB-07 AWS carries %s out if its needs are met', async (id) => {
  await using fresh = await startBackend('administrator')
  const answer = await fresh.call(id, at('example', inputOf(id)))
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300)
})

const capable = needy.filter((id) => declarationOf(id).needs?.capability)

test('NOAPI-04 USR-18 operations need features without a public API', () => {
  expect(capable).toEqual([
    ...['mobileDevices.list', 'mobileDevices.listAll', 'mobileDevices.describe'],
    ...['mobileDevices.wipe', 'mobileDevices.remove', 'mobilePolicy.describe', 'mobilePolicy.put'],
  ])
})

test.each(capable)('NOAPI-04 %s is refused at AWS, which has no public API for it', async (id) => {
  await using aws = await startOtherAws(() => ({ status: 200, body: '{}' }))
  await using real = await startBackend('administrator', { connections: [aws.connection] })
  expect(await real.call(id, at('example', inputOf(id)))).toMatchObject({
    status: 501,
    body: { code: 'NoPublicApi' },
  })
  expect(aws.calls).toEqual([])
})
