import { Region } from '@mailroom/schemas/region'
import type { Connection } from '@mailroom/schemas/session'
import { createContext, useContext } from 'react'
import { useParams } from 'react-router'
import { useSession } from './session.ts'

/** The part of an operation's input that is in the address. Source. */
export type RegionScope = { connectionId: string; region: Region }
export type OrganizationScope = RegionScope & { organizationId: string }

/**
 * Returns the connection and Region in the address. Works below `/:connectionId/:region`, which
 * checks both.
 */
export function useRegionScope(): RegionScope {
  const { connectionId = '', region } = useParams()
  return { connectionId, region: Region.parse(region) }
}

/**
 * Returns the organization in the address. Works below
 * `/:connectionId/:region/organizations/:organizationId`.
 */
export function useOrganizationScope(): OrganizationScope {
  const { organizationId = '' } = useParams()
  return { ...useRegionScope(), organizationId }
}

/** Returns the connection in the address; undefined on pages that belong to none. */
export function useConnection(): Connection | undefined {
  const { connectionId } = useParams()
  return useSession().connections.find(({ id }) => id === connectionId)
}

/** False below an organization whose state allows no changes. Source: X-03, ORG-05. */
export const WritableContext = createContext(true)

export function useWritable(): boolean {
  const readOnly = useConnection()?.readOnly ?? false
  return useContext(WritableContext) && !readOnly
}

/** Returns the address of a page of a connection and Region. */
export function regionPath({ connectionId, region }: RegionScope, page: string): string {
  return `/${connectionId}/${region}/${page}`
}

/** Returns the address of a Region's organizations. */
export function organizationsPath(scope: RegionScope): string {
  return regionPath(scope, 'organizations')
}

/** Returns the address of an organization, or of a page below it such as `users`. */
export function organizationPath(scope: OrganizationScope, page = ''): string {
  const path = `${organizationsPath(scope)}/${scope.organizationId}`
  return page === '' ? path : `${path}/${page}`
}
