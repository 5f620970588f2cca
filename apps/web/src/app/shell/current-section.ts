import { useLocation } from 'react-router'
import * as z from 'zod/mini'
import { queryInAddress } from '../directory/bulk-targets.ts'
import { organizationPath } from '../scope.ts'
import { useCurrentOrganization } from './current-region.ts'
import { organizationSections } from './sections.ts'

/** What a list hands over to the form of a change for many: its own address. */
const FromList = z.object({ from: z.string() })

const lists = { USER: 'users', GROUP: 'groups', RESOURCE: 'resources' } as const

/**
 * The section that a page of an organization belongs to, by its address; `''` is the overview. A change for many belongs to the list it
 * came from, or to the one list its query is about, else to the plans. Undefined outside of an organization.
 */
export function useCurrentSection(): string | undefined {
  const { pathname, search, state } = useLocation()
  const organization = useCurrentOrganization()
  if (!organization) return undefined
  const base = organizationPath(organization)
  const firstPartOf = (path: string) =>
    path === base || path.startsWith(`${base}/`)
      ? (path.slice(base.length).split('/')[1] ?? '')
      : undefined
  const part = firstPartOf(pathname)
  if (part === 'onboarding-templates') return 'onboard'
  if (part !== 'bulk') return part
  const from = firstPartOf(FromList.safeParse(state).data?.from ?? '')
  if (organizationSections.some(({ path }) => path === from)) return from
  const types = queryInAddress(new URLSearchParams(search))?.types ?? []
  const [type] = types
  return type !== undefined && types.length === 1 ? lists[type] : 'jobs'
}
