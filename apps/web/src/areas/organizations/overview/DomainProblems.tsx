import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import type { Output } from '@mailroom/schemas/operations'
import { apiErrorOf } from '../../../kit/data/failure.ts'
import { organizationPath, useOrganizationScope } from '../../../kit/data/scope.ts'
import { AppLink } from '../../../kit/page/AppLink.tsx'
import { type Check, CheckList } from '../../../kit/page/CheckList.tsx'
import { ErrorAlert } from '../../../kit/page/ErrorAlert.tsx'
import { useErrorWords } from '../../../kit/words/errors.ts'
import { useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'
import { type DomainState, hasProblem, maxDomainsRead, useDomainStates } from '../domain-states.ts'
import { type DnsResults, useDnsResults } from './use-dns-results.ts'

type Status = Output<'mailDomains.describe'>['dkimVerificationStatus']

const states = {
  VERIFIED: 'passed',
  PENDING: 'attention',
  FAILED: 'failed',
} as const satisfies Record<Status, Check['state']>

function useProblem(): (domain: DomainState, results: DnsResults | undefined) => Check[] {
  const text = useText('overview')
  const { list, dateTime } = useFormats()
  const errorWords = useErrorWords()
  const scope = useOrganizationScope()
  return (domain, results) => {
    const { name, state, error } = domain
    const next = {
      to: organizationPath(scope, `domains/${name}`),
      text: text('showDomain', { domain: name }),
    }
    if (error) {
      const explanation = errorWords(apiErrorOf(error))
      return [{ id: name, name, state: 'unasked', explanation, next }]
    }
    const { wrong = [] } = results ?? {}
    if (state === undefined || (!hasProblem(domain) && wrong.length === 0)) return []
    const { ownershipVerificationStatus: ownership, dkimVerificationStatus: dkim } = state
    const worst = ownership === 'VERIFIED' ? dkim : ownership
    const [last] = wrong.toSorted((one, other) => other.checkedAt.localeCompare(one.checkedAt))
    const told = [
      ...(ownership === 'VERIFIED' ? [] : [text(`ownership.${ownership}`)]),
      ...(dkim === 'VERIFIED' ? [] : [text(`dkim.${dkim}`)]),
      ...(last === undefined
        ? []
        : [
            text('lastDns', {
              time: dateTime(last.checkedAt),
              names: list(wrong.map(({ purpose }) => text(`purpose.${purpose}`))),
            }),
          ]),
    ]
    const verdict = hasProblem(domain) ? states[worst] : 'attention'
    return [{ id: name, name, state: verdict, explanation: told.join(' '), next }]
  }
}

/** The domains that are not verified or not signed, as they are read. Source: DOM-06, ORG-21. */
export function DomainProblems() {
  const text = useText('overview')
  const { number } = useFormats()
  const scope = useOrganizationScope()
  const { list, domains, total, isComplete } = useDomainStates()
  const problem = useProblem()
  const results = useDnsResults()
  const checks = domains.flatMap((domain) =>
    problem(
      domain,
      results.find(({ name }) => name === domain.name),
    ),
  )
  const unchecked = results.filter(({ isUnknown }) => isUnknown).length
  const read = domains.filter(({ state, error }) => state || error).length
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={
            total !== undefined && (
              <>
                <AppLink to={organizationPath(scope, 'domains')}>
                  {checks.length > 0
                    ? text('domainsOf', { count: checks.length, total })
                    : text('domainCount', { count: total })}
                </AppLink>{' '}
                {isComplete
                  ? total > maxDomainsRead && text('firstDomains', { count: maxDomainsRead })
                  : text('domainsRead', { read: number(read), total: number(domains.length) })}
              </>
            )
          }
        >
          {text('domains')}
        </Header>
      }
    >
      {list.error && list.data === undefined ? (
        <ErrorAlert error={apiErrorOf(list.error)} onRetry={list.refetch} />
      ) : checks.length > 0 ? (
        <CheckList label={text('domains')} checks={checks} />
      ) : (
        text(isComplete ? 'domainsFine' : 'domainsBeingRead')
      )}
      {isComplete && unchecked > 0 && <div>{text('dnsNotChecked', { count: unchecked })}</div>}
    </Container>
  )
}
