import type { OperationId } from '@mailroom/schemas'
import type { ComponentType } from 'react'
import { type RouteObject, redirect } from 'react-router'
import { FirstLoad } from './app/FirstLoad.tsx'
import { LoneErrorPage } from './app/LoneErrorPage.tsx'
import { loadWords } from './app/texts/texts.ts'
import type { Feature } from './features.ts'

type Page = Pick<RouteObject, 'lazy' | 'loader' | 'shouldRevalidate'>

type Load = () => Promise<ComponentType>

/** Something that is fetched, with the words of its features, when somebody goes there. */
function lazily(features: readonly Feature[], Component: Load): Page {
  return {
    loader: async () => {
      await loadWords(...features)
      return null
    },
    lazy: { Component },
    shouldRevalidate: () => false,
  }
}

async function guarded(needs: OperationId, load: Load, loadRefusal: Load): Promise<ComponentType> {
  const [{ forThoseWhoMay }, content, refusal] = await Promise.all([
    import('./app/for-those-who-may.tsx'),
    load(),
    loadRefusal(),
  ])
  return forThoseWhoMay(needs, content, refusal)
}

/** A page. `needs` is the operation it is nothing without. */
function page(feature: Feature, load: Load, needs?: OperationId): Page {
  if (needs === undefined) return lazily([feature], load)
  const refusal = async () => (await import('./app/ForbiddenPage.tsx')).ForbiddenPage
  return lazily([feature], () => guarded(needs, load, refusal))
}

/** A dialog over a page, for one operation. */
function dialog(feature: Feature, load: Load, needs: OperationId): Page {
  const refusal = async () => (await import('./app/dialog/ForbiddenDialog.tsx')).ForbiddenDialog
  return lazily([feature], () => guarded(needs, load, refusal))
}

const resetPassword = dialog(
  'users',
  async () => (await import('./users/ResetPasswordDialog.tsx')).ResetPasswordDialog,
  'users.resetPassword',
)

/** What is done to a user, over the user's page. */
const userDialogs: RouteObject[] = [
  {
    path: 'enable',
    ...dialog(
      'users',
      async () => (await import('./users/EnableUserDialog.tsx')).EnableUserDialog,
      'users.enable',
    ),
  },
  {
    path: 'disable',
    ...dialog(
      'users',
      async () => (await import('./users/DisableUserDialog.tsx')).DisableUserDialog,
      'users.disable',
    ),
  },
  {
    path: 'delete',
    ...dialog(
      'users',
      async () => (await import('./users/DeleteUserDialog.tsx')).DeleteUserDialog,
      'users.delete',
    ),
  },
  { path: 'reset-password', ...resetPassword },
]

/** Below an organization. Dialogs are children of the page they lie over. */
const organizationRoutes: RouteObject[] = [
  {
    path: 'users',
    ...page('users', async () => (await import('./users/UsersPage.tsx')).UsersPage),
  },
  {
    path: 'users/create',
    ...page(
      'users',
      async () => (await import('./users/CreateUserPage.tsx')).CreateUserPage,
      'users.create',
    ),
  },
  {
    path: 'users/:userId',
    ...page('users', async () => (await import('./users/UserPage.tsx')).UserPage),
    children: userDialogs,
  },
  {
    path: 'help-desk',
    ...page(
      'users',
      async () => (await import('./users/HelpDeskPage.tsx')).HelpDeskPage,
      'users.find',
    ),
    children: [{ path: ':userId', ...resetPassword }],
  },
  {
    index: true,
    ...page(
      'organizations',
      async () => (await import('./organizations/OverviewPage.tsx')).OverviewPage,
    ),
  },
]

/** Below a connection and Region. */
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
    ...lazily(
      ['organizations', 'directory'],
      async () => (await import('./organizations/OrganizationFrame.tsx')).OrganizationFrame,
    ),
    children: organizationRoutes,
  },
]

/** What needs somebody who is signed in. */
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
    children: [
      {
        path: ':sequence',
        ...page(
          'auditEntries',
          async () => (await import('./audit-entries/AuditEntryDialog.tsx')).AuditEntryDialog,
        ),
      },
    ],
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

/** Every address of the console. Signing in needs nothing of the shell; the shell comes while the session is asked for. */
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
