import { useRead } from '../api/use-read.ts'
import { useOrganizationScope } from '../scope.ts'

/** The time at AWS, by which mailboxes are removed and tokens expire; the browser's until the organization was read. Source: 00-index, decision 26. */
export function useAwsNow(): Date {
  const { data, dataUpdatedAt } = useRead('organizations.describe', useOrganizationScope())
  const skewMs = data?.awsTime === undefined ? 0 : Date.parse(data.awsTime) - dataUpdatedAt
  return new Date(Date.now() + skewMs)
}
