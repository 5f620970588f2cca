import { noDecisions } from '@mailroom/schemas/lint/decisions'
import { modelBuilder } from '@mailroom/schemas/lint/model'
import { madeFrom, modelFor, summaryOf } from '../kits/make.ts'
import { type KitSource, putKit } from '../kits/tables.ts'
import type { Store } from '../store/open-store.ts'
import { here } from './start-backend.ts'

/** The ids of the kits that `putKits` makes, of a snapshot of everything that has no lines. */
export const kitIds = {
  kept: '00000000-0000-4000-8000-0000000000c1',
  deleted: '00000000-0000-4000-8000-0000000000c2',
} as const

const snapshotId = '00000000-0000-4000-8000-0000000000c0'

/** Puts kits and their snapshot into the store. */
export async function putKits(store: Store): Promise<void> {
  const directory = `${here.connectionId} ${here.region} ${here.organizationId}`
  const createdAt = '2026-11-24T12:00:00.000Z'
  const digest = 'cd'.repeat(32)
  await store
    .insertInto('snapshot')
    .values({
      ...{ id: snapshotId, directory, scope: 'complete', state: 'COMPLETED', phase: 'REREADING' },
      ...{ created_by: 'Somebody', created_at: createdAt, ended_at: createdAt, digest },
      ...{ calls_done: 0, changed: 0, is_complete: 1, origin: 'asked' },
    })
    .execute()
  const source: KitSource = {
    ...{ target: 'mailcow', language: 'en', snapshotId, decisions: noDecisions },
    snapshot: { digest, createdAt, isComplete: true },
    ...{ byHand: [], excluded: [] },
  }
  const made = await madeFrom(modelFor(modelBuilder().model(), source), source)
  const summary = await summaryOf(made, '2026-11-28')
  for (const kitId of Object.values(kitIds))
    await putKit(store, directory, { kitId, createdBy: 'Somebody', createdAt, source, summary })
}
