import { Region } from '@mailroom/schemas'
import { useParams } from 'react-router'
import { useRead } from '../api/use-read.ts'

/** The alias of the organization of the address, its id until that is known; empty outside organizations. */
export function useOrganizationName(): string {
  const { connectionId = '', region, organizationId = '' } = useParams()
  const known = Region.safeParse(region)
  const { data } = useRead(
    'organizations.describe',
    { connectionId, region: known.data ?? 'us-east-1', organizationId },
    { enabled: known.success && organizationId !== '' },
  )
  return data?.alias ?? organizationId
}
