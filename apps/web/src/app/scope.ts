import { type Connection, Region } from '@mailroom/schemas'
import { createContext, useContext } from 'react'
import { useParams } from 'react-router'
import { useSession } from './api/session.ts'

/** The part of an operation's input that the address says. Source. */
export type RegionScope = { connectionId: string; region: Region }
export type OrganizationScope = RegionScope & { organizationId: string }

/** The connection and Region of the address. Below `/:connectionId/:region`, which checks both. */
export function useRegionScope(): RegionScope {
  const { connectionId = '', region } = useParams()
  return { connectionId, region: Region.parse(region) }
}

/** The organization of the address. Below `/:connectionId/:region/organizations/:organizationId`. */
export function useOrganizationScope(): OrganizationScope {
  const { organizationId = '' } = useParams()
  return { ...useRegionScope(), organizationId }
}

/** The connection the address names; absent on pages that belong to none. */
export function useConnection(): Connection | undefined {
  const { connectionId } = useParams()
  return useSession().connections.find(({ id }) => id === connectionId)
}

/** False below an organization whose state lets nothing be changed. Source: X-03, ORG-05. */
export const WritableContext = createContext(true)

export function useWritable(): boolean {
  const readOnly = useConnection()?.readOnly ?? false
  return useContext(WritableContext) && !readOnly
}

/** The address of a Region's organizations. */
export function organizationsPath({ connectionId, region }: RegionScope): string {
  return `/${connectionId}/${region}/organizations`
}

/** The address of an organization, or of a page below it such as `users`. */
export function organizationPath(scope: OrganizationScope, page = ''): string {
  const path = `${organizationsPath(scope)}/${scope.organizationId}`
  return page === '' ? path : `${path}/${page}`
}
