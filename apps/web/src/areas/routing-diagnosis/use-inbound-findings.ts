import type { Output } from '@mailroom/schemas/operations'
import { receiptRouteOf } from '@mailroom/schemas/receipt-route'
import { organizationPath, useOrganizationScope } from '../../kit/data/scope.ts'
import { useRead } from '../../kit/data/use-read.ts'
import { useFormats } from '../../kit/words/formats.ts'
import { useText } from '../../kit/words/texts.ts'
import type { Finding } from './findings.ts'
import { useDnsFinding, useDomain, useOrganizationFinding } from './use-domain-findings.ts'
import { type Judged, useFinding } from './use-finding.tsx'
import { useOwnerFindings, useRecipientsFinding } from './use-owner-findings.ts'
import { useReceiversFinding } from './use-receivers-finding.tsx'

const routeStates = {
  none: 'failed',
  disabled: 'failed',
  otherRecipients: 'failed',
  blocked: 'failed',
  foreign: 'attention',
  fine: 'passed',
} as const

/** Checks the active receipt rule set of Amazon SES. Source: RTE-01, ORG-36. */
function useReceiptRuleFinding(wanted: string): Finding {
  const text = useText('routingDiagnosis')
  const { list } = useFormats()
  const finding = useFinding()
  const scope = useOrganizationScope()
  const { connectionId, region, organizationId } = scope
  const sets = useRead('receiptRuleSets.list', { connectionId, region })
  const active = sets.data?.items.find(({ isActive }) => isActive)
  const ruleSetName = active?.name ?? ''
  const rules = useRead(
    'receiptRules.list',
    { connectionId, region, ruleSetName },
    { enabled: active !== undefined },
  )
  const next = {
    to: organizationPath(scope, 'receipt-rules'),
    text: text('next.receiptRules'),
  }
  if (sets.error || !sets.data || !active)
    return finding(
      'receiptRule',
      sets,
      (): Judged => ({
        ...{ state: 'failed', explanation: text('receiptRule.noneActive', { region }), next },
        remedy: { by: 'awsAccount' },
      }),
    )
  return finding('receiptRule', rules, ({ items }): Judged => {
    const route = receiptRouteOf(items, organizationId, wanted)
    const rule = route.kind === 'none' ? undefined : route.rule
    const explanation = text(`receiptRule.${route.kind}`, {
      ...{ set: ruleSetName, rule: rule?.name ?? '', wanted },
      recipients: list(rule?.recipients ?? []),
      actions: route.kind === 'foreign' ? list(route.actions) : '',
    })
    const isRenewed = route.kind === 'none' || route.kind === 'otherRecipients'
    return {
      ...{ state: routeStates[route.kind], explanation, next },
      ...(route.kind === 'fine'
        ? {}
        : { remedy: { by: isRenewed ? 'mailDomains.register' : 'awsAccount' } }),
    }
  })
}

/** Checks whether the DMARC policies of senders are enforced. Source: RTE-01, DMARC-02, DMARC-05. */
function useDmarcFinding(): Finding {
  const text = useText('routingDiagnosis')
  const finding = useFinding()
  const scope = useOrganizationScope()
  const query = useRead('inboundDmarcSettings.describe', scope)
  return finding('dmarc', query, ({ enforced }: Output<'inboundDmarcSettings.describe'>) => {
    const setting = enforced === undefined ? 'unknown' : enforced ? 'on' : 'off'
    return {
      // Enforcement is the default, and only concerns senders that fail their own policy.
      state: enforced === undefined ? 'unasked' : 'passed',
      stateWords: text(`dmarc.state.${setting}`),
      explanation: text(`dmarc.${setting}`),
      next: { to: organizationPath(scope, 'dmarc'), text: text('next.dmarc') },
    }
  })
}

/** Checks what can keep mail to an address, or to all of a domain, from arriving. Source: RTE-01. */
export function useInboundFindings(address: string | undefined, domainName: string): Finding[] {
  const { found, isForeign, isTestDomain, isAsked } = useDomain(domainName, 'to')
  const organization = useOrganizationFinding()
  const owner = useOwnerFindings(isForeign ? undefined : address, 'to')
  const recipients = useRecipientsFinding(address)
  const receivers = useReceiversFinding(domainName, address === undefined && !isForeign)
  const mx = useDnsFinding('mx', domainName, isAsked)
  const receiptRule = useReceiptRuleFinding(address ?? domainName)
  const dmarc = useDmarcFinding()
  // What belongs to another organization, or what AWS looks after, cannot be asked about.
  const ofDomain = isForeign || isTestDomain ? [] : [mx]
  return [
    ...organization,
    found,
    ...receivers,
    ...owner,
    ...recipients,
    ...ofDomain,
    ...(isForeign ? [] : [receiptRule, dmarc]),
  ]
}
