import type { RouteObject } from 'react-router'
import { routesWith } from '../../../kit/page/route.ts'

const { page, dialog } = routesWith('allDevices', 'devices', 'guide')

/** The pages of all devices and of one, below an organization. */
export const devicesRoutes: RouteObject[] = [
  page(
    'mobile-devices/devices',
    'mobileDeviceAccessOverrides.list',
    () => import('./DevicesPage.tsx'),
  ),
  page(
    'mobile-devices/devices/:userId/:deviceId',
    'mobileDeviceAccessOverrides.list',
    () => import('./DevicePage.tsx'),
    [
      dialog('wipe', 'mobileDevices.wipe', () => import('./WipeDialog.tsx')),
      dialog('remove', 'mobileDevices.remove', () => import('./RemoveDialog.tsx')),
    ],
  ),
]
