import Box from '@cloudscape-design/components/box'
import type { Output } from '@mailroom/schemas'
import { Status } from '@mailroom/ui/Status'
import { useQueryClient } from '@tanstack/react-query'
import { organizationPath, useOrganizationScope } from '../../kit/data/scope.ts'
import { AppLink } from '../../kit/page/AppLink.tsx'
import { CliCommand } from '../../kit/page/CliCommand.tsx'
import { Streamed, StreamProgress, streamOptions } from '../../kit/page/Stream.tsx'
import { WholeTable } from '../../kit/table/WholeTable.tsx'
import { useWholeList } from '../../kit/table/whole-list.ts'
import { useText } from '../../kit/words/texts.ts'
import { type MailDomain, statusSigns } from './dns-records.ts'
import { Sending } from './Sending.tsx'

type Row = Output<'mailDomains.list'>['items'][number]

/**
 * The mail domains of an organization. AWS lists their names alone: the states are read one by one,
 * and a domain whose state cannot be read leaves the others alone. Source: DOM-01, DOM-04.
 */
export function DomainsPage() {
  const text = useText('domains')
  const scope = useOrganizationScope()
  const client = useQueryClient()
  const query = useWholeList('mailDomains.list', scope)
  const inputOf = ({ domainName }: Row) => ({ ...scope, domainName })
  /** A column of what only the description of a domain has. */
  const streamed = (
    id: 'type' | 'ownership' | 'dkim',
    codeOf: (domain: MailDomain) => 'test' | 'own' | MailDomain['dkimVerificationStatus'],
  ) => {
    const wordsOf = (code: ReturnType<typeof codeOf>) =>
      text(code === 'test' || code === 'own' ? `type.${code}` : `status.${code}`)
    return {
      id,
      header: text(id),
      value: (row: Row) => {
        const { queryKey } = streamOptions('mailDomains.describe', inputOf(row))
        const domain = client.getQueryData(queryKey)
        return domain === undefined ? text('notRead') : wordsOf(codeOf(domain))
      },
      cell: (row: Row) => (
        <Streamed
          id="mailDomains.describe"
          input={inputOf(row)}
          what={row.domainName}
          isTold={id !== 'ownership'}
        >
          {(domain) => {
            const code = codeOf(domain)
            if (code === 'test' || code === 'own') return wordsOf(code)
            return <Status type={statusSigns[code]}>{wordsOf(code)}</Status>
          }}
        </Streamed>
      ),
    }
  }
  return (
    <>
      <WholeTable<Row>
        id="mailDomains"
        operation="mailDomains.list"
        as="page"
        query={query}
        title={text('title')}
        description={
          <>
            {text('description')}{' '}
            {query.data && (
              <StreamProgress id="mailDomains.describe" inputs={query.data.map(inputOf)} />
            )}
          </>
        }
        empty={text('none')}
        columns={[
          {
            id: 'domain',
            header: text('domain'),
            isRowHeader: true,
            wraps: true,
            value: ({ domainName }) => domainName,
            cell: ({ domainName }) => (
              <AppLink to={organizationPath(scope, `domains/${domainName}`)}>{domainName}</AppLink>
            ),
          },
          {
            id: 'default',
            header: text('default'),
            value: ({ defaultDomain }) => defaultDomain,
            cell: ({ defaultDomain }) => (defaultDomain ? text('isDefault') : '–'),
          },
          streamed('type', ({ isTestDomain }) => (isTestDomain ? 'test' : 'own')),
          { ...streamed('ownership', (domain) => domain.ownershipVerificationStatus), wraps: true },
          streamed('dkim', (domain) => domain.dkimVerificationStatus),
        ]}
        rowKey={({ domainName }) => domainName}
        footer={<CliCommand id="mailDomains.list" input={scope} />}
      />
      <Box margin={{ top: 'l' }}>
        <Sending />
      </Box>
    </>
  )
}
