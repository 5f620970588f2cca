import type { ApiError } from '@mailroom/schemas/api-error'
import { apiErrorOf } from '../../../kit/data/failure.ts'
import { organizationPath, useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import type { Check, CheckState } from '../../../kit/page/CheckList.tsx'
import { useErrorWords } from '../../../kit/words/errors.ts'
import { useText } from '../../../kit/words/texts.ts'
import { useDomainStates } from '../domain-states.ts'

/** The steps that AWS knows the state of, in their order. */
type StepId = 'create' | 'domain' | 'default' | 'users'

/** A step with its state, and the error if it could not be asked. */
type Asked = { state: CheckState; error?: ApiError; onRetry?: () => unknown }

function asked(isDone: boolean | undefined, error: unknown, onRetry: () => unknown): Asked {
  if (isDone !== undefined) return { state: isDone ? 'passed' : 'attention' }
  return error ? { state: 'unasked', error: apiErrorOf(error), onRetry } : { state: 'checking' }
}

/** Asks AWS whether any user is enabled. Source: GS-05. */
function useEnabled() {
  const input = { ...useOrganizationScope(), filters: { state: 'ENABLED' as const }, maxResults: 1 }
  const { data, error, refetch } = useRead('users.list', input)
  return asked(data && data.items.length > 0, error, refetch)
}

/** Asks AWS whether a domain of one's own is verified, and whether one is the default. */
function useDomains() {
  const { list, domains, isComplete } = useDomainStates()
  const own = domains.filter(({ state }) => state?.isTestDomain === false)
  const isVerified = own.some(({ state }) => state?.ownershipVerificationStatus === 'VERIFIED')
  const standard = domains.find(({ isDefault }) => isDefault)
  const failure = list.error ?? domains.find(({ error }) => error)?.error
  const isTest = standard?.state?.isTestDomain
  return {
    verified: asked(
      isVerified || (isComplete && !failure ? false : undefined),
      failure,
      list.refetch,
    ),
    standard: asked(
      isTest === undefined ? undefined : !isTest,
      list.error ?? standard?.error,
      list.refetch,
    ),
  }
}

/**
 * Returns the steps by which an organization is set up, with states that come from AWS alone, and
 * whether one of the necessary ones is open. Source: GS-01, GS-05, ORG-21.
 */
export function useSetUp() {
  const text = useText('setUp')
  const errorWords = useErrorWords()
  const scope = useOrganizationScope()
  const enabled = useEnabled()
  const { verified, standard } = useDomains()
  const { data } = useRead('organizations.describe', scope)
  const step = (
    id: StepId,
    { state, error, onRetry }: Asked,
    to: string,
    words: string,
  ): Check => ({
    id,
    name: text(`step.${id}`),
    state,
    stateWords:
      state === 'attention' ? text('open') : state === 'passed' ? text('done') : undefined,
    explanation: error ? errorWords(error) : text(`explain.${id}`),
    ...(state === 'passed' ? {} : { next: { to: organizationPath(scope, to), text: words } }),
    ...(onRetry ? { onRetry } : {}),
  })
  const necessary = [verified, standard, enabled]
  return {
    isOpen: necessary.some(({ state }) => state === 'attention'),
    /** True if nobody is enabled, so that the test domain may go to another customer. */
    hasNobody: enabled.state === 'attention',
    isTestDomainDefault: standard.state === 'attention',
    alias: data?.alias,
    migrationAdmin: data?.migrationAdmin,
    checks: [
      step('create', { state: 'passed' }, '', ''),
      step('domain', verified, 'domains', text('toDomains')),
      step('default', standard, 'domains', text('toDomains')),
      step('users', enabled, 'users', text('toUsers')),
    ],
  }
}
