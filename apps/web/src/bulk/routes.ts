import type { RouteObject } from 'react-router'
import { page } from '../app/route.ts'

/** The forms that make plans, below an organization. */
export const bulkRoutes: RouteObject[] = [
  {
    path: 'bulk/:kind',
    ...page('bulk', async () => (await import('./BulkPage.tsx')).BulkPage, 'jobs.plan'),
  },
  {
    path: 'users/:userId/offboard',
    ...page('bulk', async () => (await import('./OffboardPage.tsx')).OffboardPage, 'jobs.plan'),
  },
]
