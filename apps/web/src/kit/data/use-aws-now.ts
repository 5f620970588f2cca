import { useOrganizationScope } from './scope.ts'
import { useRead } from './use-read.ts'

/**
 * Returns the time at AWS, which decides when mailboxes are removed and tokens expire; the
 * browser's time until the organization is loaded. Source: 00-index, decision 26.
 */
export function useAwsNow(): Date {
  const { data, dataUpdatedAt } = useRead('organizations.describe', useOrganizationScope())
  const skewMs = data?.awsTime === undefined ? 0 : Date.parse(data.awsTime) - dataUpdatedAt
  return new Date(Date.now() + skewMs)
}
