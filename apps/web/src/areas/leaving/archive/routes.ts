import type { RouteObject } from 'react-router'
import { routesWith } from '../../../kit/page/route.ts'

const { page, dialog } = routesWith('archive', 'approvals')

/** The pages of the archive, below an organization. */
export const archiveRoutes: RouteObject[] = [
  page('exit/archive', 'snapshots.list', () => import('./ArchivePage.tsx'), [
    dialog(':snapshotId/build', 'archives.build', () => import('./BuildDialog.tsx')),
  ]),
]
