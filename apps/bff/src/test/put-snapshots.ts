import { sha256 } from '../snapshots/seal.ts'
import type { Store } from '../store/open-store.ts'
import { here } from './start-backend.ts'

/** The ids of the snapshots that `putSnapshots` makes. */
export const putIds = {
  first: '00000000-0000-4000-8000-000000000001',
  second: '00000000-0000-4000-8000-000000000002',
  deleted: '00000000-0000-4000-8000-000000000003',
} as const

/** Puts snapshots without lines into the store; `createdAt` is theirs, by their ids. */
export async function putSnapshots(
  store: Store,
  createdAt: Record<string, string> = Object.fromEntries(
    Object.values(putIds).map((id) => [id, '2026-11-24T12:00:00.000Z']),
  ),
): Promise<void> {
  const nothing = { bytes: 0, lines: 0, sha256: sha256('') }
  const sealed = JSON.stringify({
    ...{ manifest: '{}', provenance: '{}', state: nothing, observed: nothing },
    ...{ counts: {}, gaps: [] },
  })
  await store
    .insertInto('snapshot')
    .values(
      Object.entries(createdAt).map(([id, created]) => ({
        ...{ id, directory: `${here.connectionId} ${here.region} ${here.organizationId}` },
        ...{ scope: 'settings', state: 'COMPLETED', phase: 'REREADING', created_by: 'Somebody' },
        ...{ created_at: created, ended_at: created, calls_done: 0, changed: 0 },
        ...{ problem: null, retry_at: null, is_complete: 1, digest: sha256('{}'), sealed },
        ...{ origin: 'asked', organization_id: null, region: null },
        ...{ imported_by: null, imported_at: null, refused: null },
      })),
    )
    .execute()
}
