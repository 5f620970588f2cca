import type { RouteObject } from 'react-router'
import { routesWith } from '../../kit/page/route.ts'
import type { Feature } from '../../kit/words/texts.ts'

const { dialog } = routesWith('directory')

type Load = Parameters<ReturnType<typeof routesWith>['page']>[2]

/**
 * Returns the routes of the addresses of a user, group or resource: a tab that the feature fills,
 * and the dialogs over it.
 */
export function aliasRoutes(feature: Feature, load: Load): RouteObject {
  return routesWith(feature).page('aliases', 'anybody', load, [
    dialog('add', 'aliases.create', () => import('./aliases/AddAliasDialog.tsx')),
    dialog(
      ':address/make-primary',
      'aliases.makePrimary',
      () => import('./aliases/MakePrimaryDialog.tsx'),
    ),
  ])
}

const putPermissions = (path: string) =>
  dialog(path, 'mailboxPermissions.put', () => import('./permissions/PermissionsDialog.tsx'))

/**
 * Returns the routes of the permissions of a user or group: a tab that the feature fills, and the
 * dialogs over it.
 */
export function permissionRoutes(feature: Feature, load: Load): RouteObject {
  return routesWith(feature).page('permissions', 'anybody', load, [
    putPermissions('add'),
    putPermissions(':granteeId/edit'),
    dialog(
      ':granteeId/remove',
      'mailboxPermissions.delete',
      () => import('./permissions/RemovePermissionsDialog.tsx'),
    ),
  ])
}
