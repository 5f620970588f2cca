import type { RouteObject } from 'react-router'
import { historyRoute } from '../../../kit/audit/routes.ts'
import { dialog, page } from '../../../kit/page/route.ts'
import { aliasRoutes, permissionRoutes } from '../routes.ts'

const resetPassword = dialog(
  'users',
  async () => (await import('./ResetPasswordDialog.tsx')).ResetPasswordDialog,
  'users.resetPassword',
)

/** The dialogs over a user's page. */
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

const overrideDialog = dialog(
  'users',
  async () => (await import('./devices/OverrideDialog.tsx')).OverrideDialog,
  'mobileDeviceAccessOverrides.put',
)

/** The dialogs over the tab of a user's mobile devices. */
const deviceDialogs: RouteObject[] = [
  { path: 'overrides/add', ...overrideDialog },
  { path: 'overrides/:deviceId/edit', ...overrideDialog },
  {
    path: 'overrides/:deviceId/delete',
    ...dialog(
      'users',
      async () => (await import('./devices/DeleteOverrideDialog.tsx')).DeleteOverrideDialog,
      'mobileDeviceAccessOverrides.delete',
    ),
  },
  {
    path: ':deviceId',
    ...dialog(
      'users',
      async () => (await import('./devices/DeviceDialog.tsx')).DeviceDialog,
      'mobileDevices.list',
    ),
  },
  {
    path: ':deviceId/wipe',
    ...dialog(
      'users',
      async () => (await import('./devices/WipeDeviceDialog.tsx')).WipeDeviceDialog,
      'mobileDevices.wipe',
    ),
  },
  {
    path: ':deviceId/remove',
    ...dialog(
      'users',
      async () => (await import('./devices/RemoveDeviceDialog.tsx')).RemoveDeviceDialog,
      'mobileDevices.remove',
    ),
  },
]

/** The tabs of a user's page; dialogs are children of the tab below them. */
const userTabs: RouteObject[] = [
  {
    path: '',
    ...page('users', async () => (await import('./DetailsTab.tsx')).DetailsTab),
    children: userDialogs,
  },
  aliasRoutes('users', async () => (await import('./UserAliases.tsx')).UserAliases),
  {
    path: 'groups',
    ...page('users', async () => (await import('./GroupsTab.tsx')).GroupsTab),
    children: [
      {
        path: 'add',
        ...dialog(
          'users',
          async () => (await import('./AddToGroupsDialog.tsx')).AddToGroupsDialog,
          'groupMembers.associate',
        ),
      },
      {
        path: ':groupId/remove',
        ...dialog(
          'users',
          async () => (await import('./RemoveFromGroupDialog.tsx')).RemoveFromGroupDialog,
          'groupMembers.disassociate',
        ),
      },
    ],
  },
  permissionRoutes('users', async () => (await import('./UserPermissions.tsx')).UserPermissions),
  {
    path: 'quota',
    ...page('users', async () => (await import('./QuotaTab.tsx')).QuotaTab),
    children: [
      {
        path: 'edit',
        ...dialog(
          'users',
          async () => (await import('./EditQuotaDialog.tsx')).EditQuotaDialog,
          'mailboxes.updateQuota',
        ),
      },
    ],
  },
  {
    path: 'mobile-devices',
    ...page('users', async () => (await import('./devices/MobileDevicesTab.tsx')).MobileDevicesTab),
    children: deviceDialogs,
  },
  {
    path: 'tokens',
    ...page('users', async () => (await import('./TokensTab.tsx')).TokensTab),
    children: [
      {
        path: ':tokenId/delete',
        ...dialog(
          'users',
          async () => (await import('./DeleteTokenDialog.tsx')).DeleteTokenDialog,
          'personalAccessTokens.delete',
        ),
      },
    ],
  },
  historyRoute(),
]

/** The pages of users, below an organization. Dialogs are children of the page below them. */
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
    path: 'users/:userId/edit',
    ...page('users', async () => (await import('./EditUserPage.tsx')).EditUserPage, 'users.update'),
  },
  {
    path: 'users/:userId',
    ...page('users', async () => (await import('./UserPage.tsx')).UserPage),
    children: userTabs,
  },
  {
    path: 'help-desk',
    ...page(
      'users',
      async () => (await import('./HelpDeskPage.tsx')).HelpDeskPage,
      'users.resetPassword',
    ),
    children: [{ path: ':userId', ...resetPassword }],
  },
]
