import type { Connection } from '@mailroom/schemas'
import { useEffect } from 'react'
import { useParams } from 'react-router'
import { useSession } from '../api/session.ts'
import type { RegionScope } from '../scope.ts'

/** Where the person was last; pages that belong to no Region lead back there. */
let last: { connectionId: string; region: string } | undefined

/** The connection and Region of the address, or those the person was in last, or the first there are. */
export function useCurrentRegion(): RegionScope | undefined {
  const { connections } = useSession()
  const { connectionId, region } = useParams()
  useEffect(() => {
    if (connectionId !== undefined && region !== undefined) last = { connectionId, region }
  }, [connectionId, region])
  const wanted = connectionId === undefined ? last : { connectionId, region }
  const connection = connections.find(({ id }) => id === wanted?.connectionId) ?? connections[0]
  const known =
    connection?.regions.find((each) => each === wanted?.region) ?? connection?.regions[0]
  return connection && known ? { connectionId: connection.id, region: known } : undefined
}

export function useCurrentConnection(): Connection | undefined {
  const { connections } = useSession()
  const current = useCurrentRegion()
  return connections.find(({ id }) => id === current?.connectionId)
}
