import type { RouteObject } from 'react-router'
import { historyRoute } from '../../../kit/audit/routes.ts'
import { routesWith } from '../../../kit/page/route.ts'
import { aliasRoutes, permissionRoutes } from '../routes.ts'

const { page, dialog } = routesWith('users', 'tokens', 'deviceOverrides', 'devices')

const resetPassword = (path: string) =>
  dialog(path, 'users.resetPassword', () => import('./ResetPasswordDialog.tsx'))

const putOverride = (path: string) =>
  dialog(path, 'mobileDeviceAccessOverrides.put', () => import('./devices/OverrideDialog.tsx'))

/** The dialogs over the tab of a user's mobile devices. */
const deviceDialogs: RouteObject[] = [
  putOverride('overrides/add'),
  putOverride('overrides/:deviceId/edit'),
  dialog(
    'overrides/:deviceId/delete',
    'mobileDeviceAccessOverrides.delete',
    () => import('./devices/DeleteOverrideDialog.tsx'),
  ),
  dialog(':deviceId', 'mobileDevices.list', () => import('./devices/DeviceDialog.tsx')),
  dialog(':deviceId/wipe', 'mobileDevices.wipe', () => import('./devices/WipeDeviceDialog.tsx')),
  dialog(
    ':deviceId/remove',
    'mobileDevices.remove',
    () => import('./devices/RemoveDeviceDialog.tsx'),
  ),
]

/** The dialogs over the page of a user, or over the list, where `of` is the rest of the address. */
const userDialogs = (of: '' | '/:userId'): RouteObject[] => [
  dialog(`enable${of}`, 'users.enable', () => import('./EnableUserDialog.tsx')),
  dialog(`disable${of}`, 'users.disable', () => import('./DisableUserDialog.tsx')),
  dialog(`delete${of}`, 'users.delete', () => import('./DeleteUserDialog.tsx')),
  resetPassword(`reset-password${of}`),
]

/** The tabs of a user's page; dialogs are children of the tab below them. */
const userTabs: RouteObject[] = [
  page('', 'anybody', () => import('./DetailsTab.tsx'), [...userDialogs('')]),
  aliasRoutes('users', () => import('./UserAliases.tsx')),
  page('groups', 'anybody', () => import('./GroupsTab.tsx'), [
    dialog('add', 'groupMembers.associate', () => import('./AddToGroupsDialog.tsx')),
    dialog(
      ':groupId/remove',
      'groupMembers.disassociate',
      () => import('./RemoveFromGroupDialog.tsx'),
    ),
  ]),
  permissionRoutes('users', () => import('./UserPermissions.tsx')),
  page('quota', 'anybody', () => import('./QuotaTab.tsx'), [
    dialog('edit', 'mailboxes.updateQuota', () => import('./EditQuotaDialog.tsx')),
  ]),
  page('mobile-devices', 'anybody', () => import('./devices/MobileDevicesTab.tsx'), deviceDialogs),
  page('tokens', 'anybody', () => import('./TokensTab.tsx'), [
    dialog(
      ':tokenId/delete',
      'personalAccessTokens.delete',
      () => import('./DeleteTokenDialog.tsx'),
    ),
  ]),
  historyRoute(),
]

/** The pages of users, below an organization. Dialogs are children of the page below them. */
export const userRoutes: RouteObject[] = [
  page('users', 'anybody', () => import('./UsersPage.tsx'), userDialogs('/:userId'), {
    search: 'USER',
  }),
  page('users/create', 'users.create', () => import('./CreateUserPage.tsx')),
  page('users/:userId/edit', 'users.update', () => import('./EditUserPage.tsx')),
  page('users/:userId', 'anybody', () => import('./UserPage.tsx'), userTabs),
  page('help-desk', 'users.resetPassword', () => import('./HelpDeskPage.tsx'), [
    resetPassword(':userId'),
  ]),
]
