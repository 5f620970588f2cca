import { redirect } from 'react-router'
import {
  type OrganizationScope,
  organizationPath,
  organizationsPath,
  type RegionScope,
} from '../kit/data/scope.ts'
import { readOptions } from '../kit/data/use-read.ts'
import { queryClient } from './client.ts'
import { lastHelpDesk } from './last-help-desk.ts'

/** Returns the active organization of a Region if there is only one. */
async function onlyOrganization(scope: RegionScope): Promise<OrganizationScope | undefined> {
  const list = readOptions('organizations.list', scope)
  const page = await queryClient.ensureQueryData(list).catch(() => undefined)
  const active = page?.items.filter(({ state }) => state === 'Active') ?? []
  const [only, another] = active
  return only && !another && page?.nextToken === undefined
    ? { ...scope, organizationId: only.organizationId }
    : undefined
}

/**
 * Leads from the start to a person's place of work: the help desk (also somebody who
 * audits, too, but is no administrator) goes to the help desk of its last
 * or only organization; everybody else goes to the organizations of the first connection and
 * Region.
 */
export async function toOrganizations() {
  const { connections, roles } = await queryClient.ensureQueryData(
    readOptions('session.describe', {}),
  )
  const [connection] = connections
  const [region] = connection?.regions ?? []
  if (!connection || !region) throw new Error('No connection is configured')
  const first = { connectionId: connection.id, region }
  const isHelpDesk = roles.includes('helpDesk') && !roles.includes('administrator')
  if (!isHelpDesk) return redirect(organizationsPath(first))
  const last = lastHelpDesk()
  const isKnown = connections.some(
    ({ id, regions }) => id === last?.connectionId && regions.includes(last.region),
  )
  const desk = (isKnown ? last : undefined) ?? (await onlyOrganization(first))
  return redirect(desk ? organizationPath(desk, 'help-desk') : organizationsPath(first))
}
