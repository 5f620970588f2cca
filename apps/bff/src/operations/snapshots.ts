import type { Clock } from '../clock.ts'
import type { FourEyes } from '../exit/four-eyes.ts'
import { downloadAddress } from '../snapshots/download.ts'
import type { Snapshots } from '../snapshots/snapshots.ts'
import type { Handlers } from './handlers.ts'

const defaultPageSize = 25

/** Makes the handlers. `secret` signs the addresses of downloads; `approved` is asked before. */
export const snapshotHandlers = (
  snapshots: Snapshots,
  { secret, clock, approved }: { secret: string; clock: Clock; approved: FourEyes },
): Handlers<'snapshots'> => ({
  'snapshots.create': async ({ scope, ...place }, { person, workmail }) => {
    // An unknown organization is refused at once.
    await workmail.describeOrganization({ OrganizationId: place.organizationId })
    return snapshots.create(place, scope, person.name)
  },

  'snapshots.list': async ({ nextToken, maxResults = defaultPageSize, ...place }) =>
    snapshots.list(place, { nextToken, maxResults }),

  'snapshots.describe': async ({ snapshotId, ...place }) => snapshots.describe(place, snapshotId),

  'snapshots.listRows': async (input) => {
    const { snapshotId, kind, text, nextToken, maxResults = defaultPageSize, ...place } = input
    return snapshots.listRows(place, snapshotId, { kind, text, nextToken, maxResults })
  },

  'snapshots.compare': async (input) => {
    const { snapshotId, otherId, kind, nextToken, maxResults = defaultPageSize, ...place } = input
    return snapshots.compare(place, [snapshotId, otherId], { kind, nextToken, maxResults })
  },

  'snapshots.delete': async ({ snapshotId, ...place }) => snapshots.delete(place, snapshotId),

  'snapshots.download': async ({ snapshotId, reason: _, ...place }, context) => {
    const { note, request } = context
    if (!request) throw new Error('Only a person downloads')
    const approval = await approved(
      place,
      { operation: 'snapshots.download', subjectId: snapshotId },
      context,
    )
    note({ details: { ...(await snapshots.check(place, snapshotId)), ...approval } })
    return {
      address: downloadAddress({ sessionId: request.sessionID, snapshotId }, { secret, clock }),
    }
  },
})
