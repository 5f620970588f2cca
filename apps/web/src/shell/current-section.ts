import { useLocation } from 'react-router'
import * as z from 'zod/mini'
import { useCurrentOrganization } from '../kit/data/current-region.ts'
import { organizationPath } from '../kit/data/scope.ts'
import { listPaths } from '../kit/entity/entity-path.ts'
import { queryInAddress } from '../kit/table/bulk-targets.ts'
import { useMenu } from './areas-context.ts'

/** The history entry that a list leaves for the form of a bulk change: its own address. */
const FromList = z.object({ from: z.string() })

/**
 * Returns the section of an organization that the page belongs to, by its address; `''` is the
 * overview. A bulk change belongs to the list it was opened from, or to the only list that its
 * query names, else to the plans and jobs. Undefined outside of an organization.
 */
export function useCurrentSection(): string | undefined {
  const { pathname, search, state } = useLocation()
  const organization = useCurrentOrganization()
  const menu = useMenu()
  if (!organization) return undefined
  const base = organizationPath(organization)
  const firstPartOf = (path: string) =>
    path === base || path.startsWith(`${base}/`)
      ? (path.slice(base.length).split('/')[1] ?? '')
      : undefined
  const part = firstPartOf(pathname)
  if (part !== 'bulk') {
    // A section may lie below another one, such as `exit/inventory` below `exit`.
    const within = menu.organization
      .map(({ path }) => path)
      .filter((path) => path.includes('/') && `${pathname}/`.startsWith(`${base}/${path}/`))
    return within.toSorted((one, other) => other.length - one.length)[0] ?? part
  }
  const from = firstPartOf(FromList.safeParse(state).data?.from ?? '')
  if (menu.organization.some(({ path }) => path === from)) return from
  const types = queryInAddress(new URLSearchParams(search))?.types ?? []
  const [type] = types
  return type !== undefined && types.length === 1 ? listPaths[type] : 'jobs'
}
