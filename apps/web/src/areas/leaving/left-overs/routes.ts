import type { RouteObject } from 'react-router'
import { routesWith } from '../../../kit/page/route.ts'

const { page, dialog } = routesWith('leftOvers', 'kits', 'linter')

/** The pages of what is left, and of migration companies, below an organization. */
export const leftOversRoutes: RouteObject[] = [
  page('exit/left-overs', 'exitChecklist.describe', () => import('./LeftOversPage.tsx'), [
    dialog('items/:item/:act', 'exitChecklist.put', () => import('./RecordDialog.tsx')),
  ]),
  page('exit/movers', 'movers.list', () => import('./MoversPage.tsx'), [
    dialog('add', 'movers.put', () => import('./MoverDialog.tsx')),
  ]),
  page('exit/movers/:moverId', 'movers.list', () => import('./MoverPage.tsx'), [
    dialog('edit', 'movers.put', () => import('./MoverDialog.tsx')),
    dialog('revoke', 'movers.revoke', () => import('./RevokeDialog.tsx')),
    dialog('delete', 'movers.delete', () => import('./DeleteDialog.tsx')),
  ]),
]
