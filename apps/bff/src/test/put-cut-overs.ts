import { newPlan, type Plan } from '../cut-over/plan.ts'
import type { Store } from '../store/open-store.ts'
import { here } from './start-backend.ts'

/** The domains of the cut-overs that `putCutOvers` makes, by what is done to them. */
export const putDomains = {
  ...{ seen: 'seen.example', recorded: 'example.com', entered: 'entered.example' },
  ...{ confirmed: 'confirmed.example', advanced: 'advanced.example' },
  ...{ rolledBack: 'back.example', deleted: 'deleted.example' },
} as const

const by = { by: 'Somebody', at: '2026-11-24T12:00:00.000Z' }

/** A plan whose zone is recorded: one name server, without records. */
export function recordedPlan(step: NonNullable<Plan['step']>): Plan {
  const recorded = {
    ...{ ...by, taken: by, records: [], servers: ['ns.example'], differing: [], silent: [] },
    ...{ isSigned: false, sha256: '0'.repeat(64), watched: [], sesDkim: [] },
  }
  return { ...newPlan('Google', by), step, recorded }
}

/** Puts cut-overs into the store. */
export async function putCutOvers(store: Store): Promise<void> {
  const steps: { [Name in keyof typeof putDomains]?: Plan } = {
    ...{ recorded: newPlan('Google', by), rolledBack: recordedPlan('mx') },
  }
  await store
    .insertInto('cut_over')
    .values(
      (Object.keys(putDomains) as (keyof typeof putDomains)[]).map((name) => ({
        ...{ directory: `${here.connectionId} ${here.region} ${here.organizationId}` },
        ...{ domain: putDomains[name], version: 1, rollback: '', measured: '{}' },
        plan: JSON.stringify(steps[name] ?? recordedPlan('record')),
        ...{ changed_at: by.at, checked_at: null, check_until: by.at },
      })),
    )
    .execute()
}
