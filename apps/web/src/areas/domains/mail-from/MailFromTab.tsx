import Alert from '@cloudscape-design/components/alert'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { DomainIdentity } from '@mailroom/schemas/domain-identities'
import { Details } from '@mailroom/ui/Details'
import { Status, type StatusType } from '@mailroom/ui/Status'
import { useState } from 'react'
import { Can } from '../../../kit/access/Can.tsx'
import { AppButton } from '../../../kit/page/AppButton.tsx'
import { type Check, CheckList } from '../../../kit/page/CheckList.tsx'
import { ErrorAlert } from '../../../kit/page/ErrorAlert.tsx'
import { Loaded } from '../../../kit/page/Loaded.tsx'
import { SettingSection } from '../../../kit/page/SettingSection.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { DnsState } from '../dns-check/DnsState.tsx'
import { ToHaveWords } from '../dns-check/ToHave.tsx'
import { type NameFormat, nameIn, shownValue } from '../records/dns-records.ts'
import { NameFormatSelect } from '../records/NameFormatSelect.tsx'
import { recordStatus } from '../records/record-status.ts'
import { useRecords } from '../records/use-records.ts'
import { useDomain, useDomainIdentity } from '../use-domain.ts'

type MailFrom = NonNullable<DomainIdentity['mailFrom']['attributes']>

const signs = {
  Success: 'success',
  Pending: 'warning',
  TemporaryFailure: 'warning',
  Failed: 'error',
} as const satisfies Record<MailFrom['mailFromDomainStatus'], StatusType>

/**
 * Returns the two records of a MAIL FROM domain as checks, as the tab of the records has them. SES
 * verifies one of them only; the state of the other one is told by a look into DNS.
 * Source: 03 A-04, §3.1.
 */
function useMailFromChecks(identity: DomainIdentity, format: NameFormat): Check[] {
  const text = useText('mailFrom')
  const { domain, input } = useDomain()
  const records = useRecords(identity)
  return records.flatMap((record, index): Check[] => {
    const { purpose, hostname, value, toHave, proposed = value } = record
    if (purpose !== 'mailFromMx' && purpose !== 'mailFromSpf') return []
    const isKnown = toHave === undefined || 'value' in toHave
    const check = {
      ...{ id: String(index), name: text(purpose === 'mailFromMx' ? 'mxRecord' : 'txtRecord') },
      values: [
        { label: text('recordName'), value: nameIn(format, hostname, input.domainName) },
        { label: text(isKnown ? 'recordValue' : 'valueOfAws'), value, shown: shownValue(value) },
      ],
    }
    if (recordStatus(purpose, domain, identity)?.status === 'VERIFIED')
      return [{ ...check, state: 'passed', stateWords: text('verified') }]
    const details = purpose === 'mailFromSpf' && toHave && (
      <ToHaveWords purpose={purpose} toHave={toHave} proposed={proposed} />
    )
    return [{ ...check, state: 'unasked', status: <DnsState purpose={purpose} />, details }]
  })
}

type Props = { mailFrom: MailFrom; identity: DomainIdentity }

/** The MAIL FROM domain as it is set, with its two records. Source: DOM-43, 03 A-04. */
function Configured({ mailFrom, identity }: Props) {
  const text = useText('mailFrom')
  const { mailFromDomain, mailFromDomainStatus, behaviorOnMXFailure } = mailFrom
  const [format, setFormat] = useState<NameFormat>('absolute')
  const checks = useMailFromChecks(identity, format)
  return (
    <SpaceBetween size="l">
      <Details
        items={[
          { label: text('mailFromDomain'), value: mailFromDomain },
          {
            label: text('status'),
            value: (
              <Status type={signs[mailFromDomainStatus]}>
                {text(`status.${mailFromDomainStatus}`)}
              </Status>
            ),
          },
          { label: text('behavior'), value: text(`behavior.${behaviorOnMXFailure}`) },
        ]}
      />
      <NameFormatSelect value={format} onChange={setFormat} />
      <CheckList label={text('records')} checks={checks} />
      <Can id="mailFromDomains.put">
        <AppButton to="disable">{text('disable')}</AppButton>
      </Can>
    </SpaceBetween>
  )
}

/**
 * The MAIL FROM domain of the mail domain: where bounces go, and what receivers check with SPF.
 * Source: DOM-35, DOM-42, DOM-43.
 */
export function MailFromTab() {
  const text = useText('mailFrom')
  const { domain, input } = useDomain()
  const query = useDomainIdentity()
  const isVerified = domain.ownershipVerificationStatus === 'VERIFIED'
  const whyUnknown = query.data?.mailFrom.refused && text('unknown')
  return (
    <SettingSection
      title={text('title')}
      description={text('meaning')}
      read="domainIdentities.describe"
      input={input}
      write="mailFromDomains.put"
      disabledReason={isVerified ? whyUnknown : text('needsVerified')}
    >
      <Loaded query={query}>
        {(identity) => {
          const { attributes, refused } = identity.mailFrom
          return refused ? (
            <ErrorAlert error={refused} title={text('unknown')} onRetry={query.refetch} />
          ) : (
            <SpaceBetween size="l">
              {attributes ? (
                <Configured mailFrom={attributes} identity={identity} />
              ) : (
                <div>{text('none')}</div>
              )}
              <Alert type={attributes?.mailFromDomainStatus === 'Success' ? 'success' : 'info'}>
                {text(attributes?.mailFromDomainStatus === 'Success' ? 'iosMet' : 'iosNeeds')}
              </Alert>
            </SpaceBetween>
          )
        }}
      </Loaded>
    </SettingSection>
  )
}
