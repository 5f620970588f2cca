import type { RouteObject } from 'react-router'
import { aliasRoutes, permissionRoutes } from '../app/directory/routes.ts'
import { dialog, page } from '../app/route.ts'

const resetPassword = dialog(
  'users',
  async () => (await import('./ResetPasswordDialog.tsx')).ResetPasswordDialog,
  'users.resetPassword',
)

/** What is done to a user, over the user's page. */
const userDialogs: RouteObject[] = [
  {
    path: 'enable',
    ...dialog(
      'users',
      async () => (await import('./EnableUserDialog.tsx')).EnableUserDialog,
      'users.enable',
    ),
  },
  {
    path: 'disable',
    ...dialog(
      'users',
      async () => (await import('./DisableUserDialog.tsx')).DisableUserDialog,
      'users.disable',
    ),
  },
  {
    path: 'delete',
    ...dialog(
      'users',
      async () => (await import('./DeleteUserDialog.tsx')).DeleteUserDialog,
      'users.delete',
    ),
  },
  { path: 'reset-password', ...resetPassword },
]

/** The tabs of a user's page; dialogs are children of the tab they lie over. */
const userTabs: RouteObject[] = [
  {
    path: '',
    ...page('users', async () => (await import('./DetailsTab.tsx')).DetailsTab),
    children: userDialogs,
  },
  aliasRoutes('users', async () => (await import('./UserAliases.tsx')).UserAliases),
  permissionRoutes('users', async () => (await import('./UserPermissions.tsx')).UserPermissions),
]

/** The pages of users, below an organization. Dialogs are children of the page they lie over. */
export const userRoutes: RouteObject[] = [
  {
    path: 'users',
    ...page('users', async () => (await import('./UsersPage.tsx')).UsersPage),
  },
  {
    path: 'users/create',
    ...page(
      'users',
      async () => (await import('./CreateUserPage.tsx')).CreateUserPage,
      'users.create',
    ),
  },
  {
    path: 'users/:userId',
    ...page('users', async () => (await import('./UserPage.tsx')).UserPage),
    children: userTabs,
  },
  {
    path: 'help-desk',
    ...page('users', async () => (await import('./HelpDeskPage.tsx')).HelpDeskPage, 'users.find'),
    children: [{ path: ':userId', ...resetPassword }],
  },
]
