import type { RouteObject } from 'react-router'
import { routesWith } from '../../kit/page/route.ts'

const { page, dialog } = routesWith('accessExplorer')

/** The pages of who can open what, below an organization. */
export const accessExplorerRoutes: RouteObject[] = [
  page('access-explorer', 'accessPaths.list', () => import('./AccessExplorerPage.tsx')),
  page('access-explorer/from-where', 'accessPaths.check', () => import('./FromWherePage.tsx')),
  page('access-explorer/print', 'accessPaths.list', () => import('./PrintPage.tsx')),
  page('access-explorer/reviews', 'accessPaths.list', () => import('./ReviewsPage.tsx'), [
    dialog('review', 'accessReviews.put', () => import('./ReviewDialog.tsx')),
  ]),
]
