import type { Input, Output, ReadId } from '@mailroom/schemas'
import { workmailAccessOf } from '@mailroom/schemas/identity-policy-kinds'
import { useQueries, useQuery } from '@tanstack/react-query'
import { ApiFailure, apiErrorOf } from '../../../kit/data/failure.ts'
import { organizationPath, useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import type { Check } from '../../../kit/page/CheckList.tsx'
import { streamOptions } from '../../../kit/page/Stream.tsx'
import { useErrorWords } from '../../../kit/words/errors.ts'
import { useText } from '../../../kit/words/texts.ts'
import { useDomainStates } from '../domain-states.ts'

/** The most domains whose policies are read: Amazon SES answers about one call per second. */
const maxPoliciesRead = 10

/** What is known of a part of the way of the mail; `isRead` is false while it is being read. */
export type Tasks = { checks: Check[]; isRead: boolean }

const asIs: Tasks = { checks: [], isRead: true }

const unread: Tasks = { checks: [], isRead: false }

type Reading<Data> = { data: Data | undefined; error: Error | null; refetch: () => unknown }

/** Returns how a read becomes a task: none while it is read, and one that says why it failed. */
function useTask() {
  const errorWords = useErrorWords()
  return <Data>(
    { data, error, refetch }: Reading<Data>,
    { id, name }: Pick<Check, 'id' | 'name'>,
    problemOf: (data: Data) => Omit<Check, 'id' | 'name'> | undefined,
  ): Tasks => {
    if (data === undefined) {
      if (!error) return unread
      const explanation = errorWords(apiErrorOf(error))
      const unasked = { id, name, state: 'unasked', explanation, onRetry: refetch } as const
      return { checks: [unasked], isRead: true }
    }
    const problem = problemOf(data)
    return problem ? { checks: [{ id, name, ...problem }], isRead: true } : asIs
  }
}

/** Reads in its turn, if it is known what to read. */
function useTurn<Id extends ReadId>(id: Id, input: Input<Id>, enabled: boolean) {
  return useQuery({ ...streamOptions(id, input), enabled })
}

type Rules = Output<'receiptRules.list'>['items']

/** Returns what keeps a rule set from handing mail of a domain to an organization, if anything. */
function ruleProblem(rules: Rules, arn: string, domainName: string) {
  const own = rules.filter(({ actions = [] }) =>
    actions.some(({ workmailAction }) => workmailAction?.organizationArn === arn),
  )
  if (own.length === 0) return 'noRule'
  const inForce = own.filter(({ enabled }) => enabled)
  if (inForce.length === 0) return 'ruleDisabled'
  const takes = inForce.some(
    ({ recipients = [] }) =>
      recipients.length === 0 || recipients.some((each) => each.toLowerCase() === domainName),
  )
  return takes ? undefined : 'notRecipient'
}

/** Whether Amazon SES hands received mail to the organization. Source: 06 §8.10. */
function useReceivingTask(defaultMailDomain: string, arn: string | undefined) {
  const text = useText('overview')
  const task = useTask()
  const scope = useOrganizationScope()
  const { connectionId, region } = scope
  const sets = useTurn('receiptRuleSets.list', { connectionId, region }, true)
  const active = sets.data?.items.find(({ isActive }) => isActive)
  const ruleSetName = active?.name ?? ''
  const rules = useTurn('receiptRules.list', { connectionId, region, ruleSetName }, !!active)
  const base = { id: 'receiving', name: text('receiving') }
  const next = { to: organizationPath(scope, 'receipt-rules'), text: text('showRules') }
  const explained = (problem: 'noRuleSet' | NonNullable<ReturnType<typeof ruleProblem>>) => ({
    ...({ state: 'failed', stateWords: text('notReceived'), next } as const),
    explanation: text(`receiving.${problem}`, { ruleSet: ruleSetName, domain: defaultMailDomain }),
  })
  if (!active) return task(sets, base, () => explained('noRuleSet'))
  if (arn === undefined) return asIs
  return task(rules, base, (data) => {
    const problem = ruleProblem(data.items, arn, defaultMailDomain.toLowerCase())
    return problem && explained(problem)
  })
}

/** Whether the account may send at all. Source: 06 GetAccountSendingEnabled. */
function useSendingTask() {
  const text = useText('overview')
  const task = useTask()
  const scope = useOrganizationScope()
  const { connectionId, region } = scope
  const sending = useTurn('sending.describe', { connectionId, region }, true)
  const refused = sending.data?.enabledRefused
  const asked = refused ? { ...sending, data: undefined, error: new ApiFailure(refused) } : sending
  return task(asked, { id: 'sending', name: text('sending') }, ({ enabled }) =>
    enabled !== false
      ? undefined
      : {
          ...({ state: 'failed', stateWords: text('notSent') } as const),
          explanation: text('sendingDisabled'),
          next: { to: organizationPath(scope, 'sending'), text: text('showSending') },
        },
  )
}

/** Whether mail for the default domain comes to WorkMail, unless a mail proxy is noted. DOM-27. */
function useMxTask(domainName: string, isOwn: boolean) {
  const text = useText('overview')
  const task = useTask()
  const scope = useOrganizationScope()
  const input = { ...scope, domainName, purpose: 'mx' } as const
  const notes = useRead('organizationNotes.list', scope)
  const check = useTurn('dnsRecords.check', input, isOwn)
  if (!isOwn) return asIs
  const hasProxy = notes.data?.items.some(
    ({ kind, subject }) => kind === 'mailProxy' && subject === domainName.toLowerCase(),
  )
  if (hasProxy) return asIs
  const base = { id: 'mx', name: text('mxOf', { domain: domainName }) }
  return task(check, base, ({ status, causes }) => {
    if (status === 'verified') return undefined
    const places = causes.find(({ code }) =>
      ['otherMx', 'severalMx', 'mailProxy'].includes(code),
    )?.values
    return {
      state: status === 'unchecked' ? 'unasked' : status === 'missing' ? 'failed' : 'attention',
      explanation: places
        ? text('mx.elsewhere', { values: places.join(', ') })
        : text(`mx.${status}`),
      next: {
        to: organizationPath(scope, `domains/${domainName}/dns-check/mx`),
        text: text('showAnswers'),
      },
    }
  })
}

/** Whether Amazon SES signs the mail of the default domain. Source: DOM-36. */
function useDkimTask(domainName: string, isOwn: boolean) {
  const text = useText('overview')
  const task = useTask()
  const scope = useOrganizationScope()
  const identity = useTurn('domainIdentities.describe', { ...scope, domainName }, isOwn)
  const errorWords = useErrorWords()
  if (!isOwn) return asIs
  const base = { id: 'dkim', name: text('dkimOf', { domain: domainName }) }
  return task(identity, base, ({ dkim: { attributes, refused } }) => {
    if (refused) return { state: 'unasked', explanation: errorWords(refused) }
    if (attributes?.dkimEnabled) return undefined
    return {
      ...({ state: 'attention', explanation: text('dkimOff') } as const),
      next: {
        to: organizationPath(scope, `domains/${domainName}`),
        text: text('showDomain', { domain: domainName }),
      },
    }
  })
}

/** Whether WorkMail may send for the first domains, as AWS recommends. Source: DOM-39. */
function usePolicyTasks(domainNames: readonly string[], organizationArn: string | undefined) {
  const text = useText('overview')
  const task = useTask()
  const scope = useOrganizationScope()
  const policies = useQueries({
    queries: domainNames.map((domainName) =>
      streamOptions('identityPolicies.list', { ...scope, domainName }),
    ),
  })
  return domainNames.map((domainName, index): Tasks => {
    const read = policies[index]
    if (!read) return unread
    const base = { id: `policy ${domainName}`, name: text('policyOf', { domain: domainName }) }
    return task(read, base, ({ items }) => {
      const { access } = workmailAccessOf(items, { region: scope.region, organizationArn })
      if (access === 'current') return undefined
      return {
        state: access === 'missing' ? 'failed' : 'attention',
        stateWords: text(access === 'missing' ? 'notSent' : 'outdated'),
        explanation: text(`policy.${access}`),
        next: {
          to: organizationPath(scope, `domains/${domainName}/identity-policies`),
          text: text('showPolicies', { domain: domainName }),
        },
      }
    })
  })
}

/**
 * What keeps mail from arriving or from being sent: the receipt rules and the sending of the
 * account, MX record and signing of the default domain, and the policies of the first domains. Each
 * part is read in its turn and fails alone. Source: ORG-20, DOM-06, DOM-36, DOM-39, 06 §8.10.
 */
export function useMailTasks(): Tasks {
  const scope = useOrganizationScope()
  const { data: organization } = useRead('organizations.describe', scope)
  const { list, domains } = useDomainStates()
  const defaultMailDomain = organization?.defaultMailDomain ?? ''
  // AWS looks after the DNS and the identity of a test domain.
  const own = domains.filter(({ state }) => state && !state.isTestDomain)
  const isOwn = own.some(({ name }) => name === defaultMailDomain)
  const firstOwn = own
    .map(({ name }) => name)
    .sort((one, other) => +(other === defaultMailDomain) - +(one === defaultMailDomain))
    .slice(0, maxPoliciesRead)
  const tasks = [
    useReceivingTask(defaultMailDomain, organization?.arn),
    useSendingTask(),
    useMxTask(defaultMailDomain, isOwn),
    ...usePolicyTasks(firstOwn, organization?.arn),
    useDkimTask(defaultMailDomain, isOwn),
  ]
  const areDomainsRead = domains.every(({ state, error }) => state || error)
  return {
    checks: tasks.flatMap(({ checks }) => checks),
    isRead:
      tasks.every(({ isRead }) => isRead) &&
      organization !== undefined &&
      (list.error !== null || (list.data !== undefined && areDomainsRead)),
  }
}
