import { expect, vi } from 'vitest'
import { databases, test } from '../test/on-both-stores.ts'
import { rowsIn, snapshotsOf } from '../test/snapshots.ts'
import { here, startBackend, startEmptyBackend } from '../test/start-backend.ts'

vi.setConfig({ testTimeout: 60_000 })

const key = Buffer.alloc(32, 7)

test.for(databases)(
  'EXIT-15 with SNAPSHOT_KEY the rows of snapshots are encrypted, those of before stay readable, and another key is told in words (%s)',
  async (database, { place }) => {
    const settings = await place(database)
    let before: Awaited<ReturnType<ReturnType<typeof snapshotsOf>['read']>>
    {
      await using backend = await startBackend('administrator', settings)
      before = await snapshotsOf(backend).read()
    }
    {
      await using backend = await startBackend('administrator', { ...settings, snapshotKey: key })
      const snapshots = snapshotsOf(backend)
      const after = await snapshots.read()
      const stored = await backend.store
        .selectFrom('snapshot_line')
        .select('line')
        .where('snapshot_id', '=', after.snapshotId)
        .execute()
      expect(stored.length).toBeGreaterThan(50)
      for (const { line } of stored) expect(line).toMatch(/^gcm:/)
      const files = await snapshots.files(after.snapshotId)
      expect(rowsIn(files['state.ndjson']).map(({ name }) => name)).toContain('ana.silva')
      const old = await snapshots.files(before.snapshotId)
      expect(rowsIn(old['state.ndjson'])).toHaveLength(rowsIn(files['state.ndjson']).length)
      const rows = { ...here, snapshotId: after.snapshotId, kind: 'user', text: 'ana.silva' }
      expect((await backend.call('snapshots.listRows', rows)).body).toMatchObject({
        items: [{ name: 'ana.silva' }],
      })
      // A row that somebody has put in another's place does not open.
      const [one, other] = await backend.store
        .selectFrom('snapshot_line')
        .selectAll()
        .where('snapshot_id', '=', after.snapshotId)
        .where('kind', '=', 6)
        .limit(2)
        .execute()
      await backend.store
        .updateTable('snapshot_line')
        .set({ line: other?.line ?? '' })
        .where('snapshot_id', '=', after.snapshotId)
        .where('kind', '=', 6)
        .where('sort_key', '=', one?.sort_key ?? '')
        .execute()
      const { snapshotId } = after
      expect(
        await backend.call('snapshots.download', { ...here, snapshotId, reason: 'to look' }),
      ).toMatchObject({ status: 409, body: { code: 'SnapshotDamaged' } })
    }
    await expect(
      startEmptyBackend({ ...settings, snapshotKey: Buffer.alloc(32, 8) }),
    ).rejects.toThrow('used with another SNAPSHOT_KEY')
    await expect(startEmptyBackend(settings)).rejects.toThrow('SNAPSHOT_KEY, which is not set')
  },
)
