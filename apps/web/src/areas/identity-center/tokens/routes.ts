import type { RouteObject } from 'react-router'
import { routesWith } from '../../../kit/page/route.ts'

const { page, dialog } = routesWith('organizationTokens', 'tokens')

/** The personal access tokens of all users, below an organization. */
export const tokensRoutes: RouteObject[] = [
  page(
    'identity-center/tokens',
    'personalAccessTokens.list',
    () => import('./TokensPage.tsx'),
    [
      dialog(':tokenId', 'personalAccessTokens.getMetadata', () => import('./TokenDialog.tsx')),
      dialog(
        ':tokenId/delete',
        'personalAccessTokens.delete',
        () => import('./DeleteTokenDialog.tsx'),
      ),
    ],
    { reads: ['identityProvider.describe'] },
  ),
]
