import type { Store } from '../store/open-store.ts'
import { putIds } from './put-snapshots.ts'
import { here } from './start-backend.ts'

/** The ids of the requests that `putApprovals` makes. */
export const approvalIds = {
  approved: '00000000-0000-4000-8000-00000000000a',
  declined: '00000000-0000-4000-8000-00000000000d',
} as const

/** Puts requests of somebody else for an approval into the store. */
export async function putApprovals(store: Store): Promise<void> {
  await store
    .insertInto('approval')
    .values(
      Object.values(approvalIds).map((id) => ({
        ...{ id, directory: `${here.connectionId} ${here.region} ${here.organizationId}` },
        ...{ operation: 'snapshots.download', subject_id: putIds.first, reason: 'to keep it' },
        ...{ state: 'PENDING', requested_by: 'another', requested_name: 'Somebody' },
        ...{ requested_at: '2026-11-24T12:00:00.000Z', expires_at: '2026-11-25T12:00:00.000Z' },
        ...{ decided_by: null, decided_name: null, decided_at: null },
      })),
    )
    .execute()
}
