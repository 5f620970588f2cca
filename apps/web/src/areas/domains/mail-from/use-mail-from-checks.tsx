import type { DomainIdentity } from '@mailroom/schemas/domain-identities'
import type { Check } from '../../../kit/page/CheckList.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { DnsState } from '../dns-check/DnsState.tsx'
import { mailFromRecords } from '../records/dns-records.ts'
import { useDomain } from '../use-domain.ts'

type MailFrom = NonNullable<DomainIdentity['mailFrom']['attributes']>

/**
 * Returns the two records of a MAIL FROM domain as checks. SES verifies the MX record only; the
 * state of the other one is told by a look into DNS. Source: 03 A-04, §3.1.
 */
export function useMailFromChecks({ mailFromDomain, mailFromDomainStatus }: MailFrom): Check[] {
  const text = useText('mailFrom')
  const { region } = useDomain().input
  return mailFromRecords(mailFromDomain, region).map(({ purpose, type, hostname, value }) => {
    const check = {
      ...{ id: type, name: text(type === 'MX' ? 'mxRecord' : 'txtRecord') },
      values: [
        { label: text('recordName'), value: hostname },
        { label: text('recordValue'), value },
      ],
    }
    const isFound = purpose === 'mailFromMx' && mailFromDomainStatus === 'Success'
    if (isFound) return { ...check, state: 'passed', stateWords: text('verified') }
    const status = purpose !== 'other' && <DnsState purpose={purpose} />
    return { ...check, state: 'unasked', status }
  })
}
