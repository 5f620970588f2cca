import {
  type DnsCauseCode,
  type DnsCheck,
  type DnsPurpose,
  dnsPurposeOf,
  plainName,
} from '@mailroom/schemas/dns-records'
import { workmailAccessOf } from '@mailroom/schemas/identity-policy-kinds'
import type { Output } from '@mailroom/schemas/operations'
import { recordToHave } from '@mailroom/schemas/record-to-have'
import { useQuery } from '@tanstack/react-query'
import { hasCode } from '../../kit/data/failure.ts'
import { organizationPath, useOrganizationScope } from '../../kit/data/scope.ts'
import { useRead } from '../../kit/data/use-read.ts'
import { streamOptions } from '../../kit/page/Stream.tsx'
import { visible } from '../../kit/page/visible.ts'
import { useFormats } from '../../kit/words/formats.ts'
import { useText } from '../../kit/words/texts.ts'
import { dnsStateOf, useDnsWords } from '../../kit/words/use-dns-words.ts'
import type { Direction, Finding } from './findings.ts'
import { type Judged, useFinding } from './use-finding.tsx'

/** A DNS check asks servers elsewhere; people repeat it. Milliseconds. */
const staleMs = 60_000

/** The causes by which receivers find an SPF record wrong, or without Amazon SES. DOM-37. */
const spfStops = [
  ...(['spfDoubled', 'spfWithoutInclude', 'spfTooManyLookups'] as const),
  ...(['spfUnknownTerm', 'spfRefusesInclude', 'spfAfterAll'] as const),
] as const

/** The purposes of records that are looked at, and the causes by which they keep mail from arriving. */
const stopping = {
  mx: ['otherMx', 'mxAddress', 'precedingMx', 'otherRegionMx', 'valueSuffixDoubled'],
  spf: spfStops,
  mailFromMx: ['otherMailFromMx'],
  mailFromSpf: spfStops,
  autodiscover: ['otherTarget', 'cnameLoop', 'valueSuffixDoubled'],
  dkim: [],
  dmarc: [],
} as const satisfies { [Purpose in DnsPurpose]?: readonly DnsCauseCode[] }

type Purpose = keyof typeof stopping

/** Records that are not as recommended, but valid: they keep no mail from arriving. */
const harmless: readonly DnsCauseCode[] = [
  ...(['dmarcWeaker', 'dmarcDiffers', 'dmarcStricter'] as const),
  ...(['dmarcReportsLost', 'dmarcSubdomains'] as const),
]

function stateOf(purpose: Purpose, { status, causes }: DnsCheck) {
  // Mail without a DKIM signature or a DMARC record is sent, and most receivers take it.
  if ((purpose === 'dkim' || purpose === 'dmarc') && status === 'missing') return 'attention'
  if (status === 'inconsistent' && causes.some(({ code }) => harmless.includes(code)))
    return 'passed'
  const stops: readonly DnsCauseCode[] = stopping[purpose]
  if (status === 'inconsistent' && causes.some(({ code }) => stops.includes(code))) return 'failed'
  return dnsStateOf({ status, causes })
}

/** Checks the records of a purpose. They are asked for once a minute. */
function useDnsCheck(purpose: DnsPurpose, domainName: string, isAsked: boolean) {
  return useQuery({
    ...streamOptions('dnsRecords.check', { ...useOrganizationScope(), domainName, purpose }),
    ...{ enabled: isAsked, staleTime: staleMs, refetchOnWindowFocus: false },
  })
}

/** Reads which records the MAIL FROM domain needs, those that are there included. Source: DOM-43. */
export function useMailFromRecords(domainName: string, isAsked: boolean): DnsCheck['expected'] {
  const mx = useDnsCheck('mailFromMx', domainName, isAsked)
  const spf = useDnsCheck('mailFromSpf', domainName, isAsked)
  return [...(mx.data?.expected ?? []), ...(spf.data?.expected ?? [])]
}

/**
 * Checks whether a domain is one of the organization and verified. `isAsked` says that it is worth
 * asking about its records; AWS looks after those of a test domain. Source: RTE-01, DOM-06, DOM-17.
 */
export function useDomain(domainName: string, direction: Direction) {
  const text = useText('routingDiagnosis')
  const words = useDnsWords()
  const finding = useFinding()
  const input = { ...useOrganizationScope(), domainName }
  const query = useRead('mailDomains.describe', input)
  const { data, error } = query
  const isForeign = hasCode(error, 'MailDomainNotFoundException')
  const isUnverified = data !== undefined && data.ownershipVerificationStatus !== 'VERIFIED'
  const ownership = useDnsCheck('ownership', domainName, isUnverified)
  const isKnown = !isUnverified || ownership.data !== undefined || ownership.error !== null
  const judge = (domain: Output<'mailDomains.describe'>): Judged => {
    const { isTestDomain, ownershipVerificationStatus: status, records } = domain
    const owning = records.flatMap(({ type = '', hostname: name = '', value = '' }) => {
      const purpose = dnsPurposeOf({ type, hostname: name, value }, domainName)
      return purpose === 'ownership' ? [{ type, name, value }] : []
    })
    const check = isUnverified ? ownership.data : undefined
    const isInDns = check?.status === 'verified'
    const explanations = [
      text(isTestDomain ? 'domain.TEST' : `domain.${status}`, { domain: domainName }),
      ...(isInDns ? [text('domain.inDns')] : []),
      ...(check ? words.causes(check) : []),
    ]
    return {
      remedy:
        status === 'VERIFIED' || isInDns
          ? undefined
          : { by: 'dns', records: check ? wantedRecords(check) : owning },
      state: status === 'VERIFIED' ? 'passed' : 'failed',
      explanation: explanations.join(' '),
      next: {
        to: organizationPath(input, `domains/${domainName}`),
        text: text('next.open', { name: domainName }),
      },
    }
  }
  // Most often it is the address of the other one in the correspondence, so nobody is to be called.
  const foreign = (): Judged => ({
    state: 'failed',
    explanation: text(direction === 'find' ? 'domain.foreign' : `domain.foreign.${direction}`, {
      domain: domainName,
    }),
    next: { to: organizationPath(input, 'domains'), text: text('next.domains') },
  })
  return {
    isForeign,
    isTestDomain: data?.isTestDomain === true,
    isAsked: !isForeign && (data !== undefined || error !== null) && data?.isTestDomain !== true,
    found: isForeign
      ? finding('domain', { ...query, data: true, error: null }, foreign)
      : finding('domain', isKnown ? query : { ...query, data: undefined }, judge),
  }
}

/** The most characters of the found records that are shown; all can be copied. */
const maxShown = 200

/** Returns the values of the asked type that the servers have answered, each once. */
function answered({ answers, expected }: DnsCheck): string {
  const types = new Set(expected.map(({ type }) => type))
  const records = answers.flatMap((answer) => answer.records)
  const values = records.filter(({ type }) => types.has(type)).map(({ value }) => value)
  return [...new Set(values)].join(', ')
}

/** Returns a value as it is compared: MX records are right by their host. Source: 03 §3.3. */
function comparedValue(type: string, value: string): string {
  if (type === 'TXT') return value
  return plainName(type === 'MX' ? value.replace(/^\d+\s+/, '') : value)
}

/**
 * Returns the records to publish, without those that are there; those to merge with what is there
 * as they are to be then.
 */
function wantedRecords(check: DnsCheck): DnsCheck['expected'] {
  const merged = recordToHave(check)?.value
  const answers = check.answers.filter(({ server }) => server.kind === 'authoritative')
  const records = (answers.length > 0 ? answers : check.answers).flatMap((each) => each.records)
  return check.expected
    .map((each) => ({ ...each, value: merged ?? each.value }))
    .filter(({ name, type, value }) => {
      const isThere = records.some(
        (each) =>
          plainName(each.name) === name &&
          each.type === type &&
          comparedValue(type, each.value) === comparedValue(type, value),
      )
      return !isThere
    })
}

/** Checks what the DNS says about the records of a domain. Source: RTE-01, RTE-02, DOM-06. */
export function useDnsFinding(purpose: Purpose, domainName: string, isAsked: boolean): Finding {
  const text = useText('routingDiagnosis')
  const dnsText = useText('dnsCheck')
  const words = useDnsWords()
  const finding = useFinding()
  const input = { ...useOrganizationScope(), domainName, purpose }
  const query = useDnsCheck(purpose, domainName, isAsked)
  const what = dnsText(`purpose.${purpose}`)
  // The DMARC of senders is another check.
  const id = purpose === 'dmarc' ? 'dmarcRecord' : purpose === 'mailFromMx' ? 'mailFrom' : purpose
  return finding(id, query, (check: DnsCheck): Judged => {
    const state = stateOf(purpose, check)
    const value = answered(check)
    const toHave = purpose === 'spf' ? recordToHave(check) : undefined
    const values = [
      { label: text('dns.answered'), value },
      {
        label: text('dns.spfMerged'),
        value: toHave?.state === 'merged' ? toHave.value : '',
      },
    ].flatMap((each) =>
      each.value === ''
        ? []
        : [
            {
              ...each,
              shown:
                each.value.length > maxShown ? `${each.value.slice(0, maxShown)}…` : each.value,
            },
          ],
    )
    const isWithoutDmarc = purpose === 'dmarc' && check.status === 'missing'
    const isWrong = state === 'failed' || state === 'attention'
    const effect =
      purpose === 'mx' && check.status === 'missing'
        ? 'effect.mx'
        : purpose === 'spf' || purpose === 'mailFromSpf' || purpose === 'autodiscover'
          ? (`effect.${purpose}` as const)
          : undefined
    const explanations = [
      ...(isWrong && effect ? [text(effect, { domain: domainName })] : []),
      ...words.causes(check),
      ...(isWithoutDmarc ? [text('dmarcRecord.missing')] : []),
    ]
    return {
      ...{ state, stateWords: words.status(check) },
      explanation: explanations.join(' ') || text('dns.fine'),
      ...(values.length === 0 ? {} : { values }),
      next: {
        to: organizationPath(input, `domains/${domainName}/dns-check/${purpose}`),
        text: dnsText('detailsOf', { what }),
      },
      ...(state === 'unasked' ? { onRetry: query.refetch } : {}),
      ...(isWrong ? { remedy: { by: 'dns', records: wantedRecords(check) } } : {}),
    }
  })
}

/** Checks whether a domain's policies let WorkMail use it. Source: RTE-02, DOM-39. */
export function useIdentityPolicyFinding(domainName: string, isAsked: boolean): Finding {
  const text = useText('routingDiagnosis')
  const { list } = useFormats()
  const finding = useFinding()
  const scope = useOrganizationScope()
  const organization = useRead('organizations.describe', scope)
  const policies = useRead('identityPolicies.list', { ...scope, domainName }, { enabled: isAsked })
  const { data } = organization
  const query = {
    data: data && policies.data && { items: policies.data.items, organizationArn: data.arn },
    error: policies.error ?? organization.error,
    refetch: () => Promise.all([policies.refetch(), organization.refetch()]),
  }
  return finding('identityPolicy', query, ({ items, organizationArn }): Judged => {
    const { region } = scope
    const { access, isCustom, denying } = workmailAccessOf(items, { region, organizationArn })
    const states = {
      ...({ current: 'passed', outdated: 'attention' } as const),
      ...({ missing: 'failed', denied: 'failed' } as const),
    }
    const isOnlyCustom = isCustom && access !== 'denied'
    return {
      state: states[access],
      explanation: [
        text(`identityPolicy.${access}`, {
          names: list(denying.map((sid) => sid || text('identityPolicy.unnamed'))),
        }),
        ...(isOnlyCustom ? [text('identityPolicy.custom')] : []),
      ].join(' '),
      ...(access === 'current'
        ? {}
        : { remedy: { by: isCustom ? 'identityPolicies.put' : 'mailDomains.register' } }),
      next: {
        to: organizationPath(scope, `domains/${domainName}/identity-policies`),
        text: text('next.identityPolicies'),
      },
    }
  })
}

/**
 * Checks the state of the organization; nothing if it is Active. In another one AWS may refuse all
 * that is asked here. Source: ORG-05.
 */
export function useOrganizationFinding(): Finding[] {
  const text = useText('routingDiagnosis')
  const finding = useFinding()
  const query = useRead('organizations.describe', useOrganizationScope())
  if (!query.data || query.data.state === 'Active') return []
  return [
    finding('organization', query, ({ state, errorMessage }): Judged => {
      const isKnown = ['Impaired', 'Inactive', 'Failed', 'Deleting', 'Deleted'].includes(state)
      return {
        ...{ state: isKnown ? 'failed' : 'attention', stateWords: state },
        explanation: text('organization', {
          state,
          reason: errorMessage === undefined ? 'none' : visible(errorMessage),
        }),
        remedy: { by: 'aws' },
      }
    }),
  ]
}
