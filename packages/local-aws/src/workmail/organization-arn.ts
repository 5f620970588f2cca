import { accountId } from '../account.ts'
import type { OrganizationRecord } from '../state/organizations.ts'

export function organizationArn({ id, region }: Pick<OrganizationRecord, 'id' | 'region'>): string {
  return `arn:aws:workmail:${region}:${accountId}:organization/${id}`
}
