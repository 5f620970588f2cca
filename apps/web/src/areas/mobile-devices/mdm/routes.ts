import type { RouteObject } from 'react-router'
import { routesWith } from '../../../kit/page/route.ts'

const { page } = routesWith('mdm', 'accessRules')

/** The page that says how a mobile device management decides, below an organization. */
export const mdmRoutes: RouteObject[] = [
  page('mobile-devices/mdm', 'mobileDeviceAccessRules.list', () => import('./MdmPage.tsx')),
]
