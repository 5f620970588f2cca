import type { RouteObject } from 'react-router'
import { routesWith } from '../../kit/page/route.ts'

const { page, dialog } = routesWith('impersonationRoles', 'rules')

/** The tabs of a role. */
const tabs: RouteObject[] = [
  page('', 'anybody', () => import('./RulesTab.tsx'), [
    dialog('delete', 'impersonationRoles.delete', () => import('./DeleteRoleDialog.tsx')),
  ]),
  page('test', 'impersonationRoles.getEffect', () => import('./TestTab.tsx')),
  page('reach', 'impersonationRoles.listReach', () => import('./ReachTab.tsx')),
  page('use', 'impersonationRoles.listReach', () => import('./UseTab.tsx')),
  page('iam-policy', 'anybody', () => import('./PolicyTab.tsx')),
]

/** The pages of impersonation roles, below an organization. */
export const impersonationRoutes: RouteObject[] = [
  page('impersonation-roles', 'impersonationRoles.list', () => import('./RolesPage.tsx')),
  page(
    'impersonation-roles/create',
    'impersonationRoles.create',
    () => import('./CreateRolePage.tsx'),
  ),
  page(
    'impersonation-roles/:impersonationRoleId/edit',
    'impersonationRoles.update',
    () => import('./EditRolePage.tsx'),
  ),
  page(
    'impersonation-roles/:impersonationRoleId',
    'impersonationRoles.get',
    () => import('./RolePage.tsx'),
    tabs,
  ),
]
