import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SnapshotRow } from '@mailroom/schemas/snapshot-kinds'
import { putDecisions } from '../../apps/bff/src/lint/tables.ts'
import { createLines } from '../../apps/bff/src/snapshots/lines.ts'
import { openStore } from '../../apps/bff/src/store/open-store.ts'
import { sampleOrganizationId } from './sample-organization.ts'

/** How many users the organization has. */
export const people = 10_000

/** How many rows are stored together. */
const batch = 2_000

export const scope = {
  ...({ connectionId: 'local', region: 'us-east-1' } as const),
  organizationId: sampleOrganizationId,
}
const directory = `local us-east-1 ${sampleOrganizationId}`

/** An organization in which most rules find something. */
function* rows(): Generator<SnapshotRow> {
  yield { kind: 'organization', id: sampleOrganizationId, interoperabilityEnabled: true }
  yield { kind: 'domain', name: 'example.com', isDefault: true, ownershipStatus: 'VERIFIED' }
  yield { kind: 'domain', name: 'example.org', ownershipStatus: 'PENDING' }
  const id = (each: number) => `u-${String(each).padStart(6, '0')}-4bbb-8ccc-0000`
  for (let each = 0; each < people; each++) {
    const name = `user.${each}`
    yield {
      ...{ kind: 'user', id: id(each), name, email: `${name}@example.com`, role: 'USER' },
      ...{ state: each % 50 === 0 ? 'DISABLED' : 'ENABLED', firstName: 'Ana', country: 'Portugal' },
      ...{ displayName: `=Ana "${each}"`, company: 'Example', hidden: each % 9 === 0 },
      disabledDate: '2026-01-01T00:00:00.000Z',
    }
    for (const address of [`${name}@example.com`, `u${each}@example.org`])
      yield {
        ...{ kind: 'address', address, ownerId: id(each), ownerKind: 'USER' },
        primary: address.endsWith('example.com'),
      }
    yield {
      ...{ kind: 'permission', mailboxId: id(each), granteeId: id((each + 1) % people) },
      ...{ granteeKind: 'USER', values: ['FULL_ACCESS', 'SEND_AS'] },
    }
    yield {
      kind: 'mailboxSize',
      userId: id(each),
      sizeMb: each * 7,
      readAt: '2026-01-01T00:00:00Z',
    }
  }
  for (let each = 0; each < people / 20; each++) {
    const groupId = `g-${each}`
    yield {
      kind: 'group',
      id: groupId,
      name: groupId,
      email: `${groupId}@example.com`,
      state: 'ENABLED',
    }
    for (let member = 0; member < 40; member++)
      yield { kind: 'membership', groupId, memberId: id((each * 20 + member) % people) }
  }
}

/** Puts a snapshot of such an organization into a store of its own. */
export async function organizationInStore() {
  const dataDir = mkdtempSync(join(tmpdir(), 'mailroom-bench-'))
  const store = await openStore({ dataDir })
  const lines = createLines()
  let owned: { owner: string; row: SnapshotRow }[] = []
  const flush = async () => {
    const some = owned
    owned = []
    await store.transaction().execute((db) => lines.put(db, 'bench', some))
  }
  for (const row of rows()) {
    owned.push({ owner: 'bench', row })
    if (owned.length >= batch) await flush()
  }
  await flush()
  const now = new Date()
  const at = now.toISOString()
  await store
    .insertInto('snapshot')
    .values({
      ...{ id: 'bench', directory, scope: 'complete', state: 'COMPLETED', phase: 'everything' },
      ...{ created_by: 'bench', created_at: at, ended_at: at, calls_done: 0, changed: 0 },
      ...{ is_complete: 1, digest: 'ab'.repeat(32) },
    })
    .execute()
  await putDecisions(
    store,
    directory,
    {
      ...{ domains: ['example.org = example.com'], verified: [], quotas: ['Google 30720'] },
      ...{ countries: [], ways: [], innerGroups: [], swapDate: '2027-01-31' },
      ...{ byHand: [], excluded: [], names: [] },
    },
    { name: 'bench', at },
  )
  return {
    ...{ store, lines, now },
    async [Symbol.asyncDispose]() {
      await store.destroy()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
