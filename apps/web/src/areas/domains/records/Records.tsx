import SpaceBetween from '@cloudscape-design/components/space-between'
import { Loading } from '@mailroom/ui/Loading'
import { useState } from 'react'
import { Can, useCan } from '../../../kit/access/Can.tsx'
import { apiErrorOf } from '../../../kit/data/failure.ts'
import { organizationPath } from '../../../kit/data/scope.ts'
import { AppButton } from '../../../kit/page/AppButton.tsx'
import { AppLink } from '../../../kit/page/AppLink.tsx'
import { ErrorAlert } from '../../../kit/page/ErrorAlert.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { useDomain, useDomainIdentity } from '../use-domain.ts'
import { CopyRecords } from './CopyRecords.tsx'
import { DkimSigning } from './DkimSigning.tsx'
import { type NameFormat, type Section, sections } from './dns-records.ts'
import { RecordSection } from './RecordSection.tsx'
import { useRecords } from './use-records.ts'

/** What SES tells comes after the page: until then, and if it fails, a section says so. */
function useSesPart() {
  const text = useText('domainRecords')
  const app = useText('app')
  const { data, error, refetch } = useDomainIdentity()
  const instead = data ? undefined : error ? (
    <ErrorAlert error={apiErrorOf(error)} title={text('sesUnknown')} onRetry={refetch} />
  ) : (
    <Loading label={app('loading')} bare />
  )
  return { identity: data, instead }
}

/** That the domain sends from amazonses.com, and the way to change it. Source: DOM-43. */
function NoMailFrom() {
  const text = useText('domainRecords')
  return (
    <SpaceBetween size="s">
      <div>{text('noMailFrom')}</div>
      <Can id="mailFromDomains.put">
        <AppButton to="mail-from/edit">{text('configureMailFrom')}</AppButton>
      </Can>
    </SpaceBetween>
  )
}

/** The DNS records that the domain needs, to compare and to copy. Source: DOM-05, DOM-06. */
export function Records() {
  const text = useText('domainRecords')
  const can = useCan()
  const { domain, input } = useDomain()
  const { domainName } = input
  const { identity, instead } = useSesPart()
  const [format, setFormat] = useState<NameFormat>('absolute')
  const records = useRecords(identity)
  const of = (section: Section) =>
    records.filter(({ purpose }) => sections[section].some((each) => each === purpose))
  const shared = { format, domainName, domain, identity }
  const { attributes: mailFrom, refused } = identity?.mailFrom ?? {}
  const others = of('other')
  return (
    <SpaceBetween size="l">
      <CopyRecords {...{ records, domainName, format }} onFormat={setFormat} />
      <RecordSection section="ownership" records={of('ownership')} {...shared} />
      <RecordSection section="configuration" records={of('configuration')} {...shared} />
      <RecordSection section="security" records={of('security')} {...shared}>
        {instead}
        {identity && <DkimSigning input={input} dkim={identity.dkim} />}
        {can('inboundDmarcSettings.describe') && (
          <AppLink to={organizationPath(input, 'dmarc')}>{text('inboundDmarc')}</AppLink>
        )}
      </RecordSection>
      <RecordSection section="delivery" records={of('delivery')} {...shared}>
        {instead}
        {refused && <ErrorAlert error={refused} title={text('sesUnknown')} />}
        {identity && !mailFrom && !refused && <NoMailFrom />}
        {mailFrom && <AppLink to="mail-from">{text('toMailFrom')}</AppLink>}
      </RecordSection>
      {others.length > 0 && <RecordSection section="other" records={others} {...shared} />}
    </SpaceBetween>
  )
}
