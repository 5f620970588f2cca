import type { RouteObject } from 'react-router'
import { historyRoute } from '../../../kit/audit/routes.ts'
import { routesWith } from '../../../kit/page/route.ts'
import { aliasRoutes } from '../routes.ts'

const { page, dialog } = routesWith('resources')

/** The dialogs over the page of a resource, or over the list, where `of` is the rest of the address. */
const resourceDialogs = (of: '' | '/:resourceId'): RouteObject[] => [
  dialog(`enable${of}`, 'resources.enable', () => import('./EnableResourceDialog.tsx')),
  dialog(`disable${of}`, 'resources.disable', () => import('./DisableResourceDialog.tsx')),
  dialog(`delete${of}`, 'resources.delete', () => import('./DeleteResourceDialog.tsx')),
]

/** The tabs of a resource's page; dialogs are children of the tab below them. */
const resourceTabs: RouteObject[] = [
  page('', 'anybody', () => import('./DetailsTab.tsx'), [...resourceDialogs('')]),
  page('booking-options', 'anybody', () => import('./BookingOptionsTab.tsx'), [
    dialog('edit', 'resources.update', () => import('./EditBookingOptionsDialog.tsx')),
  ]),
  page('delegates', 'anybody', () => import('./DelegatesTab.tsx'), [
    dialog('add', 'resourceDelegates.associate', () => import('./AddDelegatesDialog.tsx')),
    dialog(
      ':delegateId/remove',
      'resourceDelegates.disassociate',
      () => import('./RemoveDelegateDialog.tsx'),
    ),
  ]),
  aliasRoutes('resources', () => import('./ResourceAliases.tsx')),
  page('permissions', 'anybody', () => import('./PermissionsTab.tsx')),
  historyRoute(),
]

/** The pages of resources, below an organization. */
export const resourceRoutes: RouteObject[] = [
  page(
    'resources',
    'anybody',
    () => import('./ResourcesPage.tsx'),
    resourceDialogs('/:resourceId'),
    { search: 'RESOURCE' },
  ),
  page('resources/create', 'resources.create', () => import('./CreateResourcePage.tsx')),
  page('resources/:resourceId/edit', 'resources.update', () => import('./EditResourcePage.tsx')),
  page('resources/:resourceId', 'anybody', () => import('./ResourcePage.tsx'), resourceTabs),
]
