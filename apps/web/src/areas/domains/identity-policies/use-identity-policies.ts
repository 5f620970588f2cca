import type { Sender, WorkmailAccess } from '@mailroom/schemas/identity-policy-kinds'
import type { Output } from '@mailroom/schemas/operations'
import type { StatusType } from '@mailroom/ui/Status'
import type { Query } from '../../../kit/data/query.ts'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { useDomainRead } from '../use-domain.ts'

/** The sign of whether WorkMail can send. */
export const accessSigns = {
  current: 'success',
  outdated: 'warning',
  missing: 'error',
  denied: 'error',
} satisfies Record<WorkmailAccess, StatusType>

export type IdentityPolicy = Output<'identityPolicies.list'>['items'][number]

/** The policies of a domain, and the organization whose WorkMail they let send. */
export type Policies = { items: readonly IdentityPolicy[]; sender: Sender }

/** Reads the identity policies of the domain in the address. Source: DOM-39. */
export function useIdentityPolicies() {
  const { input } = useDomainRead()
  const policies = useRead('identityPolicies.list', input)
  const organization = useRead('organizations.describe', useOrganizationScope())
  const { data } = policies
  const query: Query<Policies> = {
    data:
      data && organization.data
        ? {
            items: data.items,
            sender: { region: input.region, organizationArn: organization.data.arn },
          }
        : undefined,
    error: policies.error ?? organization.error,
    refetch: () => Promise.all([policies.refetch(), organization.refetch()]),
  }
  return { input, query }
}
