import { createHash } from 'node:crypto'
import { sampleGroupId, sampleUserId } from '@mailroom/local-aws'
import { describe, expect } from 'vitest'
import { databases, test } from '../test/on-both-stores.ts'
import { rowsIn, snapshotsOf } from '../test/snapshots.ts'
import { ana, here, startBackend, startEmptyBackend } from '../test/start-backend.ts'
import { startOtherAws } from '../test/start-other-aws.ts'

const organization = { OrganizationId: here.organizationId }

describe.each(databases)('on %s', (database) => {
  test('INV-01 a snapshot has everything of the organization, and changes nothing there', async ({
    place,
  }) => {
    await using backend = await startBackend('auditor', await place(database))
    const snapshots = snapshotsOf(backend)
    const snapshot = await snapshots.read()
    expect(snapshot).toMatchObject({ state: 'COMPLETED', isComplete: true, gaps: [] })
    const files = await snapshots.files(snapshot.snapshotId)
    const rows = rowsIn(files['state.ndjson'])
    expect(rows.find(({ id }) => id === ana)).toMatchObject({
      ...{ kind: 'user', name: 'ana.silva', email: 'ana.silva@example.com', state: 'ENABLED' },
      ...{ role: 'USER', hidden: false, quotaMb: 51_200, jobTitle: 'Head of Sales' },
    })
    expect(rows.filter(({ ownerId }) => ownerId === ana)).toEqual(
      ['a.silva@example.com', 'ana.silva@example.com', 'ana@example.com'].map((address) => ({
        ...{ kind: 'address', address, ownerId: ana, ownerKind: 'USER' },
        primary: address === 'ana.silva@example.com',
      })),
    )
    const counted: Record<string, number> = {}
    for (const { kind } of rows) counted[String(kind)] = (counted[String(kind)] ?? 0) + 1
    expect(counted).toEqual(snapshot.counts)
    for (const kind of ['organization', 'domain', 'dnsRecord', 'group', 'resource', 'membership'])
      expect(counted, kind).toHaveProperty(kind)
    const calls = await backend.metrics()
    expect(calls).not.toMatch(/aws_call.*operation="(Create|Update|Put|Delete|Register)/)
  })

  test('INV-10 of two snapshots in the same second of AWS, the later one is the later', async ({
    place,
  }) => {
    await using backend = await startBackend('auditor', await place(database))
    const snapshots = snapshotsOf(backend)
    const times: string[] = []
    for (let number = 0; number < 3; number++) times.push((await snapshots.read()).createdAt)
    expect(new Set(times).size).toBe(3)
    expect(times).toEqual(times.toSorted())
  })

  test('INV-06 the manifest has the sums of the state, and its own sum is the digest', async ({
    place,
  }) => {
    await using backend = await startBackend('auditor', await place(database))
    const snapshots = snapshotsOf(backend)
    const { snapshotId, digest, counts } = await snapshots.read('settings')
    const files = await snapshots.files(snapshotId)
    const { 'manifest.json': manifest = '', 'state.ndjson': state = '' } = files
    const sum = (text: string) => createHash('sha256').update(text).digest('hex')
    expect(sum(manifest)).toBe(digest)
    expect(JSON.parse(manifest)).toEqual({
      ...{ format: 'mailroom-snapshot', version: 1, organizationId: here.organizationId },
      ...{ region: 'us-east-1', scope: 'settings', complete: true, counts },
      files: [
        {
          ...{ name: 'state.ndjson', bytes: Buffer.byteLength(state), sha256: sum(state) },
          lines: state.split('\n').length - 1,
        },
      ],
    })
    expect(JSON.parse(files['provenance.json'] ?? '')).toMatchObject({
      ...{ manifestSha256: digest, observedSha256: sum(files['observed.ndjson'] ?? '') },
      createdBy: 'Aud Auditor',
    })
    expect(counts).not.toHaveProperty('user')
  })

  test('INV-12 07 A-03 an alias, a permission and a hidden flag changed: the comparison names exactly these', async ({
    place,
  }) => {
    await using backend = await startBackend('auditor', await place(database))
    const snapshots = snapshotsOf(backend)
    const before = await snapshots.read()
    await backend.workmail.createAlias({
      ...{ ...organization, EntityId: ana, Alias: 'sales.lead@example.com' },
    })
    await backend.workmail.putMailboxPermissions({
      ...{ ...organization, EntityId: ana, GranteeId: sampleUserId(5) },
      PermissionValues: ['SEND_AS'],
    })
    await backend.workmail.updateGroup({
      ...{ ...organization, GroupId: sampleGroupId(3), HiddenFromGlobalAddressList: true },
    })
    const after = await snapshots.read()
    const ids = { snapshotId: before.snapshotId, otherId: after.snapshotId }
    const { body } = await backend.call('snapshots.compare', { ...here, ...ids })
    expect(body).toEqual({
      items: [
        {
          ...{ op: 'change', kind: 'group' },
          before: expect.objectContaining({ id: sampleGroupId(3), hidden: false }),
          after: expect.objectContaining({ id: sampleGroupId(3), hidden: true }),
        },
        {
          ...{ op: 'add', kind: 'address' },
          after: {
            ...{ kind: 'address', address: 'sales.lead@example.com', ownerId: ana },
            ...{ ownerKind: 'USER', primary: false, names: { [ana]: 'Ana Silva' } },
          },
        },
        {
          ...{ op: 'add', kind: 'permission' },
          after: {
            ...{ kind: 'permission', mailboxId: ana, mailboxKind: 'USER' },
            ...{ granteeId: sampleUserId(5), granteeKind: 'USER', values: ['SEND_AS'] },
            names: expect.objectContaining({ [ana]: 'Ana Silva' }),
          },
        },
      ],
      counts: [
        { kind: 'group', added: 0, removed: 0, changed: 1 },
        { kind: 'address', added: 1, removed: 0, changed: 0 },
        { kind: 'permission', added: 1, removed: 0, changed: 0 },
      ],
    })
    const only = { ...here, ...ids, kind: 'address', maxResults: 1 }
    expect((await backend.call('snapshots.compare', only)).body).toMatchObject({
      items: [{ op: 'add', kind: 'address' }],
    })
    const itself = { ...here, ...ids, otherId: before.snapshotId }
    expect((await backend.call('snapshots.compare', itself)).body).toEqual({
      items: [],
      counts: [],
    })
  })

  test('INV-04 07 A-04 without the right to list tokens the snapshot is incomplete, with one gap that names the IAM action', async ({
    place,
  }) => {
    await using backend = await startBackend('auditor', await place(database))
    await backend.allowOnly(
      { Effect: 'Allow', Action: '*', Resource: '*' },
      { Effect: 'Deny', Action: 'workmail:ListPersonalAccessTokens', Resource: '*' },
    )
    const snapshots = snapshotsOf(backend)
    const { snapshotId, ...rest } = await snapshots.read()
    expect(rest).toMatchObject({
      isComplete: false,
      counts: { gap: 1 },
      gaps: [
        {
          ...{ operation: 'ListPersonalAccessTokens', code: 'AccessDeniedException', count: 1 },
          missingAction: 'workmail:ListPersonalAccessTokens',
        },
      ],
    })
    const response = await backend.browser.send(await snapshots.grant(snapshotId))
    expect(response.headers.get('content-disposition')).toMatch(/-incomplete\.zip"$/)
    await response.body?.cancel()
  })
})

test('INV-07 the same state gives the same bytes on both stores and at every size of page', async ({
  place,
}) => {
  await using aws = await startEmptyBackend()
  await using other = await startOtherAws(() => ({ status: 500, body: '{}' }))
  const connection = { ...other.connection, endpoint: aws.connections[0]?.endpoint }
  const states: (string | undefined)[] = []
  for (const [database, snapshotPageSize] of [
    ['SQLite', 100],
    ['SQLite', 3],
    ['PostgreSQL', 7],
  ] as const) {
    const settings = { ...(await place(database)), connections: [connection] }
    await using backend = await startBackend('auditor', settings, { snapshotPageSize })
    const snapshots = snapshotsOf(backend)
    const files = await snapshots.files((await snapshots.read()).snapshotId)
    states.push(`${files['manifest.json']}\n${files['state.ndjson']}`)
  }
  expect(states[1]).toBe(states[0])
  expect(states[2]).toBe(states[0])
})
