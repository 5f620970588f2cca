import type { RouteObject } from 'react-router'
import { historyRoute } from '../../../kit/audit/routes.ts'
import { dialog, page } from '../../../kit/page/route.ts'
import { aliasRoutes } from '../routes.ts'

/** The dialogs over the details of a resource. */
const resourceDialogs: RouteObject[] = [
  {
    path: 'enable',
    ...dialog(
      'resources',
      async () => (await import('./EnableResourceDialog.tsx')).EnableResourceDialog,
      'resources.enable',
    ),
  },
  {
    path: 'disable',
    ...dialog(
      'resources',
      async () => (await import('./DisableResourceDialog.tsx')).DisableResourceDialog,
      'resources.disable',
    ),
  },
  {
    path: 'delete',
    ...dialog(
      'resources',
      async () => (await import('./DeleteResourceDialog.tsx')).DeleteResourceDialog,
      'resources.delete',
    ),
  },
]

/** The tabs of a resource's page; dialogs are children of the tab below them. */
const resourceTabs: RouteObject[] = [
  {
    path: '',
    ...page('resources', async () => (await import('./DetailsTab.tsx')).DetailsTab),
    children: resourceDialogs,
  },
  {
    path: 'booking-options',
    ...page('resources', async () => (await import('./BookingOptionsTab.tsx')).BookingOptionsTab),
    children: [
      {
        path: 'edit',
        ...dialog(
          'resources',
          async () => (await import('./EditBookingOptionsDialog.tsx')).EditBookingOptionsDialog,
          'resources.update',
        ),
      },
    ],
  },
  {
    path: 'delegates',
    ...page('resources', async () => (await import('./DelegatesTab.tsx')).DelegatesTab),
    children: [
      {
        path: 'add',
        ...dialog(
          'resources',
          async () => (await import('./AddDelegatesDialog.tsx')).AddDelegatesDialog,
          'resourceDelegates.associate',
        ),
      },
      {
        path: ':delegateId/remove',
        ...dialog(
          'resources',
          async () => (await import('./RemoveDelegateDialog.tsx')).RemoveDelegateDialog,
          'resourceDelegates.disassociate',
        ),
      },
    ],
  },
  aliasRoutes('resources', async () => (await import('./ResourceAliases.tsx')).ResourceAliases),
  {
    path: 'permissions',
    ...page('resources', async () => (await import('./PermissionsTab.tsx')).PermissionsTab),
  },
  historyRoute(),
]

/** The pages of resources, below an organization. */
export const resourceRoutes: RouteObject[] = [
  {
    path: 'resources',
    ...page('resources', async () => (await import('./ResourcesPage.tsx')).ResourcesPage),
  },
  {
    path: 'resources/create',
    ...page(
      'resources',
      async () => (await import('./CreateResourcePage.tsx')).CreateResourcePage,
      'resources.create',
    ),
  },
  {
    path: 'resources/:resourceId/edit',
    ...page(
      'resources',
      async () => (await import('./EditResourcePage.tsx')).EditResourcePage,
      'resources.update',
    ),
  },
  {
    path: 'resources/:resourceId',
    ...page('resources', async () => (await import('./ResourcePage.tsx')).ResourcePage),
    children: resourceTabs,
  },
]
