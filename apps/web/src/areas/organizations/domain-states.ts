import type { Output } from '@mailroom/schemas/operations'
import { useQueries } from '@tanstack/react-query'
import { useOrganizationScope } from '../../kit/data/scope.ts'
import { streamOptions } from '../../kit/page/Stream.tsx'
import { useWholeList } from '../../kit/table/whole-list.ts'

/** The most domains of which the overview reads the states. */
export const maxDomainsRead = 100

type Described = Output<'mailDomains.describe'>

/** A domain with what is known of it; `state` is undefined while it is read, or if it cannot be. */
export type DomainState = {
  name: string
  isDefault: boolean
  state: Described | undefined
  error: Error | null
}

/**
 * Reads the mail domains of an organization and then the states of the first ones, a few at once.
 * `isComplete` is true when each has answered or failed.
 */
export function useDomainStates() {
  const scope = useOrganizationScope()
  const list = useWholeList('mailDomains.list', scope)
  const first = (list.data ?? []).slice(0, maxDomainsRead)
  const domains = useQueries({
    queries: first.map(({ domainName }) =>
      streamOptions('mailDomains.describe', { ...scope, domainName }),
    ),
    combine: (reads) =>
      reads.map(({ data, error }, index): DomainState => {
        const { domainName: name = '', defaultDomain: isDefault = false } = first[index] ?? {}
        return { name, isDefault, state: data, error: data === undefined ? error : null }
      }),
  })
  return {
    list,
    domains,
    total: list.data?.length,
    isComplete:
      list.data !== undefined &&
      domains.every(({ state, error }) => state !== undefined || error !== null),
  }
}

/** Returns whether a domain of one's own is not verified, or is signed by nobody. Source: DOM-06. */
export function hasProblem({ state }: DomainState): boolean {
  if (state === undefined || state.isTestDomain) return false
  return (
    state.ownershipVerificationStatus !== 'VERIFIED' || state.dkimVerificationStatus !== 'VERIFIED'
  )
}
