import { sampleGroupId, sampleOrganizations, sampleUserId } from '@mailroom/local-aws'
import type { EntityQuery } from '@mailroom/schemas/entities'
import { describe, expect, vi } from 'vitest'
import { indexLease } from '../store/lease.ts'
import { databases, openFor, test } from '../test/on-both-stores.ts'
import {
  awsCalls,
  hurry,
  namesOf,
  patience,
  search,
  untilComplete,
  untilIndex,
} from '../test/search-directory.ts'
import { ana, here, openSession, startBackend, startEmptyBackend } from '../test/start-backend.ts'
import { directoryOf } from './scope.ts'

const organization = { OrganizationId: here.organizationId }

describe.each(databases)('on %s', (database) => {
  test('the first request creates the index, which fills in the background; nothing happens before', async ({
    place,
  }) => {
    await using backend = await startBackend('auditor', { ...(await place(database)), ...hurry })
    expect(await awsCalls(backend)).toEqual({})
    expect(await search(backend, {})).toEqual({
      items: [],
      total: 0,
      index: { phase: 'EMPTY', done: 0 },
    })
    expect(await untilComplete(backend)).toEqual({
      ...{ phase: 'COMPLETE', done: 31, total: 31, asOf: '2026-11-24T12:00:00.000Z' },
    })
    expect(await search(backend, { text: 'SILVA' })).toMatchObject({
      items: [{ name: 'ana.silva', aliases: ['a.silva@example.com', 'ana@example.com'] }],
      total: 1,
    })
    const ids = [sampleGroupId(3), ana, 'unknown']
    expect(await namesOf(backend, { ids })).toEqual(['ana.silva', 'Sales'])
    const calls = await awsCalls(backend)
    await search(backend, { text: 'ana' })
    expect(await awsCalls(backend)).toEqual(calls)
  })

  test.for([
    ['ListGroups', 'LISTING', ['ListUsers']],
    ['ListAliases', 'ALIASES', ['ListUsers', 'ListGroups', 'ListResources']],
    ['DescribeUser', 'DETAILS', ['ListUsers', 'ListResources', 'ListAliases']],
    ['ListGroupMembers', 'MEMBERS', ['ListUsers', 'ListAliases', 'DescribeUser']],
    ['ListMailboxPermissions', 'PERMISSIONS', ['ListUsers', 'ListAliases', 'ListGroupMembers']],
    ['GetMailboxDetails', 'QUOTAS', ['ListUsers', 'ListAliases', 'ListMailboxPermissions']],
  ] as const)(
    'if %s fails, the index waits, says why, and continues where it was, also after a restart',
    async ([operation, phase, done], { place }) => {
      const settings = { ...(await place(database)), ...hurry }
      {
        await using backend = await startBackend('auditor', settings)
        await backend.faults({ operation, kind: 'expiredToken' })
        await search(backend, {})
        await untilIndex(backend, { phase, problem: 'ExpiredTokenException' })
        expect(await namesOf(backend, { text: 'silva' })).toEqual(['ana.silva'])
      }
      await using backend = await startBackend('auditor', settings)
      await untilIndex(backend, { phase, problem: 'ExpiredTokenException' })
      expect(await awsCalls(backend)).toEqual({})
      backend.clock.advance(2)
      expect(await untilComplete(backend)).not.toHaveProperty('problem')
      const calls = await awsCalls(backend)
      for (const name of done) expect(calls).not.toHaveProperty(name)
    },
  )

  test('a part that was not read yet is absent, not empty; afterwards it is there, and found', async ({
    place,
  }) => {
    await using backend = await startBackend('auditor', { ...(await place(database)), ...hurry })
    const first = async (query: EntityQuery) => (await search(backend, query)).items[0]
    await backend.faults({ operation: 'ListAliases', kind: 'expiredToken', count: 1 })
    await search(backend, {})
    await untilIndex(backend, { phase: 'ALIASES', problem: 'ExpiredTokenException' })
    const listed = await first({ text: 'silva' })
    expect(listed).toMatchObject({ name: 'ana.silva', state: 'ENABLED' })
    for (const unread of ['aliases', 'telephone', 'hiddenFromGlobalAddressList', 'groupCount'])
      expect(listed, unread).not.toHaveProperty(unread)
    // AWS lists the aliases of enabled entities only, so the others have none to read.
    expect(await first({ text: 'novak' })).toMatchObject({ state: 'DISABLED', aliases: [] })
    expect(await first({ text: '555 0101' })).toBeUndefined()

    backend.clock.advance(2)
    await untilComplete(backend)
    expect(await first({ text: '555 0101' })).toMatchObject({
      ...{ name: 'ana.silva', firstName: 'Ana', lastName: 'Silva', telephone: '+351 21 555 0101' },
      ...{ department: 'Sales', jobTitle: 'Head of Sales', hiddenFromGlobalAddressList: false },
      ...{ aliases: ['a.silva@example.com', 'ana@example.com'], groupCount: 1 },
      mailboxQuota: 51_200,
    })
    expect(await first({ text: 'remote.partner' })).not.toHaveProperty('mailboxQuota')
    expect(await first({ ids: [sampleUserId(13)] })).toMatchObject({ groupCount: 0 })
  })

  test('after a refresh the index shows what others changed, and omits what AWS deleted', async ({
    place,
  }) => {
    await using backend = await startBackend('auditor', {
      ...{ ...(await place(database)), ...hurry, sessionIdleMs: 1e9, sessionMaxMs: 1e9 },
    })
    const { workmail, clock } = backend
    await untilComplete(backend)
    await workmail.deleteGroup({ ...organization, GroupId: sampleGroupId(10) })
    await workmail.deleteAlias({ ...organization, EntityId: ana, Alias: 'ana@example.com' })
    await workmail.createGroup({ ...organization, Name: 'Newcomers' })
    expect(await namesOf(backend, { text: 'new' })).toEqual([
      ...['New group', 'new.colleague', 'camera-new'],
    ])
    clock.advance(60)
    expect(await backend.call('entities.refresh', here)).toMatchObject({
      status: 200,
      body: { phase: 'LISTING', total: 31, asOf: '2026-11-24T12:00:00.000Z' },
    })
    expect(await untilComplete(backend)).toMatchObject({ asOf: '2026-11-24T13:00:00.000Z' })
    expect(await namesOf(backend, { text: 'new' })).toEqual([
      ...['new.colleague', 'Newcomers', 'camera-new'],
    ])
    expect(await namesOf(backend, { text: 'ana@' })).toEqual([])

    await workmail.createGroup({ ...organization, Name: 'Newest' })
    clock.advance(23 * 60)
    await search(backend, {})
    await untilComplete(backend)
    expect(await namesOf(backend, { text: 'newest' })).toEqual([])
    clock.advance(2 * 60)
    await vi.waitFor(
      async () => expect(await namesOf(backend, { text: 'newest' })).toEqual(['Newest']),
      patience,
    )
  })

  test('X-03 an unknown or inactive organization is refused and not indexed', async ({ place }) => {
    await using backend = await startBackend('auditor', { ...(await place(database)), ...hurry })
    for (const [organizationId, code] of [
      ['m-00000000000000000000000000000000', 'OrganizationNotFoundException'],
      [sampleOrganizations.deleted, 'OrganizationStateException'],
    ])
      expect(
        await backend.call('entities.search', { ...here, organizationId, query: {} }),
      ).toMatchObject({ status: 400, body: { code } })
    expect(await backend.store.selectFrom('directory_index').selectAll().execute()).toEqual([])
  })
})

test('if the filling process dies, another one continues after two minutes', async () => {
  await using backend = await startBackend('auditor', hurry)
  await backend.faults({ operation: 'ListGroups', kind: 'expiredToken', count: 1 })
  await search(backend, {})
  await untilIndex(backend, { phase: 'LISTING', problem: 'ExpiredTokenException' })
  const name = indexLease(directoryOf(here))
  const until = '2026-11-24T12:02:00.000Z'
  await backend.store
    .insertInto('lease')
    .values({ name, holder: 'a dead process', until })
    .execute()
  await backend.store.updateTable('directory_index').set({ retry_at: null }).execute()
  const calls = await awsCalls(backend)
  await search(backend, {})
  expect(await awsCalls(backend)).toEqual(calls)
  backend.clock.advance(3)
  await untilComplete(backend)
})

test('D4 a process that fails after another one has begun to fill does not make that one wait', async ({
  place,
}) => {
  const settings = await place('SQLite')
  {
    await using backend = await startBackend('auditor', {
      ...{ ...settings, ...hurry, awsTimeoutMs: 300 },
    })
    await backend.faults({ operation: 'ListGroups', kind: 'latency', latencyMs: 1_000 })
    await search(backend, {})
    const index = () => backend.store.selectFrom('directory_index').select('cursor')
    await expect
      .poll(async () => (await index().executeTakeFirst())?.cursor, patience)
      .toContain('groups')
    await backend.store
      .updateTable('lease')
      .set({ holder: 'another process', until: '2099-01-01T00:00:00.000Z' })
      .execute()
    await expect.poll(async () => (await awsCalls(backend)).ListGroups, patience).toBe(1)
  }
  // The process has finished what it does after a failure.
  await using opened = await openFor(settings)
  expect(await opened.store.selectFrom('directory_index').selectAll().execute()).toMatchObject([
    { problem: null, retry_at: null },
  ])
  expect(await opened.store.selectFrom('lease').selectAll().execute()).toMatchObject([
    { holder: 'another process' },
  ])
})

test('06 §2.6 throttled calls are repeated without an error on the screen', async () => {
  await using backend = await startBackend('auditor', hurry)
  await backend.faults(
    { operation: 'ListUsers', kind: 'throttle', count: 3 },
    { operation: 'ListAliases', kind: 'throttle', count: 3 },
  )
  await untilComplete(backend)
  expect(await backend.faultsLeft()).toBe(0)
})

test('instances share one index: one fills it, and a write at one is found at the other at once', async ({
  place,
}) => {
  const settings = { ...(await place('PostgreSQL')), ...hurry }
  await using one = await startBackend('administrator', settings)
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'local')
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'local')
  const endpoint = one.connections[0]?.endpoint ?? ''
  const connection = { id: 'local', name: 'The same', region: [here.region], endpoint }
  await using other = await startEmptyBackend({
    ...settings,
    connections: [{ ...connection, readOnly: false, requestsPerSecond: 1_000 }],
  })
  const there = await openSession(other.url, one.browser)
  await Promise.all([search(one, {}), search(there, {}), search(one, {}), search(there, {})])
  await Promise.all([untilComplete(one), untilComplete(there)])
  const [atOne, atOther] = [await awsCalls(one), await awsCalls(other)]
  expect((atOne.ListAliases ?? 0) + (atOther.ListAliases ?? 0)).toBe(23)
  await one.call('aliases.create', { ...here, entityId: ana, alias: 'sales.lead@example.com' })
  expect(await namesOf(there, { text: 'sales.lead' })).toEqual(['ana.silva'])
  await there.call('users.disable', { ...here, userId: ana })
  expect(await search(one, { text: 'ana.silva' })).toMatchObject({
    items: [{ state: 'DISABLED', aliases: [] }],
  })
  vi.unstubAllEnvs()
})
