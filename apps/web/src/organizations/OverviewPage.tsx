import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import { Details } from '@mailroom/ui/Details'
import { apiErrorOf } from '../app/api/failure.ts'
import { useRead } from '../app/api/use-read.ts'
import { CliCommand } from '../app/CliCommand.tsx'
import { Copyable } from '../app/Copyable.tsx'
import { ErrorAlert } from '../app/ErrorAlert.tsx'
import { Page } from '../app/Page.tsx'
import { useOrganizationScope } from '../app/scope.ts'
import { useOrganizationName } from '../app/shell/organization-name.ts'
import { OperationTable } from '../app/table/OperationTable.tsx'
import { useFormats } from '../app/texts/formats.ts'
import { useText } from '../app/texts/texts.ts'
import { DirectoryCounts } from './DirectoryCounts.tsx'
import { OrganizationState } from './OrganizationState.tsx'

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

/** All details of an organization, and its mail domains. */
export function OverviewPage() {
  const text = useText('organizations')
  const directoryType = useDirectoryTypeWords()
  const { dateTime } = useFormats()
  const scope = useOrganizationScope()
  const { data, error, refetch } = useRead('organizations.describe', scope)
  return (
    <Page title={useOrganizationName()}>
      {error && !data && <ErrorAlert error={apiErrorOf(error)} onRetry={() => void refetch()} />}
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
      <DirectoryCounts />
      <OperationTable
        id="mailDomains.list"
        input={scope}
        as="part"
        title={text('mailDomains')}
        empty={text('noMailDomains')}
        rowKey={({ domainName }) => domainName}
        columns={[
          {
            id: 'domainName',
            header: text('domainName'),
            isRowHeader: true,
            value: ({ domainName }) => domainName,
            cell: ({ domainName }) => domainName,
          },
          {
            id: 'defaultDomain',
            header: text('defaultDomain'),
            value: ({ defaultDomain }) => defaultDomain,
            cell: ({ defaultDomain }) => (defaultDomain ? text('isDefault') : '–'),
          },
        ]}
      />
    </Page>
  )
}
