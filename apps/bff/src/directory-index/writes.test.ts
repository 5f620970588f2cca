import { sampleGroupId, sampleUserId } from '@mailroom/local-aws'
import type { Entity, EntityQuery } from '@mailroom/schemas/entities'
import type { OperationId } from '@mailroom/schemas/operations'
import { describe, expect, vi } from 'vitest'
import { databases, test } from '../test/on-both-stores.ts'
import {
  awsCalls,
  hurry,
  namesOf,
  patience,
  search,
  untilComplete,
} from '../test/search-directory.ts'
import { ana, here, neverEnabledUser, startBackend } from '../test/start-backend.ts'

const sales = sampleGroupId(3)
const liam = sampleUserId(4)

/** A write, and the entities found right after it. */
type Case = [OperationId, object, EntityQuery, Partial<Entity>[]]

const cases: Case[] = [
  [
    'users.create',
    {
      ...{ name: 'zoe', displayName: 'Zoë Ångström', email: 'zoe@example.com', role: 'USER' },
      ...{ hiddenFromGlobalAddressList: false, password: 'Long enough 12' },
    },
    { text: 'angstrom' },
    [{ name: 'zoe', state: 'ENABLED', email: 'zoe@example.com', userRole: 'USER', aliases: [] }],
  ],
  [
    'groups.create',
    { name: 'Choir', email: 'choir@example.com', hiddenFromGlobalAddressList: false },
    { text: 'CHOIR@' },
    [{ name: 'Choir', type: 'GROUP', state: 'ENABLED' }],
  ],
  [
    'resources.create',
    {
      ...{ name: 'boat', type: 'EQUIPMENT', email: 'boat@example.com' },
      hiddenFromGlobalAddressList: false,
    },
    { text: 'boat' },
    [{ name: 'boat', type: 'RESOURCE', resourceType: 'EQUIPMENT' }],
  ],
  [
    'users.update',
    { userId: ana, displayName: 'Ana Sousa', expected: { displayName: 'Ana Silva' } },
    { text: 'sousa' },
    [{ displayName: 'Ana Sousa' }],
  ],
  [
    'users.update',
    { userId: ana, telephone: '(030) 1234-0', expected: { telephone: '+351 21 555 0101' } },
    { text: '+49 30 12340' },
    [],
  ],
  ['users.update', { userId: ana, office: '7', expected: {} }, { text: '0301234' }, [{ id: ana }]],
  [
    'groupMembers.associate',
    { groupId: sales, memberId: liam },
    { ids: [liam] },
    [{ groupCount: 2 }],
  ],
  [
    'groupMembers.disassociate',
    { groupId: sales, memberId: liam },
    { ids: [liam] },
    [{ groupCount: 1 }],
  ],
  [
    'mailboxes.updateQuota',
    { userId: ana, mailboxQuota: 2_048, expected: { mailboxQuota: 51_200 } },
    { ids: [ana] },
    [{ mailboxQuota: 2_048 }],
  ],
  [
    'aliases.create',
    { entityId: ana, alias: 'chief@example.com' },
    { text: 'chief' },
    [{ name: 'ana.silva', matchedAlias: 'chief@example.com' }],
  ],
  [
    'aliases.makePrimary',
    { entityId: ana, email: 'a.silva@example.com' },
    { ids: [ana] },
    [
      {
        email: 'a.silva@example.com',
        aliases: ['ana.silva@example.com', 'ana@example.com', 'chief@example.com'],
      },
    ],
  ],
  ['aliases.delete', { entityId: ana, alias: 'ana@example.com' }, { text: 'ana@example.com' }, []],
  [
    'users.enable',
    { userId: neverEnabledUser, email: 'colleague@example.com' },
    { text: 'colleague@' },
    [{ state: 'ENABLED' }],
  ],
  ['groups.disable', { groupId: sales }, { ids: [sales] }, [{ state: 'DISABLED', aliases: [] }]],
  ['groups.delete', { groupId: sales }, { ids: [sales] }, []],
]

describe.each(databases)('on %s', (database) => {
  test('a write is found at once', async ({ place }) => {
    const settings = { ...(await place(database)), ...hurry }
    await using backend = await startBackend('administrator', settings)
    await untilComplete(backend)
    for (const [id, input, query, found] of cases) {
      const { status, body } = await backend.call(id, { ...here, ...input })
      expect(status, `${id} ${JSON.stringify(body)}`).toBeLessThan(300)
      expect((await search(backend, query)).items, id).toMatchObject(found)
    }
  })
})

test('a failure of the index does not affect a write; the index is updated later', async () => {
  await using backend = await startBackend('administrator', hurry)
  await untilComplete(backend)
  await backend.faults({ operation: 'DescribeUser', kind: 'expiredToken', count: 1 })
  const disable = { ...here, userId: ana }
  expect(await backend.call('users.disable', disable)).toMatchObject({ status: 204 })
  expect(await backend.faultsLeft()).toBe(0)
  await vi.waitFor(
    async () =>
      expect(await namesOf(backend, { ids: [ana], states: ['DISABLED'] })).toHaveLength(1),
    patience,
  )
})

test('a write whose answer got lost is read again, because AWS may have carried it out', async () => {
  await using backend = await startBackend('administrator', hurry)
  await untilComplete(backend)
  await backend.faults(
    { operation: 'DeregisterFromWorkMail', kind: 'drop', count: 1, afterwards: true },
    // Nor can the backend look whether it was carried out.
    { operation: 'DescribeUser', kind: 'expiredToken', count: 2 },
  )
  expect(await backend.call('users.disable', { ...here, userId: ana })).toMatchObject({
    status: 502,
  })
  expect(await search(backend, { ids: [ana] })).toMatchObject({ items: [{ state: 'DISABLED' }] })
})

test('a write makes no extra calls to AWS if nobody searches, or if it changes nothing searchable', async () => {
  await using backend = await startBackend('administrator', hurry)
  await backend.call('users.disable', { ...here, userId: sampleUserId(2) })
  // What is released is read for the audit trail.
  expect(await awsCalls(backend)).toEqual({
    ...{ DescribeUser: 1, ListAliases: 1, DeregisterFromWorkMail: 1 },
  })
  await untilComplete(backend)
  const { ResetPassword: _, ...before } = await awsCalls(backend)
  await backend.call('users.resetPassword', { ...here, userId: ana, password: 'Long enough 12' })
  expect(await awsCalls(backend)).toEqual({ ...before, ResetPassword: 1 })
})

test('what was created without an answer is found after a new listing', async () => {
  await using backend = await startBackend('administrator', hurry)
  await untilComplete(backend)
  await backend.faults({ operation: 'CreateGroup', kind: 'drop', afterwards: true, count: 1 })
  const group = {
    name: 'Lost choir',
    email: 'lost@example.com',
    hiddenFromGlobalAddressList: false,
  }
  const { body } = await backend.call('groups.create', { ...here, ...group })
  expect(body).toMatchObject({ mayHaveChanged: true })
  await vi.waitFor(
    async () => expect(await namesOf(backend, { text: 'lost choir' })).toEqual(['Lost choir']),
    patience,
  )
})
