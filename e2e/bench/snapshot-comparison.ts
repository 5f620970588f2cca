import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SnapshotRow } from '@mailroom/schemas/snapshot-kinds'
import { asTheyAre, type Compared, differences } from '../../apps/bff/src/snapshots/compare.ts'
import { createLines } from '../../apps/bff/src/snapshots/lines.ts'
import { acrossOrganizations } from '../../apps/bff/src/snapshots/other-organization.ts'
import { openStore } from '../../apps/bff/src/store/open-store.ts'
import type { Figure } from '../../tools/docs/performance.ts'
import { figure } from './figures.ts'

/** Each has a line of its own, two addresses and half a permission: 100,000 lines. */
const people = 28_600

/** How many rows are stored together. */
const batch = 2_000

function* rowsOf(prefix: string): Generator<SnapshotRow> {
  yield { kind: 'organization', id: `m-${prefix}` }
  for (let each = 0; each < people; each++) {
    // The order of the ids is not that of the names.
    const id = `${prefix}-${String((each * 7_919) % people).padStart(8, '0')}-4bbb-8ccc`
    const name = `user.${each}`
    const email = `${name}@example.com`
    yield {
      ...{ kind: 'user', id, name, email, displayName: `User ${each}`, state: 'ENABLED' },
      ...{ role: 'USER', department: 'Sales', quotaMb: 51_200 },
      enabledDate: `2026-01-01T00:00:0${prefix.length}.000Z`,
    }
    for (const address of [email, `u${each}@example.com`])
      yield { kind: 'address', address, ownerId: id, ownerKind: 'USER', primary: address === email }
    if (each % 2 === 0)
      yield { kind: 'permission', mailboxId: id, granteeId: id, values: ['SEND_AS'] }
  }
}

/** Measures comparisons of two snapshots that do not differ, in SQLite. Source: INV-12. */
export async function comparisonFigures(isEncrypted: boolean): Promise<Figure[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'mailroom-bench-'))
  const store = await openStore({ dataDir })
  const lines = createLines(isEncrypted ? randomBytes(32) : undefined)
  const put = async (id: string, prefix: string) => {
    let owned: { owner: string; row: SnapshotRow }[] = []
    const flush = () => store.transaction().execute((db) => lines.put(db, id, owned))
    for (const row of rowsOf(prefix)) {
      owned.push({ owner: 'bench', row })
      if (owned.length < batch) continue
      await flush()
      owned = []
    }
    await flush()
  }
  const measure = async (compare: () => Promise<Compared>) => {
    const started = performance.now()
    for await (const { kind } of differences(await compare()))
      throw new Error(`A difference of kind ${kind} where there is none`)
    return performance.now() - started
  }
  try {
    await put('one', 'a')
    await put('same', 'a')
    await put('other', 'other')
    const what = `comparison of 2 × 100,000 lines${isEncrypted ? ', encrypted' : ''}`
    const same = await measure(async () => asTheyAre(store, lines, ['one', 'same']))
    const across = await measure(() => acrossOrganizations(store, lines, ['one', 'other']))
    return [
      figure(what, same, 'ms', { budget: 5_000 }),
      figure(`${what}, two organizations`, across, 'ms', { budget: 5_000 }),
    ]
  } finally {
    await store.destroy()
    rmSync(dataDir, { recursive: true, force: true })
  }
}
