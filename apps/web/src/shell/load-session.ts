import { can } from '@mailroom/schemas/can'
import type { EntityType } from '@mailroom/schemas/entities'
import type { OperationId } from '@mailroom/schemas/operations'
import { Region } from '@mailroom/schemas/region'
import type { Role } from '@mailroom/schemas/role'
import { type LoaderFunctionArgs, matchRoutes, type RouteObject, redirect } from 'react-router'
import { hasCode } from '../kit/data/failure.ts'
import type { OrganizationScope } from '../kit/data/scope.ts'
import { readOptions } from '../kit/data/use-read.ts'
import type { Handle } from '../kit/page/route.ts'
import { keptPageSize } from '../kit/table/table-settings.ts'
import { loadCloudscapeMessages } from '../kit/words/cloudscape-messages.ts'
import { loadByLanguage, loadWords } from '../kit/words/texts.ts'
import { queryClient } from './client.ts'

/** Returns the address of the sign-in page that returns to the current one. */
export function signInPath(here: { pathname: string; search: string }, problem?: string): string {
  const query = new URLSearchParams({
    ...(problem === undefined ? {} : { problem }),
    returnTo: `${here.pathname}${here.search}`,
  })
  return `/sign-in?${query}`
}

/** The lists of the index, by the key under which their settings are stored. */
const lists: { readonly [Type in EntityType]?: string } = {
  USER: 'users',
  GROUP: 'groups',
  RESOURCE: 'resources',
}

/** Starts to read the first page of a list of the index, unless the address wants another. */
function startSearch(scope: OrganizationScope, type: EntityType, address: URL): void {
  if (address.search !== '') return
  const limit = keptPageSize(lists[type] ?? '')
  const input = { ...scope, query: { types: [type] }, offset: 0, limit }
  void queryClient.prefetchQuery(readOptions('entities.search', input))
}

/**
 * Starts what the pages at an address read first, so that the answer and the pages come side by
 * side. A page shows itself what fails.
 */
function startReads(routes: RouteObject[], address: URL, roles: readonly Role[]): void {
  const may = (id: OperationId) => can(roles, id)
  for (const { route, params } of matchRoutes(routes, address.pathname) ?? []) {
    const { first }: Handle = route.handle ?? {}
    const region = Region.safeParse(params.region)
    const { connectionId, organizationId } = params
    if (!first || !region.success || connectionId === undefined || organizationId === undefined)
      continue
    const scope = { connectionId, region: region.data, organizationId }
    for (const id of first.reads ?? [])
      if (may(id)) void queryClient.prefetchQuery(readOptions(id, scope))
    if (first.search && may('entities.search')) startSearch(scope, first.search, address)
  }
}

/**
 * Returns the loader of the console: reads the session while the texts of the shell load, then
 * starts what the page at the address reads first; does not require a sign-in.
 */
export function consoleLoader(routes: RouteObject[]) {
  return async ({ request }: LoaderFunctionArgs) => {
    const words = Promise.all([loadWords('app'), loadByLanguage(loadCloudscapeMessages)])
    const address = new URL(request.url)
    try {
      const reading = queryClient.ensureQueryData(readOptions('session.describe', {}))
      const started = reading.then(({ roles }) => startReads(routes, address, roles))
      const [session] = await Promise.all([reading, started, words])
      return session
    } catch (failure) {
      if (hasCode(failure, 'NotSignedIn')) throw redirect(signInPath(address))
      // A page in the person's language, and not the error page of an app that could not be loaded.
      if (hasCode(failure, 'StoreUnavailable')) throw redirect(signInPath(address, 'unavailable'))
      throw failure
    }
  }
}
