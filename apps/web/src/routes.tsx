import type { ComponentType } from 'react'
import { type LoaderFunction, type RouteObject, redirect } from 'react-router'
import { FirstLoad } from './app/FirstLoad.tsx'
import { LoneErrorPage } from './app/LoneErrorPage.tsx'
import { loadWords } from './app/texts/texts.ts'
import type { Feature } from './features.ts'

type Page = Pick<RouteObject, 'lazy' | 'loader' | 'shouldRevalidate'>

/** A page that is fetched, with the words of its feature, when somebody goes there. */
function page(feature: Feature, load: () => Promise<ComponentType>, loader?: LoaderFunction): Page {
  return {
    loader: async (args, context) => {
      const [, data] = await Promise.all([loadWords(feature), loader?.(args, context)])
      return data ?? null
    },
    lazy: { Component: load },
    shouldRevalidate: () => false,
  }
}

/** The reset lies over the help desk and over a user's page. */
const resetPassword = page(
  'users',
  async () => (await import('./users/ResetPasswordDialog.tsx')).ResetPasswordDialog,
)

const userDialogs: RouteObject[] = [
  {
    path: 'enable',
    ...page('users', async () => (await import('./users/EnableUserDialog.tsx')).EnableUserDialog),
  },
  {
    path: 'disable',
    ...page('users', async () => (await import('./users/DisableUserDialog.tsx')).DisableUserDialog),
  },
  {
    path: 'delete',
    ...page('users', async () => (await import('./users/DeleteUserDialog.tsx')).DeleteUserDialog),
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
    ...page('users', async () => (await import('./users/CreateUserPage.tsx')).CreateUserPage),
  },
  {
    path: 'users/:userId',
    ...page('users', async () => (await import('./users/UserPage.tsx')).UserPage),
    children: userDialogs,
  },
  {
    path: 'help-desk',
    ...page('users', async () => (await import('./users/HelpDeskPage.tsx')).HelpDeskPage),
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
  { index: true, loader: () => redirect('organizations') },
  {
    path: 'organizations',
    ...page(
      'organizations',
      async () => (await import('./organizations/OrganizationsPage.tsx')).OrganizationsPage,
    ),
  },
  {
    path: 'organizations/:organizationId',
    ...page(
      'organizations',
      async () => (await import('./organizations/OrganizationFrame.tsx')).OrganizationFrame,
    ),
    children: organizationRoutes,
  },
]

/** What needs somebody who is signed in. */
const consoleRoutes: RouteObject[] = [
  {
    index: true,
    lazy: { loader: async () => (await import('./app/shell/to-organizations.ts')).toOrganizations },
  },
  {
    path: ':connectionId/:region',
    ...page('app', async () => (await import('./app/shell/RegionFrame.tsx')).RegionFrame),
    children: regionRoutes,
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
