import { type RouteObject, redirect } from 'react-router'
import { auditEntryRoute } from './app/audit/routes.ts'
import { FirstLoad } from './app/FirstLoad.tsx'
import { LoneErrorPage } from './app/LoneErrorPage.tsx'
import { dialog, page } from './app/route.ts'
import { bulkRoutes } from './bulk/routes.ts'
import { groupRoutes } from './groups/routes.ts'
import { jobRoutes } from './jobs/routes.ts'
import { resourceRoutes } from './resources/routes.ts'
import { userRoutes } from './users/routes.ts'

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
      async () => (await import('./import-users/ImportUsersPage.tsx')).ImportUsersPage,
      'jobs.plan',
    ),
  },
  {
    path: 'find-address',
    ...page(
      'search',
      async () => (await import('./search/FindAddressPage.tsx')).FindAddressPage,
      'entities.describe',
    ),
  },
  {
    index: true,
    ...page(
      'organizations',
      async () => (await import('./organizations/OverviewPage.tsx')).OverviewPage,
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
      async () => (await import('./organizations/OrganizationsPage.tsx')).OrganizationsPage,
      'organizations.list',
    ),
  },
  {
    path: 'organizations/:organizationId',
    // All pages below need the texts of the directory.
    ...page(
      ['organizations', 'directory'],
      async () => (await import('./organizations/OrganizationFrame.tsx')).OrganizationFrame,
    ),
    children: organizationRoutes,
  },
]

/** The routes that need a signed-in person. */
const consoleRoutes: RouteObject[] = [
  {
    index: true,
    loader: async () => (await import('./app/shell/to-organizations.ts')).toOrganizations(),
    Component: FirstLoad,
  },
  {
    path: ':connectionId/:region',
    ...page('app', async () => (await import('./app/shell/RegionFrame.tsx')).RegionFrame),
    children: regionRoutes,
  },
  {
    path: 'sessions',
    ...page(
      'sessions',
      async () => (await import('./sessions/SessionsPage.tsx')).SessionsPage,
      'sessions.list',
    ),
    children: [
      {
        path: ':sessionId/end',
        ...dialog(
          'sessions',
          async () => (await import('./sessions/EndSessionDialog.tsx')).EndSessionDialog,
          'sessions.revoke',
        ),
      },
    ],
  },
  {
    path: 'audit-log',
    ...page(
      'auditEntries',
      async () => (await import('./audit-entries/AuditLogPage.tsx')).AuditLogPage,
      'auditEntries.list',
    ),
    children: [auditEntryRoute()],
  },
  {
    path: 'api-reference',
    ...page(
      'apiReference',
      async () => (await import('./api-reference/ApiReferencePage.tsx')).ApiReferencePage,
    ),
  },
  {
    path: '*',
    ...page('app', async () => (await import('./app/shell/NotFoundPage.tsx')).NotFoundPage),
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
        ...page('signIn', async () => (await import('./sign-in/SignInPage.tsx')).SignInPage),
      },
      {
        path: 'signed-in',
        ...page('signIn', async () => (await import('./sign-in/SignedInPage.tsx')).SignedInPage),
      },
      {
        id: 'console',
        lazy: {
          loader: async () => (await import('./app/shell/load-session.ts')).loadSession,
          Component: async () => (await import('./app/shell/Shell.tsx')).Shell,
        },
        shouldRevalidate: () => false,
        children: [
          {
            lazy: {
              ErrorBoundary: async () => (await import('./app/shell/PageError.tsx')).PageError,
            },
            children: consoleRoutes,
          },
        ],
      },
    ],
  },
]
