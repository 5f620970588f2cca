import { useRead } from '../../../kit/data/use-read.ts'
import { useConfiguration } from '../settings/use-configuration.ts'

/** Reads whom the application is assigned to, as far as the connection may ask. Source: IDC-05. */
export function useAssignments() {
  const { scope, query: configuration } = useConfiguration()
  const applicationArn = configuration.data?.identityCenterConfiguration?.applicationArn
  const input = { ...scope, applicationArn: applicationArn ?? '' }
  const query = useRead('identityAssignments.list', input, {
    enabled: applicationArn !== undefined,
  })
  return { configuration, applicationArn, input, query: { ...query, data: query.data?.items } }
}
