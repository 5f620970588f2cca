import { workmailAccessOf } from '@mailroom/schemas/identity-policy-kinds'
import type { Input, Output, ReadId } from '@mailroom/schemas/operations'
import { useQueries, useQuery } from '@tanstack/react-query'
import { ApiFailure, apiErrorOf } from '../../../kit/data/failure.ts'
import { organizationPath, useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import type { Check } from '../../../kit/page/CheckList.tsx'
import { streamOptions } from '../../../kit/page/Stream.tsx'
import { visible } from '../../../kit/page/visible.ts'
import { useErrorWords } from '../../../kit/words/errors.ts'
import { useFormats } from '../../../kit/words/formats.ts'
import { type Text, useText } from '../../../kit/words/texts.ts'
import { useDomainStates } from '../domain-states.ts'

/** The most domains whose policies and identities are read: Amazon SES answers about one call per second. */
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

/** The records of the default domain that are asked for: where mail goes, who sends, what clients find. */
type CheckedPurpose = 'mx' | 'spf' | 'autodiscover'

/** Whether the DNS has what the default domain needs, unless a mail proxy is noted. DOM-06, DOM-27. */
function useDnsTask(purpose: CheckedPurpose, domainName: string, isOwn: boolean) {
  const text = useText('overview')
  const task = useTask()
  const scope = useOrganizationScope()
  const input = { ...scope, domainName, purpose } as const
  const notes = useRead('organizationNotes.list', scope)
  const check = useTurn('dnsRecords.check', input, isOwn)
  if (!isOwn) return asIs
  const hasProxy = notes.data?.items.some(
    ({ kind, subject }) => kind === 'mailProxy' && subject === domainName.toLowerCase(),
  )
  if (purpose === 'mx' && hasProxy) return asIs
  const base = { id: purpose, name: text(`dnsOf.${purpose}`, { domain: domainName }) }
  return task(check, base, ({ status, causes }) => {
    if (status === 'verified') return undefined
    const places = causes.find(({ code }) =>
      ['otherMx', 'precedingMx', 'severalMx', 'mailProxy'].includes(code),
    )?.values
    return {
      state: status === 'unchecked' ? 'unasked' : status === 'missing' ? 'failed' : 'attention',
      explanation: places
        ? text('mx.elsewhere', { values: places.join(', ') })
        : status === 'unchecked'
          ? text('dns.unchecked')
          : text(`dns.${purpose}.${status}`),
      next: {
        to: organizationPath(scope, `domains/${domainName}/dns-check/${purpose}`),
        text: text('showAnswers'),
      },
    }
  })
}

/**
 * Whether Amazon SES sends and signs the mail of the first domains: a MAIL FROM domain that it does
 * not find may stop all mail. Source: DOM-36, DOM-42.
 */
function useIdentityTasks(domainNames: readonly string[], defaultMailDomain: string) {
  const text = useText('overview')
  const task = useTask()
  const scope = useOrganizationScope()
  const errorWords = useErrorWords()
  const identities = useQueries({
    queries: domainNames.map((domainName) =>
      streamOptions('domainIdentities.describe', { ...scope, domainName }),
    ),
  })
  return domainNames.flatMap((domain, index): Tasks[] => {
    const read = identities[index]
    if (!read) return [unread]
    const page = (tab: string) => organizationPath(scope, `domains/${domain}${tab}`)
    const dkim = { id: `dkim ${domain}`, name: text('dkimOf', { domain }) }
    const mailFrom = { id: `mailFrom ${domain}`, name: text('mailFromOf', { domain }) }
    const mailFromTask = task(read, mailFrom, ({ mailFrom: { attributes, refused } }) => {
      if (refused) return { state: 'unasked', explanation: errorWords(refused) }
      if (!attributes || attributes.mailFromDomainStatus === 'Success') return undefined
      const rejects = attributes.behaviorOnMXFailure === 'RejectMessage'
      return {
        state: rejects ? 'failed' : 'attention',
        ...(rejects ? { stateWords: text('notSent') } : {}),
        explanation: text(rejects ? 'mailFrom.rejected' : 'mailFrom.fallback', {
          mailFrom: attributes.mailFromDomain,
        }),
        next: { to: page('/mail-from'), text: text('showMailFrom', { domain }) },
      }
    })
    // Whether the others are signed is with the domains. A read that failed is told once.
    if (domain !== defaultMailDomain || read.data === undefined) return [mailFromTask]
    return [
      mailFromTask,
      task(read, dkim, ({ dkim: { attributes, refused } }) => {
        if (refused) return { state: 'unasked', explanation: errorWords(refused) }
        if (attributes?.dkimEnabled) return undefined
        return {
          ...({ state: 'attention', explanation: text('dkimOff') } as const),
          next: { to: page(''), text: text('showDomain', { domain }) },
        }
      }),
    ]
  })
}

/** Whether the organization is in a state in which mail may not flow. Source: ORG-05. */
function stateTask(
  text: Text<'overview'>,
  organization: Output<'organizations.describe'> | undefined,
): Tasks {
  if (!organization) return unread
  const { state, errorMessage } = organization
  if (state === 'Active') return asIs
  const explanation = text('stateMeaning', {
    reason: errorMessage === undefined ? 'none' : visible(errorMessage),
  })
  const check = { id: 'state', name: text('stateOf'), stateWords: state, explanation }
  return { checks: [{ ...check, state: 'failed' }], isRead: true }
}

/** Whether WorkMail may send for the first domains, as AWS recommends. Source: DOM-39. */
function usePolicyTasks(domainNames: readonly string[], organizationArn: string | undefined) {
  const text = useText('overview')
  const { list } = useFormats()
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
      const sender = { region: scope.region, organizationArn }
      const { access, maySend, denying } = workmailAccessOf(items, sender)
      if (access === 'current') return undefined
      return {
        state: maySend ? 'attention' : 'failed',
        stateWords: text(maySend ? 'outdated' : 'notSent'),
        explanation: text(`policy.${access}`, {
          names: list(denying.map((sid) => sid || text('policy.unnamed'))),
        }),
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
 * account, the DNS and signing of the default domain, policies and MAIL FROM of the first domains.
 * Each part is read in its turn and fails alone. Source: ORG-20, DOM-06, DOM-36, DOM-39, 06 §8.10.
 */
export function useMailTasks(): Tasks {
  const text = useText('overview')
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
    stateTask(text, organization),
    useReceivingTask(defaultMailDomain, organization?.arn),
    useSendingTask(),
    useDnsTask('mx', defaultMailDomain, isOwn),
    useDnsTask('spf', defaultMailDomain, isOwn),
    useDnsTask('autodiscover', defaultMailDomain, isOwn),
    ...usePolicyTasks(firstOwn, organization?.arn),
    ...useIdentityTasks(firstOwn, defaultMailDomain),
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
