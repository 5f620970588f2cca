import type { RouteObject } from 'react-router'
import { dialog, page } from '../../kit/page/route.ts'

/** The dialogs over the page of a plan or job, and the one with a row in full. */
const jobDialogs: RouteObject[] = [
  {
    path: 'start',
    ...dialog('jobs', async () => (await import('./StartDialog.tsx')).StartDialog, 'jobs.start'),
  },
  {
    path: 'discard',
    ...dialog(
      'jobs',
      async () => (await import('./DiscardDialog.tsx')).DiscardDialog,
      'jobs.discard',
    ),
  },
  {
    path: 'cancel',
    ...dialog('jobs', async () => (await import('./CancelDialog.tsx')).CancelDialog, 'jobs.cancel'),
  },
  {
    path: 'rows/:number/address',
    ...dialog(
      'jobs',
      async () => (await import('./AddressDialog.tsx')).AddressDialog,
      'jobRows.update',
    ),
  },
  {
    path: 'rows/:number',
    ...dialog('jobs', async () => (await import('./RowDialog.tsx')).RowDialog, 'jobRows.list'),
  },
]

/** The pages of plans and jobs, below an organization. */
export const jobRoutes: RouteObject[] = [
  {
    path: 'jobs',
    ...page('jobs', async () => (await import('./JobsPage.tsx')).JobsPage, 'jobs.list'),
  },
  {
    path: 'jobs/:jobId',
    ...page('jobs', async () => (await import('./JobPage.tsx')).JobPage, 'jobs.describe'),
    children: jobDialogs,
  },
]
