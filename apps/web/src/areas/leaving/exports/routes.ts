import type { RouteObject } from 'react-router'
import { routesWith } from '../../../kit/page/route.ts'

const { page, dialog } = routesWith('exportQueue', 'exportSetup', 'approvals')

/** The pages of mailbox exports, below an organization. */
export const exportsRoutes: RouteObject[] = [
  page('exit/exports', 'exportRuns.list', () => import('./ExportsPage.tsx'), [], {
    reads: ['exportSettings.describe'],
  }),
  page('exit/exports/plan', 'exportRuns.plan', () => import('./PlanExportsPage.tsx')),
  page('exit/exports/runs/:runId', 'exportRuns.describe', () => import('./RunPage.tsx'), [
    dialog('start', 'exportRuns.start', () => import('./StartRunDialog.tsx')),
    dialog('cancel', 'exportRuns.cancel', () => import('./CancelRunDialog.tsx')),
    dialog('retry', 'exportRuns.retry', () => import('./RetryDialog.tsx')),
    dialog('add', 'exportRuns.add', () => import('./AddMailboxDialog.tsx')),
    dialog('order', 'exportRuns.putOrder', () => import('./OrderDialog.tsx')),
    dialog('delete', 'exportRuns.delete', () => import('./DeleteRunDialog.tsx')),
  ]),
  page('exit/exports/history', 'exportJobs.list', () => import('./HistoryPage.tsx')),
  page(
    'exit/exports/jobs/:exportJobId',
    'exportJobs.describe',
    () => import('./ExportJobPage.tsx'),
    [
      dialog('adopt', 'exportJobs.adopt', () => import('./AdoptDialog.tsx')),
      dialog('cancel', 'exportJobs.cancel', () => import('./CancelJobDialog.tsx')),
    ],
  ),
]
