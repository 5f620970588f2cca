import { type RouteObject, redirect } from 'react-router'
import { bulkRoutes } from './areas/directory/bulk/routes.ts'
import { groupRoutes } from './areas/directory/groups/routes.ts'
import { resourceRoutes } from './areas/directory/resources/routes.ts'
import { userRoutes } from './areas/directory/users/routes.ts'
import { jobRoutes } from './areas/jobs/routes.ts'
import { auditEntryRoute } from './kit/audit/routes.ts'
import { dialog, page } from './kit/page/route.ts'
import { FirstLoad } from './shell/FirstLoad.tsx'
import { LoneErrorPage } from './shell/LoneErrorPage.tsx'

/** The routes below an organization. Dialogs are children of the page below them. */
const organizationRoutes: RouteObject[] = [
  ...userRoutes,
  ...bulkRoutes,
  ...jobRoutes,
  ...groupRoutes,
  ...resourceRoutes,
  {
    path: 'import-users',
    ...page(
      'importUsers',
      async () =>
        (await import('./areas/directory/import-users/ImportUsersPage.tsx')).ImportUsersPage,
      'jobs.plan',
    ),
  },
  {
    path: 'find-address',
    ...page(
      'search',
      async () => (await import('./areas/search/FindAddressPage.tsx')).FindAddressPage,
      'entities.describe',
    ),
  },
  {
    index: true,
    ...page(
      'organizations',
      async () => (await import('./areas/organizations/OverviewPage.tsx')).OverviewPage,
    ),
  },
]

/** The routes below a connection and Region. */
const regionRoutes: RouteObject[] = [
  { index: true, loader: () => redirect('organizations'), Component: FirstLoad },
  {
    path: 'organizations',
    ...page(
      'organizations',
      async () => (await import('./areas/organizations/OrganizationsPage.tsx')).OrganizationsPage,
      'organizations.list',
    ),
  },
  {
    path: 'organizations/:organizationId',
    // All pages below need the texts of the directory.
    ...page(
      ['organizations', 'directory'],
      async () => (await import('./areas/organizations/OrganizationFrame.tsx')).OrganizationFrame,
    ),
    children: organizationRoutes,
  },
]

/** The routes that need a signed-in person. */
const consoleRoutes: RouteObject[] = [
  {
    index: true,
    loader: async () => (await import('./shell/to-organizations.ts')).toOrganizations(),
    Component: FirstLoad,
  },
  {
    path: ':connectionId/:region',
    ...page('app', async () => (await import('./shell/RegionFrame.tsx')).RegionFrame),
    children: regionRoutes,
  },
  {
    path: 'sessions',
    ...page(
      'sessions',
      async () => (await import('./areas/sessions/SessionsPage.tsx')).SessionsPage,
      'sessions.list',
    ),
    children: [
      {
        path: ':sessionId/end',
        ...dialog(
          'sessions',
          async () => (await import('./areas/sessions/EndSessionDialog.tsx')).EndSessionDialog,
          'sessions.revoke',
        ),
      },
    ],
  },
  {
    path: 'audit-log',
    ...page(
      'auditEntries',
      async () => (await import('./areas/audit/AuditLogPage.tsx')).AuditLogPage,
      'auditEntries.list',
    ),
    children: [auditEntryRoute()],
  },
  {
    path: 'api-reference',
    ...page(
      'apiReference',
      async () => (await import('./areas/api-reference/ApiReferencePage.tsx')).ApiReferencePage,
    ),
  },
  {
    path: '*',
    ...page('app', async () => (await import('./shell/NotFoundPage.tsx')).NotFoundPage),
  },
]

/**
 * All addresses of the console. The sign-in page needs no part of the shell; the shell loads while
 * the session is read.
 */
export const routes: RouteObject[] = [
  {
    ErrorBoundary: LoneErrorPage,
    HydrateFallback: FirstLoad,
    children: [
      {
        path: 'sign-in',
        ...page('signIn', async () => (await import('./areas/sign-in/SignInPage.tsx')).SignInPage),
      },
      {
        path: 'signed-in',
        ...page(
          'signIn',
          async () => (await import('./areas/sign-in/SignedInPage.tsx')).SignedInPage,
        ),
      },
      {
        id: 'console',
        lazy: {
          loader: async () => (await import('./shell/load-session.ts')).loadSession,
          Component: async () => (await import('./shell/Shell.tsx')).Shell,
        },
        shouldRevalidate: () => false,
        children: [
          {
            lazy: {
              ErrorBoundary: async () => (await import('./shell/PageError.tsx')).PageError,
            },
            children: consoleRoutes,
          },
        ],
      },
    ],
  },
]
