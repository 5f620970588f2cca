import type { Clock } from '../clock.ts'
import type { FourEyes } from '../exit/four-eyes.ts'
import { comparisonAddress, downloadAddress } from '../snapshots/download.ts'
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
    const { snapshotId, otherId, otherPlace, kind, nextToken, ...rest } = input
    const { maxResults = defaultPageSize, ...place } = rest
    const pair = { snapshotId, otherId, otherPlace }
    return snapshots.compare(place, pair, { kind, nextToken, maxResults })
  },

  'snapshots.listOfOthers': async (place) => snapshots.listOfOthers(place),

  'snapshots.import': async ({ uploadId, ...place }, { person, request }) => {
    const sessionId = request?.session.publicId
    if (sessionId === undefined) throw new Error('Only a person imports')
    return snapshots.import(place, { uploadId, sessionId, person: person.name })
  },

  'snapshots.downloadComparison': async (input, { note, request }) => {
    if (!request) throw new Error('Only a person downloads')
    const { snapshotId, otherId, otherPlace, reason: _, ...place } = input
    note({ details: await snapshots.digestsOf(place, { snapshotId, otherId, otherPlace }) })
    const granted = { sessionId: request.sessionID, ids: [snapshotId, otherId] as const }
    return { address: comparisonAddress(granted, { secret, clock }) }
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
