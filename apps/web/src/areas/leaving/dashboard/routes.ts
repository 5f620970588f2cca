import type { RouteObject } from 'react-router'
import { routesWith } from '../../../kit/page/route.ts'

const { page, dialog } = routesWith('exitDashboard', 'directory', 'approvals')

/** The pages of the exit dashboard, below an organization. */
export const dashboardRoutes: RouteObject[] = [
  page('exit', 'exit.describe', () => import('./DashboardPage.tsx'), [
    dialog(
      'mailboxes/:entityId/exclude',
      'mailboxExclusions.put',
      () => import('./ExcludeDialog.tsx'),
    ),
    dialog(
      'mailboxes/:entityId/include',
      'mailboxExclusions.delete',
      () => import('./IncludeDialog.tsx'),
    ),
    dialog(
      'approvals/:approvalId/approve',
      'approvals.approve',
      () => import('../approvals/ApproveDialog.tsx'),
    ),
    dialog(
      'approvals/:approvalId/decline',
      'approvals.decline',
      () => import('../approvals/DeclineDialog.tsx'),
    ),
  ]),
  page('exit/mailboxes/:entityId', 'exit.listMailboxes', () => import('./RescuePage.tsx')),
  page('exit/not-in-export', 'exit.describe', () => import('./NotExportedPage.tsx')),
  page('exit/print', 'exit.describe', () => import('./PrintPage.tsx')),
]
