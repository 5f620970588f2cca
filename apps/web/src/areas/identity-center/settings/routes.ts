import type { RouteObject } from 'react-router'
import { routesWith } from '../../../kit/page/route.ts'

const { page } = routesWith('identityCenter')

/** The tabs of the page; dialogs are children of the tab below them. */
const tabs: RouteObject[] = [page('', 'anybody', () => import('./StatusTab.tsx'))]

/** The pages of IAM Identity Center, below an organization. Source: IDC-01. */
export const settingsRoutes: RouteObject[] = [
  page(
    'identity-center',
    'identityProvider.describe',
    () => import('./IdentityCenterPage.tsx'),
    tabs,
  ),
]
