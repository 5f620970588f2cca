import type { RouteObject } from 'react-router'
import { routesWith } from '../../../kit/page/route.ts'

const { page, dialog } = routesWith('linter', 'inventory')

/** The pages of the linter, below an organization. */
export const linterRoutes: RouteObject[] = [
  page('exit/linter', 'lintFindings.list', () => import('./LinterPage.tsx'), [
    dialog('findings/:findingId/accept', 'lintFindings.accept', () => import('./AcceptDialog.tsx')),
    dialog('findings/:findingId/reopen', 'lintFindings.reopen', () => import('./ReopenDialog.tsx')),
    dialog('accept', 'lintFindings.accept', () => import('./AcceptDialog.tsx')),
    dialog('decisions', 'lintDecisions.put', () => import('./DecisionsDialog.tsx')),
  ]),
]
