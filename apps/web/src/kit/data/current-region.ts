import { Region } from '@mailroom/schemas/region'
import type { Connection } from '@mailroom/schemas/session'
import { useEffect, useMemo } from 'react'
import { useParams } from 'react-router'
import type { OrganizationScope, RegionScope } from './scope.ts'
import { useSession } from './session.ts'

type Place = {
  connectionId?: string | undefined
  region?: string | undefined
  organizationId?: string | undefined
}

/** The person's last place; pages that belong to no Region lead back to it. */
let last: Place = {}

/** Returns the place in the address, or the last one if the address has none. */
function usePlace(): Place {
  const { connectionId, region, organizationId } = useParams()
  useEffect(() => {
    if (connectionId !== undefined) last = { connectionId, region, organizationId }
  }, [connectionId, region, organizationId])
  return connectionId === undefined ? last : { connectionId, region, organizationId }
}

/** Returns the connection and Region in the address, else the last ones, else the first ones. */
export function useCurrentRegion(): RegionScope | undefined {
  const { connections } = useSession()
  const wanted = usePlace()
  const connection = connections.find(({ id }) => id === wanted.connectionId) ?? connections[0]
  const known = connection?.regions.find((each) => each === wanted.region) ?? connection?.regions[0]
  return connection && known ? { connectionId: connection.id, region: known } : undefined
}

export function useCurrentConnection(): Connection | undefined {
  const { connections } = useSession()
  const current = useCurrentRegion()
  return connections.find(({ id }) => id === current?.connectionId)
}

/**
 * Returns the organization in the address; on pages that belong to no Region, such as the audit
 * log, the last one.
 */
export function useCurrentOrganization(): OrganizationScope | undefined {
  const { connectionId, region, organizationId } = usePlace()
  const known = Region.safeParse(region).data
  return useMemo(
    () =>
      connectionId !== undefined && known !== undefined && organizationId !== undefined
        ? { connectionId, region: known, organizationId }
        : undefined,
    [connectionId, known, organizationId],
  )
}
