import { planItems, putPlan } from '../mailbox-exports/plan.ts'
import type { Store } from '../store/open-store.ts'
import { exportSettings } from './mailbox-exports.ts'
import { ana, here } from './start-backend.ts'

/** The ids of the runs that `putExports` makes. */
export const putRunIds = {
  /** A plan with a mailbox that can be exported, and one that failed. */
  planned: '00000000-0000-4000-8000-000000000011',
  completed: '00000000-0000-4000-8000-000000000012',
  deleted: '00000000-0000-4000-8000-000000000013',
} as const

/** Puts runs of exports into the store. */
export async function putExports(store: Store): Promise<void> {
  const now = new Date('2026-11-24T12:00:00Z')
  const entity = { id: ana, type: 'USER', name: 'ana.silva', userRole: 'USER' } as const
  const [item] = planItems([{ id: ana, entity: { ...entity, state: 'ENABLED' } }], {
    ...{ order: 'size', tryDisabled: false, pilots: new Set<string>(), now },
  })
  if (!item) throw new Error('There is always one')
  const states = { planned: 'PLANNED', completed: 'COMPLETED', deleted: 'PLANNED' } as const
  for (const [name, state] of Object.entries(states)) {
    const run = {
      directory: `${here.connectionId} ${here.region} ${here.organizationId}`,
      ...{ pass: 1, slots: 10, item_order: 'size', settings: JSON.stringify(exportSettings) },
      ...{ everybody: null, created_by: 'Somebody', created_at: now.toISOString() },
    }
    const id = putRunIds[name as keyof typeof states]
    const failed = { ...item, entity_id: 'no-such-mailbox', position: 2, state: 'FAILED' }
    const made = await putPlan(store, run, [{ ...item, size_read: 1, state }, failed])
    await store.updateTable('export_run').set({ id, state }).where('id', '=', made).execute()
    await store
      .updateTable('export_item')
      .set({ run_id: id, size_read: 1 })
      .where('run_id', '=', made)
      .execute()
  }
}
