import { grantArchive } from '../archives/download.ts'
import type { Clock } from '../clock.ts'
import { directoryOf } from '../directory-index/scope.ts'
import type { FourEyes } from '../exit/four-eyes.ts'
import { trailHead } from '../export-evidence/evidence-files.ts'
import type { Lines } from '../snapshots/lines.ts'
import type { Snapshots } from '../snapshots/snapshots.ts'
import type { Handlers } from './handlers.ts'

type Parts = {
  snapshots: Snapshots
  lines: Lines
  viewerFile: string
  secret: string
  clock: Clock
  approved: FourEyes
}

/** Makes the handler that builds archives. A snapshot leaves with it, so the same approval is needed. */
export const archiveHandlers = ({ approved, ...parts }: Parts): Handlers<'archives'> => ({
  'archives.build': async ({ snapshotId, withEvidence, reason: _, ...scope }, context) => {
    const { note, request, store } = context
    if (!request) throw new Error('Only a person downloads')
    const subject = { operation: 'snapshots.download' as const, subjectId: snapshotId }
    const approval = await approved(scope, subject, context)
    const { digest, lines } = await parts.snapshots.check(scope, snapshotId)
    const { address, ...told } = await grantArchive(
      {
        ...{ snapshotId, directory: directoryOf(scope), sessionId: request.sessionID },
        ...(withEvidence && { head: await trailHead(store) }),
      },
      { ...parts, store },
    )
    note({ details: { digest, lines, ...told, ...approval } })
    return { address }
  },
})
