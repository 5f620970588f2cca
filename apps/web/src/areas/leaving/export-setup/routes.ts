import type { RouteObject } from 'react-router'
import { routesWith } from '../../../kit/page/route.ts'

const { page, dialog } = routesWith('exportSetup', 'exportQueue')

/** The pages of the set-up of exports, below an organization. */
export const exportSetupRoutes: RouteObject[] = [
  page('exit/exports/setup', 'exportSettings.describe', () => import('./ExportSetupPage.tsx'), [
    dialog('edit', 'exportSettings.put', () => import('./EditExportSettingsDialog.tsx')),
    dialog('trial', 'exportRuns.plan', () => import('./TrialDialog.tsx')),
  ]),
]
