import { sampleUserId } from '@mailroom/local-aws'
import { expect, test } from 'vitest'
import { putSnapshots } from '../test/put-snapshots.ts'
import { rowsIn, snapshotsOf } from '../test/snapshots.ts'
import { ana, here, startBackend } from '../test/start-backend.ts'

const organization = { OrganizationId: here.organizationId }

test('INV-02 AWS fails in passing: the snapshot waits, says why, and goes on without reading again what it has', async () => {
  await using backend = await startBackend('administrator')
  const snapshots = snapshotsOf(backend)
  await backend.faults({ operation: 'DescribeGroup', kind: 'expiredToken', count: 1 })
  const snapshotId = await snapshots.begin()
  await expect
    .poll(() => snapshots.describe(snapshotId), { timeout: 10_000 })
    .toMatchObject({ problem: 'ExpiredTokenException', waitingUntil: '2026-11-24T12:01:00.000Z' })
  backend.clock.advance(2)
  const { isComplete, gaps } = await snapshots.untilRead(snapshotId)
  expect({ isComplete, gaps }).toEqual({ isComplete: true, gaps: [] })
  const described =
    /aws_call_duration_seconds_count\{operation="DescribeUser",outcome="\w+",.*\} (\d+)/
  const users = await backend.workmail.listUsers(organization)
  expect(Number(described.exec(await backend.metrics())?.[1])).toBe(users.Users?.length)
})

test('INV-04 a call that fails again and again becomes a gap, and the snapshot is incomplete', async () => {
  await using backend = await startBackend('administrator')
  const snapshots = snapshotsOf(backend)
  await backend.faults({ operation: 'ListImpersonationRoles', kind: 'expiredToken', count: 4 })
  const snapshotId = await snapshots.begin('settings')
  for (let tries = 1; tries <= 3; tries++) {
    await expect
      .poll(
        async () =>
          (
            await backend.store
              .selectFrom('snapshot_task')
              .select('tries')
              .where('kind', '=', 'impersonationRoles')
              .executeTakeFirst()
          )?.tries,
        { timeout: 10_000 },
      )
      .toBe(tries)
    backend.clock.advance(2)
  }
  expect(await snapshots.untilRead(snapshotId)).toMatchObject({
    isComplete: false,
    gaps: [{ operation: 'ListImpersonationRoles', code: 'ExpiredTokenException', count: 1 }],
  })
})

test('INV-03 who is deleted while the snapshot is read leaves a gap, and the snapshot is complete', async () => {
  await using backend = await startBackend('administrator')
  const snapshots = snapshotsOf(backend)
  // Reading stops between the lists and the users.
  await backend.faults({ operation: 'DescribeUser', kind: 'expiredToken', count: 100 })
  const snapshotId = await snapshots.begin()
  await expect
    .poll(() => snapshots.describe(snapshotId), { timeout: 10_000 })
    .toHaveProperty('problem')
  await backend.faults()
  const gone = sampleUserId(12)
  await backend.workmail.deleteUser({ ...organization, UserId: gone })
  await backend.workmail.updateUser({ ...organization, UserId: ana, City: 'Porto' })
  await backend.workmail.createAlias({
    ...{ ...organization, EntityId: ana, Alias: 'porto@example.com' },
  })
  backend.clock.advance(2)
  const snapshot = await snapshots.untilRead(snapshotId)
  const files = await snapshots.files(snapshotId)
  const rows = rowsIn(files['state.ndjson'])
  expect(rows.filter(({ id, subject }) => id === gone || subject === gone)).toEqual([
    { kind: 'gap', operation: 'DescribeUser', subject: gone, code: 'Vanished' },
  ])
  expect(rows.find(({ id }) => id === ana)).toMatchObject({ city: 'Porto' })
  expect(rows.some(({ address }) => address === 'porto@example.com')).toBe(true)
  expect(snapshot).toMatchObject({
    isComplete: true,
    gaps: [{ operation: 'DescribeUser', code: 'Vanished', count: 1 }],
  })
})

test('INV-03 the last pass reads again who has changed since, and removes who has gone', async () => {
  await using backend = await startBackend('administrator')
  const snapshots = snapshotsOf(backend)
  const { Users = [] } = await backend.workmail.listUsers(organization)
  const all = Users.length
  // The last user is read when the others are: then the second list begins.
  await backend.faults({ operation: 'ListGroupMembers', kind: 'latency', latencyMs: 1_500 })
  const snapshotId = await snapshots.begin()
  await expect
    .poll(
      async () => {
        const done = await backend.store
          .selectFrom('snapshot_task')
          .select('subject')
          .where('kind', '=', 'user')
          .where('is_done', '=', 1)
          .execute()
        return done.length
      },
      { timeout: 10_000, interval: 10 },
    )
    .toBeGreaterThan(0)
  await backend.workmail.deregisterFromWorkMail({ ...organization, EntityId: ana })
  const { changedMeanwhile } = await snapshots.untilRead(snapshotId)
  const rows = rowsIn((await snapshots.files(snapshotId))['state.ndjson'])
  expect(rows.filter(({ kind }) => kind === 'user')).toHaveLength(all)
  expect(rows.find(({ id }) => id === ana)).toMatchObject({ state: 'DISABLED' })
  expect(rows.filter(({ ownerId }) => ownerId === ana)).toEqual([])
  expect(changedMeanwhile).toBeGreaterThan(0)
})

test('INV-05 07 A-05 no password, token or key is in a file of a snapshot', async () => {
  await using backend = await startBackend('administrator')
  const canaries = { password: 'Canary-Passw0rd-1', ews: 'Canary-Ews-Passw0rd-2' }
  const { workmail } = backend
  await workmail.createUser({
    ...{ ...organization, Name: 'canary', DisplayName: 'Canary', Password: canaries.password },
  })
  await workmail.createAvailabilityConfiguration({
    ...{ ...organization, DomainName: 'canary.example' },
    EwsProvider: {
      EwsEndpoint: 'https://mail.canary.example/EWS/Exchange.asmx',
      EwsUsername: 'reader',
      EwsPassword: canaries.ews,
    },
  })
  const snapshots = snapshotsOf(backend)
  const { snapshotId } = await snapshots.read()
  const text = Object.values(await snapshots.files(snapshotId)).join('')
  expect(text).toContain('"name":"canary"')
  expect(text).toContain('"ewsUsername":"reader"')
  for (const canary of Object.values(canaries)) expect(text).not.toContain(canary)
  expect(
    JSON.stringify(await backend.store.selectFrom('snapshot').selectAll().execute()),
  ).not.toContain('Canary-')
})

test('INV-10 the last 30 snapshots and those that are referred to are kept, and others for 90 days', async () => {
  await using backend = await startBackend('administrator')
  const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
  const days = (number: number) =>
    new Date(backend.clock.now().getTime() - number * 24 * 60 * 60_000).toISOString()
  // One more will be the newest; the last of the others are the oldest.
  const ages = [...Array.from({ length: 28 }, (_, index) => 100 + index), 200, 201, 202, 89]
  const created = ages.map((age, index) => [id(index), days(age)] as const)
  await putSnapshots(backend.store, Object.fromEntries(created))
  await backend.store
    .insertInto('snapshot_reference')
    .values({ snapshot_id: id(29), referred_by: 'a kit' })
    .execute()
  const { snapshotId } = await snapshotsOf(backend).read('settings')
  const { body } = await backend.call('snapshots.list', { ...here, maxResults: 100 })
  const { items } = body as { items: { snapshotId: string }[] }
  const kept = items.map((item) => item.snapshotId)
  expect(kept).toHaveLength(31)
  expect(kept).toContain(snapshotId)
  expect(kept).toContain(id(31))
  expect(kept).toContain(id(29))
  expect(kept).not.toContain(id(30))
})

test('one snapshot of an organization is read at a time; deleting it ends the reading', async () => {
  await using backend = await startBackend('administrator', { localAwsRequestsPerSecond: 5 })
  const snapshots = snapshotsOf(backend)
  const snapshotId = await snapshots.begin()
  expect(await backend.call('snapshots.create', { ...here, scope: 'settings' })).toMatchObject({
    ...{ status: 409, body: { code: 'SnapshotUnderWay' } },
  })
  expect(await backend.call('snapshots.delete', { ...here, snapshotId })).toMatchObject({
    status: 204,
  })
  expect(await backend.call('snapshots.describe', { ...here, snapshotId })).toMatchObject({
    ...{ status: 404, body: { code: 'SnapshotNotFound' } },
  })
  await expect
    .poll(async () => {
      const lines = await backend.store.selectFrom('snapshot_line').select('kind').execute()
      const left = await backend.store.selectFrom('snapshot').select('id').execute()
      return [lines.length, left.length]
    })
    .toEqual([0, 0])
  expect(await snapshots.read('settings')).toMatchObject({ state: 'COMPLETED' })
})
