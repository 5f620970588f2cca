import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { Details } from '@mailroom/ui/Details'
import { Status } from '@mailroom/ui/Status'
import { Outlet } from 'react-router'
import { useRead } from '../../../kit/data/use-read.ts'
import { CliCommand } from '../../../kit/page/CliCommand.tsx'
import { Moment } from '../../../kit/page/Moment.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { DkimOff } from '../dns-check/DkimOff.tsx'
import { type MailDomain, statusSigns, useDomain } from '../use-domain.ts'
import { People } from './People.tsx'
import { Records } from './Records.tsx'
import { SwitchOver } from './SwitchOver.tsx'

/** The states of a mail domain, the DNS records it needs, and who gets its mail. Source: DOM-05. */
export function RecordsTab() {
  const text = useText('domainRecords')
  const shared = useText('domains')
  const { domain, input } = useDomain()
  const { dataUpdatedAt } = useRead('mailDomains.describe', input)
  const statusOf = (status: MailDomain['dkimVerificationStatus']) => (
    <Status type={statusSigns[status]}>{shared(`status.${status}`)}</Status>
  )
  return (
    <SpaceBetween size="l">
      <Container
        header={<Header variant="h2">{text('details')}</Header>}
        footer={<CliCommand id="mailDomains.describe" input={input} />}
      >
        <Details
          items={[
            { label: shared('ownership'), value: statusOf(domain.ownershipVerificationStatus) },
            {
              label: shared('dkim'),
              value: (
                <>
                  {statusOf(domain.dkimVerificationStatus)} <DkimOff />
                </>
              ),
            },
            {
              label: shared('type'),
              value: shared(domain.isTestDomain ? 'type.TEST' : 'type.OWN'),
            },
            {
              label: shared('default'),
              value: domain.isDefault ? text('defaultMeaning') : undefined,
            },
            {
              label: text('checkedAt'),
              value: <Moment at={new Date(dataUpdatedAt).toISOString()} exact />,
            },
          ]}
        />
      </Container>
      {!domain.isTestDomain && (
        <SpaceBetween size="l">
          <Records />
          <SwitchOver />
          <People />
        </SpaceBetween>
      )}
      <Outlet />
    </SpaceBetween>
  )
}
