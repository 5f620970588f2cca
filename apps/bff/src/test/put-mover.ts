import { moversOf } from '../left-overs/movers.ts'
import type { Store } from '../store/open-store.ts'
import { here } from './start-backend.ts'

/** The id of the mover that `putMover` records. */
export const putMoverId = '00000000-0000-4000-8000-00000000000c'

/** What is recorded of it. */
export const moverInput = {
  ...{ company: 'Acme', accountId: '111122223333', externalId: 'acme-7f3a' },
  ...{ roleArn: 'arn:aws:iam::123456789012:role/Mover', endsOn: '2027-01-31' },
}

/** Records the access of a migration company in the store. */
export async function putMover(store: Store): Promise<void> {
  await moversOf(store).put(here, {
    ...moverInput,
    ...{ moverId: putMoverId, recordedBy: 'Somebody', recordedAt: '2026-11-24T12:00:00.000Z' },
    version: 1,
  })
}
