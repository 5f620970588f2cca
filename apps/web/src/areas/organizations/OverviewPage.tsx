import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import { Details } from '@mailroom/ui/Details'
import { apiErrorOf } from '../../kit/data/failure.ts'
import { useOrganizationName } from '../../kit/data/organization-name.ts'
import { organizationPath, useOrganizationScope } from '../../kit/data/scope.ts'
import { useRead } from '../../kit/data/use-read.ts'
import { CliCommand } from '../../kit/page/CliCommand.tsx'
import { Copyable } from '../../kit/page/Copyable.tsx'
import { ErrorAlert } from '../../kit/page/ErrorAlert.tsx'
import { Page } from '../../kit/page/Page.tsx'
import { linkColumn, textColumn } from '../../kit/table/columns.tsx'
import { ListTable } from '../../kit/table/ListTable.tsx'
import type { Row } from '../../kit/table/list-page.ts'
import { useLiveSource } from '../../kit/table/live-source.tsx'
import { useFormats } from '../../kit/words/formats.ts'
import { useText } from '../../kit/words/texts.ts'
import { DirectoryCounts } from './DirectoryCounts.tsx'
import { OrganizationState } from './OrganizationState.tsx'
import { organizationState } from './organization-state.ts'

/**
 * AWS's names of the directories that are not WorkMail's own, in every language; by their type in
 * lower case.
 */
const directoryNames = new Map([
  ['simplead', 'Simple AD'],
  ['microsoftad', 'AWS Managed Microsoft AD'],
  ['adconnector', 'AD Connector'],
])

/** Returns the name of a directory type; an unknown type as AWS writes it. Source: GEN-07. */
function useDirectoryTypeWords(): (type: string | undefined) => string {
  const text = useText('organizations')
  return (type = '') => {
    const known = type.toLowerCase()
    return known === 'vpcdirectory'
      ? text('workMailDirectory')
      : (directoryNames.get(known) ?? type)
  }
}

type MailDomain = Row<'mailDomains.list'>

function MailDomains() {
  const text = useText('organizations')
  const scope = useOrganizationScope()
  const source = useLiveSource({
    operation: 'mailDomains.list',
    as: 'part',
    input: scope,
    columns: [
      linkColumn({
        id: 'domainName',
        header: text('domainName'),
        value: ({ domainName }: MailDomain) => domainName,
        to: ({ domainName }) => organizationPath(scope, `domains/${domainName}`),
      }),
      textColumn({
        id: 'defaultDomain',
        header: text('defaultDomain'),
        value: ({ defaultDomain }: MailDomain) => defaultDomain,
        shown: ({ defaultDomain }) => (defaultDomain ? text('isDefault') : undefined),
      }),
    ],
  })
  return (
    <ListTable
      source={source}
      title={text('mailDomains')}
      empty={text('noMailDomains')}
      rowKey={({ domainName }) => domainName}
    />
  )
}

/** All details of an organization, and its mail domains. */
export function OverviewPage() {
  const text = useText('organizations')
  const directoryType = useDirectoryTypeWords()
  const { dateTime } = useFormats()
  const scope = useOrganizationScope()
  const { data, error, refetch } = useRead('organizations.describe', scope)
  // A deleted organization has no directory and no domains to read.
  const opens = data === undefined || organizationState(data.state).opens
  return (
    <Page title={useOrganizationName()}>
      {error && !data && <ErrorAlert error={apiErrorOf(error)} onRetry={refetch} />}
      {data && (
        <Container
          header={<Header variant="h2">{text('details')}</Header>}
          footer={<CliCommand id="organizations.describe" input={scope} />}
        >
          <Details
            items={[
              { label: text('state'), value: <OrganizationState state={data.state} /> },
              {
                label: text('organizationId'),
                value: <Copyable what={text('organizationId')}>{data.organizationId}</Copyable>,
              },
              {
                label: text('defaultMailDomain'),
                value: (
                  <Copyable what={text('defaultMailDomain')}>{data.defaultMailDomain}</Copyable>
                ),
              },
              { label: text('directoryType'), value: directoryType(data.directoryType) },
              {
                label: text('directoryId'),
                value: <Copyable what={text('directoryId')}>{data.directoryId}</Copyable>,
              },
              {
                label: text('completedDate'),
                value: data.completedDate && dateTime(data.completedDate),
              },
              {
                label: text('interoperability'),
                value: text(data.interoperabilityEnabled ? 'on' : 'off'),
              },
              { label: text('migrationAdmin'), value: data.migrationAdmin },
              { label: text('arn'), value: <Copyable what={text('arn')}>{data.arn}</Copyable> },
              ...(data.errorMessage === undefined
                ? []
                : [{ label: text('problem'), value: data.errorMessage }]),
            ]}
          />
        </Container>
      )}
      {opens && <DirectoryCounts />}
      {opens && <MailDomains />}
    </Page>
  )
}
