import type { Change } from '@mailroom/schemas/changes'
import type { JobRow } from '@mailroom/schemas/job-rows'
import type { JobState } from '@mailroom/schemas/jobs'
import { directoryOf } from '../directory-index/scope.ts'
import { jobRowsOf } from '../jobs/job-rows.ts'
import { jobsLease } from '../store/lease.ts'
import type { Store } from '../store/open-store.ts'
import { storeTime } from '../store/store-clock.ts'
import { here, neverEnabledUser } from './start-backend.ts'

const template = {
  ...{ templateId: 'template', name: 'Sales', groupIds: [], addressPattern: '{name}@example.com' },
  ...{ aliasPatterns: [], attributes: {} },
}

const change: Change = {
  kind: 'enable',
  targets: { entityIds: [neverEnabledUser] },
  addressPattern: '{name}@example.com',
}

const row: JobRow = {
  ...{ number: 1, entity: { id: neverEnabledUser, type: 'USER', name: 'somebody' } },
  ...{ state: 'PLANNED', steps: [], address: { from: 'PATTERN' } },
}

/**
 * Stores jobs in the given states, by id, with one row each, and an onboarding template. Another
 * process seems to hold the lease, so nothing works on the jobs while a test's clock stands still.
 */
export async function putJobs(store: Store, states: Record<string, JobState>): Promise<void> {
  await store
    .insertInto('lease')
    .values({
      name: jobsLease(here.connectionId),
      holder: 'other',
      until: storeTime(store, 20_000),
    })
    .execute()
  await store
    .insertInto('job')
    .values(
      Object.entries(states).map(([id, state]) => ({
        ...{ id, state, kind: change.kind, change: JSON.stringify(change) },
        connection_id: here.connectionId,
        region: here.region,
        organization_id: here.organizationId,
        ...{ account: 'somebody', account_name: 'Somebody', role: 'administrator' },
        created_at: '2026-11-24T12:00:00.000Z',
        ...{ started_at: null, ended_at: null, row_count: 0, makes_passwords: 0 },
        ...{ public_key: null, given_passwords: null, undo_of: null, problem: null, attempt: 0 },
        ...{ waiting_until: null, tries: 0 },
      })),
    )
    .execute()
  for (const jobId of Object.keys(states)) await jobRowsOf(store).add(jobId, [row])
  await store
    .insertInto('onboarding_template')
    .values({ id: 'template', directory: directoryOf(here), content: JSON.stringify(template) })
    .execute()
}
