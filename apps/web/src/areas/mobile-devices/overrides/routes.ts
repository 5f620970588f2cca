import type { RouteObject } from 'react-router'
import { routesWith } from '../../../kit/page/route.ts'

const { page, dialog } = routesWith('organizationOverrides', 'deviceOverrides')

/** The overrides of all users' devices, below an organization. */
export const overridesRoutes: RouteObject[] = [
  page(
    'mobile-devices/overrides',
    'mobileDeviceAccessOverrides.list',
    () => import('./OverridesPage.tsx'),
    [
      dialog('add', 'mobileDeviceAccessOverrides.put', () => import('./AddOverrideDialog.tsx')),
      dialog(
        ':userId/:deviceId/edit',
        'mobileDeviceAccessOverrides.put',
        () => import('./EditOverrideDialog.tsx'),
      ),
      dialog(
        ':userId/:deviceId/delete',
        'mobileDeviceAccessOverrides.delete',
        () => import('./DeleteOverrideDialog.tsx'),
      ),
    ],
  ),
  page(
    'mobile-devices/overrides/import',
    'mobileDeviceAccessOverrides.put',
    () => import('./ImportOverridesPage.tsx'),
  ),
]
