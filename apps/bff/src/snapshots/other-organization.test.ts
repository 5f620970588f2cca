import type { SnapshotRow } from '@mailroom/schemas/snapshot-kinds'
import { expect, vi } from 'vitest'
import { databases, openFor, test } from '../test/on-both-stores.ts'
import { snapshotsOf } from '../test/snapshots.ts'
import { here, startBackend } from '../test/start-backend.ts'
import { type Compared, differenceOf, differences } from './compare.ts'
import { createLines } from './lines.ts'
import { acrossOrganizations } from './other-organization.ts'

vi.setConfig({ testTimeout: 60_000 })

const lines = createLines()

/** An organization whose ids begin with a prefix; the order of ids is another one in each. */
function organization(prefix: string, order: readonly string[]): SnapshotRow[] {
  const id = (name: string) => `${prefix}-${order.indexOf(name)}`
  const user = (name: string, email = `${name}@example.com`): SnapshotRow => ({
    ...{ kind: 'user', id: id(name), name, email, state: 'ENABLED' },
    enabledDate: `2026-01-0${order.indexOf(name) + 1}T00:00:00.000Z`,
  })
  return [
    { kind: 'organization', id: `m-${prefix}`, alias: 'corp', arn: `arn:${prefix}` },
    ...['ann', 'bob', 'eve'].map((name) => user(name)),
    { kind: 'group', id: id('staff'), name: 'staff', email: 'staff@example.com' },
    ...['ann', 'bob'].map(
      (name): SnapshotRow => ({
        ...{ kind: 'membership', groupId: id('staff'), memberId: id(name), memberKind: 'USER' },
      }),
    ),
    { kind: 'address', address: 'ann@example.com', ownerId: id('ann'), primary: true },
    {
      ...{ kind: 'accessControlRule', name: 'office', effect: 'ALLOW' },
      userIds: [id('ann'), id('bob')].sort(),
    },
  ]
}

async function found(compared: Compared) {
  const all: ReturnType<typeof differenceOf>[] = []
  for await (const each of differences(compared)) all.push(differenceOf(each))
  return all
}

test.for(databases)(
  'INV-12 of two organizations, ids are mapped by primary address, then by name, and what has no partner is listed (%s)',
  async (database, { place }) => {
    await using opened = await openFor(await place(database))
    const { store } = opened
    const put = (id: string, rows: SnapshotRow[]) =>
      lines.put(
        store,
        id,
        rows.map((row) => ({ owner: 'x', row })),
      )
    const ours = organization('a', ['ann', 'bob', 'eve', 'staff'])
    const theirs = organization('b', ['staff', 'eve', 'bob', 'ann'])
    await put('ours', ours)
    await put('same', theirs)
    expect(await found(await acrossOrganizations(store, lines, ['ours', 'same']))).toEqual([])

    const changed = theirs.map((row): SnapshotRow => {
      // Another address, so the name finds the partner.
      if (row.kind === 'user' && row.name === 'bob') return { ...row, email: 'b@example.org' }
      // Neither address nor name.
      if (row.kind === 'user' && row.name === 'eve')
        return { ...row, name: 'zoe', email: 'zoe@example.com' }
      return row
    })
    await put('changed', [...changed, { kind: 'tag', key: 'new' }])
    const differ = await found(await acrossOrganizations(store, lines, ['ours', 'changed']))
    expect(differ).toEqual([
      { op: 'add', kind: 'tag', after: { kind: 'tag', key: 'new' } },
      {
        ...{ op: 'change', kind: 'user' },
        before: expect.objectContaining({ id: 'a-1', email: 'bob@example.com' }),
        after: expect.objectContaining({ id: 'a-1', email: 'b@example.org' }),
      },
      { op: 'remove', kind: 'user', before: expect.objectContaining({ name: 'eve' }) },
      { op: 'add', kind: 'user', after: expect.objectContaining({ name: 'zoe' }) },
    ])
  },
)

test('INV-12 EXIT-02 a comparison is downloaded as NDJSON, with a reason, by the session that asked', async () => {
  await using backend = await startBackend('auditor')
  const { workmail, call, browser, url } = backend
  const snapshots = snapshotsOf(backend)
  const { snapshotId } = await snapshots.read()
  const ARN = (await workmail.describeOrganization({ OrganizationId: here.organizationId })).ARN
  await workmail.tagResource({ ResourceARN: ARN, Tags: [{ Key: 'stage', Value: 'leaving' }] })
  const { snapshotId: otherId } = await snapshots.read()
  const input = { ...here, snapshotId, otherId, reason: 'for the plan' }
  expect((await call('snapshots.downloadComparison', { ...input, reason: ' ' })).status).toBe(400)
  const { body } = await call('snapshots.downloadComparison', input)
  const { address } = body as { address: string }
  const response = await browser.send(`${url}${address}`)
  expect(response.headers.get('cache-control')).toBe('no-store')
  expect(response.headers.get('content-disposition')).toContain('comparison.ndjson')
  const text = await response.text()
  expect(
    text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
  ).toEqual([{ op: 'add', after: { kind: 'tag', key: 'stage', value: 'leaving' } }])
  const other = await backend.as('auditor')
  expect((await other.get(address)).status).toBe(404)
  const entries = await backend.audit()
  expect(JSON.stringify(entries)).toContain('for the plan')
  // The other way round is another comparison, which nobody has asked for.
  const swapped = address.replace(`${snapshotId}/${otherId}`, `${otherId}/${snapshotId}`)
  expect((await backend.get(swapped)).status).toBe(404)
})
