import type { DomainIdentity } from '@mailroom/schemas/domain-identities'
import type { Output } from '@mailroom/schemas/operations'
import { nearSendingQuota, sendingSandbox } from '@mailroom/schemas/sending'
import { ApiFailure } from '../../kit/data/failure.ts'
import { organizationPath, useOrganizationScope } from '../../kit/data/scope.ts'
import { useRead } from '../../kit/data/use-read.ts'
import { useFormats } from '../../kit/words/formats.ts'
import { useText } from '../../kit/words/texts.ts'
import type { Finding } from './findings.ts'
import {
  useDnsFinding,
  useDomain,
  useIdentityPolicyFinding,
  useMailFromRecords,
  useOrganizationFinding,
} from './use-domain-findings.ts'
import { type Judged, useFinding } from './use-finding.tsx'
import { useOwnerFindings } from './use-owner-findings.ts'

type Dkim = DomainIdentity['dkim']['attributes']
type MailFrom = DomainIdentity['mailFrom']['attributes']

function signingOf(dkim: Dkim) {
  if (!dkim?.dkimEnabled) return 'off'
  return dkim.dkimVerificationStatus === 'Success' ? 'on' : 'unverified'
}

/** Returns what becomes of mail with its MAIL FROM domain. Source: DOM-42, DOM-43. */
function mailFromOf(mailFrom: MailFrom) {
  if (!mailFrom) return 'default'
  if (mailFrom.mailFromDomainStatus === 'Success') return 'own'
  return mailFrom.behaviorOnMXFailure === 'RejectMessage' ? 'rejected' : 'fallback'
}

/**
 * Checks what Amazon SES does with mail of a domain: its signature and MAIL FROM. `sentFrom` is the
 * MAIL FROM domain unless mail is sent from amazonses.com.
 */
function useIdentityFindings(domainName: string, isAsked: boolean) {
  const text = useText('routingDiagnosis')
  const finding = useFinding()
  const scope = useOrganizationScope()
  const query = useRead('domainIdentities.describe', { ...scope, domainName }, { enabled: isAsked })
  const mailFromKind = mailFromOf(query.data?.mailFrom.attributes)
  const isUnfound = mailFromKind === 'rejected' || mailFromKind === 'fallback'
  const mailFromRecords = useMailFromRecords(domainName, isAsked && isUnfound)
  /** A part of the answer, which SES may refuse alone. */
  const partOf = (part: 'dkim' | 'mailFrom') => {
    const refused = query.data?.[part].refused
    return { ...query, error: query.error ?? (refused ? new ApiFailure(refused) : null) }
  }
  const page = (tab: string) => organizationPath(scope, `domains/${domainName}${tab}`)
  const findings: Finding[] = [
    finding('signing', partOf('dkim'), ({ dkim }: DomainIdentity): Judged => {
      const signing = signingOf(dkim.attributes)
      return {
        state: signing === 'on' ? 'passed' : 'attention',
        explanation: text(`signing.${signing}`),
        ...(signing === 'off' ? { remedy: { by: 'dkim.setEnabled' } } : {}),
        next: { to: page(''), text: text('next.open', { name: domainName }) },
      }
    }),
    finding('mailFrom', partOf('mailFrom'), ({ mailFrom }: DomainIdentity): Judged => {
      const kind = mailFromOf(mailFrom.attributes)
      const states = {
        ...({ rejected: 'failed', fallback: 'attention' } as const),
        ...({ own: 'passed', default: 'passed' } as const),
      }
      const domain = mailFrom.attributes?.mailFromDomain ?? ''
      return {
        state: states[kind],
        explanation: text(`mailFrom.${kind}`, { domain }),
        next: { to: page('/mail-from'), text: text('next.mailFrom') },
        ...(isUnfound ? { remedy: { by: 'dns', records: mailFromRecords } } : {}),
      }
    }),
  ]
  const { attributes } = query.data?.mailFrom ?? {}
  const isSentFrom = mailFromKind === 'own' || mailFromKind === 'rejected'
  return { findings, sentFrom: isSentFrom ? attributes?.mailFromDomain : undefined, mailFromKind }
}

type Sending = Output<'sending.describe'>

function quotaOf(sending: Sending) {
  const { enabled, max24HourSend = -1, maxSendRate, sentLast24Hours = 0 } = sending
  if (enabled === false) return 'off'
  // AWS says -1 if there is no limit.
  if (max24HourSend < 0) return 'unlimited'
  if (sentLast24Hours >= max24HourSend) return 'reached'
  if (max24HourSend === sendingSandbox.max24HourSend && maxSendRate === sendingSandbox.maxSendRate)
    return 'sandbox'
  return sentLast24Hours >= max24HourSend * nearSendingQuota ? 'near' : 'room'
}

/** Checks whether the account may send, and how much of its quota is used up. Source: 06 §8.4. */
function useSendingFinding(): Finding {
  const text = useText('routingDiagnosis')
  const { number } = useFormats()
  const finding = useFinding()
  const scope = useOrganizationScope()
  const { connectionId, region } = scope
  const query = useRead('sending.describe', { connectionId, region })
  // AWS may refuse a part of it alone.
  const refused = query.data?.enabledRefused ?? query.data?.quotaRefused
  const asked = { ...query, error: query.error ?? (refused ? new ApiFailure(refused) : null) }
  return finding('sendingQuota', asked, (sending): Judged => {
    const quota = quotaOf(sending)
    const states = {
      ...({ off: 'failed', reached: 'failed', sandbox: 'attention', near: 'attention' } as const),
      ...({ room: 'passed', unlimited: 'passed' } as const),
    }
    return {
      state: states[quota],
      explanation: text(`sendingQuota.${quota}`, {
        ...{
          sent: number(sending.sentLast24Hours ?? 0),
          max: number(sending.max24HourSend ?? 0),
        },
      }),
      ...(states[quota] === 'passed' ? {} : { remedy: { by: 'awsAccount' } }),
      next: { to: organizationPath(scope, 'sending'), text: text('next.sending') },
    }
  })
}

/** Checks what can keep mail from an address, or from a domain, from arriving. Source: RTE-02. */
export function useOutboundFindings(address: string | undefined, domainName: string): Finding[] {
  const text = useText('routingDiagnosis')
  const { found, isForeign, isTestDomain, isAsked } = useDomain(domainName, 'from')
  const organization = useOrganizationFinding()
  const owner = useOwnerFindings(isForeign ? undefined : address, 'from')
  const policy = useIdentityPolicyFinding(domainName, isAsked)
  const spf = useDnsFinding('spf', domainName, isAsked)
  const dkim = useDnsFinding('dkim', domainName, isAsked)
  const dmarc = useDnsFinding('dmarc', domainName, isAsked)
  const identity = useIdentityFindings(domainName, isAsked)
  const { sentFrom, mailFromKind } = identity
  const mailFromSpf = useDnsFinding('mailFromSpf', domainName, isAsked && mailFromKind === 'own')
  const quota = useSendingFinding()
  const head = [...organization, found, ...owner]
  if (isForeign) return head
  if (!isTestDomain)
    return [
      ...[...head, policy, quota, ...identity.findings],
      ...(mailFromKind === 'own' ? [mailFromSpf] : []),
      sentFrom === undefined || spf.state !== 'failed'
        ? spf
        : // Receivers check the domain that mail is sent from. Source: RFC 7208, 2.4.
          {
            ...{ ...spf, state: 'attention' },
            explanation: `${text('spf.sentFrom', { domain: sentFrom })} ${spf.explanation}`,
          },
      ...[dkim, dmarc],
    ]
  const limit: Finding = {
    ...{ id: 'testDomain', name: text('check.testDomain'), state: 'attention' },
    explanation: text('testDomain'),
  }
  return [...head, quota, limit]
}
