import type { ComponentType } from 'react'
import type { RouteObject } from 'react-router'
import { dialog, page } from '../../kit/page/route.ts'
import type { Feature } from '../../kit/words/texts.ts'

type Load = () => Promise<ComponentType>

/**
 * Returns the routes of the addresses of a user, group or resource: a tab that the feature fills,
 * and the dialogs over it.
 */
export function aliasRoutes(feature: Feature, load: Load): RouteObject {
  return {
    path: 'aliases',
    ...page(feature, load),
    children: [
      {
        path: 'add',
        ...dialog(
          'directory',
          async () => (await import('./aliases/AddAliasDialog.tsx')).AddAliasDialog,
          'aliases.create',
        ),
      },
      {
        path: ':address/make-primary',
        ...dialog(
          'directory',
          async () => (await import('./aliases/MakePrimaryDialog.tsx')).MakePrimaryDialog,
          'aliases.makePrimary',
        ),
      },
    ],
  }
}

const permissionsDialog = dialog(
  'directory',
  async () => (await import('./permissions/PermissionsDialog.tsx')).PermissionsDialog,
  'mailboxPermissions.put',
)

/**
 * Returns the routes of the permissions of a user or group: a tab that the feature fills, and the
 * dialogs over it.
 */
export function permissionRoutes(feature: Feature, load: Load): RouteObject {
  return {
    path: 'permissions',
    ...page(feature, load),
    children: [
      { path: 'add', ...permissionsDialog },
      { path: ':granteeId/edit', ...permissionsDialog },
      {
        path: ':granteeId/remove',
        ...dialog(
          'directory',
          async () =>
            (await import('./permissions/RemovePermissionsDialog.tsx')).RemovePermissionsDialog,
          'mailboxPermissions.delete',
        ),
      },
    ],
  }
}
