import './shell-words.ts'
import { createElement } from 'react'
import { type RouteObject, redirect } from 'react-router'
import type { Area } from '../kit/area.ts'
import { routesWith } from '../kit/page/route.ts'
import { FirstLoad } from './FirstLoad.tsx'
import { LoneErrorPage } from './LoneErrorPage.tsx'

const { page } = routesWith('app')

/** Returns the routes that need a signed-in person. */
function signedInRoutes(areas: readonly Area[]): RouteObject[] {
  const ofAreas = (place: 'console' | 'region' | 'organization') =>
    areas.flatMap(({ routes }) => routes[place] ?? [])
  const frames = areas.flatMap(({ routes }) => routes.organizationFrame ?? [])
  return [
    {
      index: true,
      loader: async () => (await import('./to-organizations.ts')).toOrganizations(),
      Component: FirstLoad,
    },
    page(':connectionId/:region', 'anybody', () => import('./RegionFrame.tsx'), [
      { index: true, loader: () => redirect('organizations'), Component: FirstLoad },
      ...ofAreas('region'),
      ...frames.map((frame) => ({ ...frame, children: ofAreas('organization') }) as RouteObject),
    ]),
    ...ofAreas('console'),
    page('*', 'anybody', () => import('./NotFoundPage.tsx')),
  ]
}

/**
 * Returns the shell, which tells its parts what the areas add to them. Nothing of it is imported
 * before: the sign-in page would load all operations.
 */
async function shellOf(areas: readonly Area[]) {
  const [{ AreasContext }, { Shell }] = await Promise.all([
    import('./areas-context.ts'),
    import('./Shell.tsx'),
  ])
  return () => createElement(AreasContext, { value: areas }, createElement(Shell))
}

/**
 * Returns all addresses of a console with these areas. The sign-in page needs no part of the shell;
 * the shell loads while the session is read.
 */
export function consoleRoutes(areas: readonly Area[]): RouteObject[] {
  const signedIn = signedInRoutes(areas)
  return [
    {
      ErrorBoundary: LoneErrorPage,
      HydrateFallback: FirstLoad,
      children: [
        ...areas.flatMap(({ routes }) => routes.beforeSignIn ?? []),
        {
          id: 'console',
          lazy: {
            loader: async () => (await import('./load-session.ts')).consoleLoader(signedIn),
            Component: () => shellOf(areas),
          },
          shouldRevalidate: () => false,
          children: [
            {
              lazy: { ErrorBoundary: async () => (await import('./PageError.tsx')).PageError },
              children: signedIn,
            },
          ],
        },
      ],
    },
  ]
}
