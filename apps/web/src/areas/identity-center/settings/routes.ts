import type { RouteObject } from 'react-router'
import { routesWith } from '../../../kit/page/route.ts'

const { page, dialog } = routesWith('identityCenter')

/** The tabs of the page; dialogs are children of the tab below them. */
const tabs: RouteObject[] = [
  page('', 'anybody', () => import('./StatusTab.tsx'), [
    dialog('enable', 'identityProvider.enable', () => import('./EnableDialog.tsx')),
    dialog('disable', 'identityProvider.disable', () => import('./DisableDialog.tsx')),
    dialog(
      'delete-application',
      'identityProvider.deleteApplication',
      () => import('./DeleteApplicationDialog.tsx'),
    ),
  ]),
  page('mode', 'anybody', () => import('./ModeTab.tsx'), [
    dialog('edit', 'identityProvider.putMode', () => import('./ModeDialog.tsx')),
  ]),
  page('token-settings', 'anybody', () => import('./TokenSettingsTab.tsx'), [
    dialog('edit', 'identityProvider.putTokens', () => import('./TokenSettingsDialog.tsx')),
  ]),
  page('associations', 'anybody', () => import('../associations/AssociationsTab.tsx'), [
    dialog(':userId/edit', 'users.update', () => import('../associations/AssociationDialog.tsx')),
  ]),
  page('assignments', 'anybody', () => import('../assignments/AssignmentsTab.tsx'), [
    dialog('add', 'identityAssignments.create', () => import('../assignments/AssignDialog.tsx')),
    dialog(
      ':principalType/:principalId/delete',
      'identityAssignments.delete',
      () => import('../assignments/UnassignDialog.tsx'),
    ),
  ]),
]

/** The pages of IAM Identity Center, below an organization. Source: IDC-01. */
export const settingsRoutes: RouteObject[] = [
  page(
    'identity-center',
    'identityProvider.describe',
    () => import('./IdentityCenterPage.tsx'),
    tabs,
  ),
  page(
    'identity-center/associate',
    'jobs.plan',
    () => import('../associations/AssociateManyPage.tsx'),
  ),
]
