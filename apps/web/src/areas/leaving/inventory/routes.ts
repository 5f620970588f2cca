import type { RouteObject } from 'react-router'
import { routesWith } from '../../../kit/page/route.ts'

const { page, dialog } = routesWith('inventory', 'approvals')

/** The pages of the inventory, below an organization. */
export const inventoryRoutes: RouteObject[] = [
  page('exit/inventory', 'snapshots.list', () => import('./InventoryPage.tsx'), [
    dialog('create', 'snapshots.create', () => import('./CreateDialog.tsx')),
    dialog('import', 'snapshots.import', () => import('./ImportDialog.tsx')),
    dialog('schedule', 'snapshotSchedules.put', () => import('./ScheduleDialog.tsx')),
  ]),
  page('exit/inventory/:snapshotId', 'snapshots.describe', () => import('./SnapshotPage.tsx'), [
    dialog('download', 'snapshots.download', () => import('./DownloadDialog.tsx')),
    dialog('delete', 'snapshots.delete', () => import('./DeleteDialog.tsx')),
  ]),
  page(
    'exit/inventory/:snapshotId/compare',
    'snapshots.compare',
    () => import('./ComparePage.tsx'),
    [
      dialog(
        'download',
        'snapshots.downloadComparison',
        () => import('./DownloadComparisonDialog.tsx'),
      ),
    ],
  ),
]
