import Box from '@cloudscape-design/components/box'
import type { Output } from '@mailroom/schemas'
import { Status } from '@mailroom/ui/Status'
import { useQueryClient } from '@tanstack/react-query'
import { organizationPath, useOrganizationScope } from '../../kit/data/scope.ts'
import { Streamed, StreamProgress, streamOptions } from '../../kit/page/Stream.tsx'
import { linkColumn, textColumn } from '../../kit/table/columns.tsx'
import { ListTable } from '../../kit/table/ListTable.tsx'
import { useWholeList } from '../../kit/table/whole-list.ts'
import { useWholeSource } from '../../kit/table/whole-source.tsx'
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
  const source = useWholeSource({
    id: 'mailDomains',
    operation: 'mailDomains.list',
    input: scope,
    query,
    as: 'page',
    columns: [
      linkColumn({
        id: 'domain',
        header: text('domain'),
        wraps: true,
        value: ({ domainName }: Row) => domainName,
        to: ({ domainName }) => organizationPath(scope, `domains/${domainName}`),
      }),
      textColumn({
        id: 'default',
        header: text('default'),
        value: ({ defaultDomain }: Row) => defaultDomain,
        shown: ({ defaultDomain }) => (defaultDomain ? text('isDefault') : undefined),
      }),
      streamed('type', ({ isTestDomain }) => (isTestDomain ? 'test' : 'own')),
      { ...streamed('ownership', (domain) => domain.ownershipVerificationStatus), wraps: true },
      streamed('dkim', (domain) => domain.dkimVerificationStatus),
    ],
  })
  return (
    <>
      <ListTable
        source={source}
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
        rowKey={({ domainName }) => domainName}
      />
      <Box margin={{ top: 'l' }}>
        <Sending />
      </Box>
    </>
  )
}
