import { redirect } from 'react-router'
import { readOptions } from '../api/use-read.ts'
import { organizationsPath } from '../scope.ts'
import { queryClient } from './client.ts'

/** Leads from the start to the organizations of the first connection and Region. */
export async function toOrganizations() {
  const { connections } = await queryClient.ensureQueryData(readOptions('session.describe', {}))
  const [connection] = connections
  const [region] = connection?.regions ?? []
  if (!connection || !region) throw new Error('No connection is configured')
  return redirect(organizationsPath({ connectionId: connection.id, region }))
}
