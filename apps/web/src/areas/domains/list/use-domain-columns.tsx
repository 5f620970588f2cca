import type { Output } from '@mailroom/schemas/operations'
import { Status } from '@mailroom/ui/Status'
import type { Column } from '@mailroom/ui/table/DataTable'
import { useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { organizationPath, useOrganizationScope } from '../../../kit/data/scope.ts'
import { Streamed, streamOptions } from '../../../kit/page/Stream.tsx'
import { linkColumn, textColumn } from '../../../kit/table/columns.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { type MailDomain, statusSigns } from '../use-domain.ts'

export type Row = Output<'mailDomains.list'>['items'][number]

/** What is read of the domains of a list, by name. */
export type DomainStates = ReadonlyMap<string, MailDomain | undefined>

type Code = 'TEST' | 'OWN' | MailDomain['dkimVerificationStatus']

/**
 * Returns the columns. A file has the codes of the states, also of those that came after the list
 * was ordered last, and `NOT_READ` where there is none.
 */
export function useDomainColumns(read: DomainStates) {
  const text = useText('domains')
  const client = useQueryClient()
  const { connectionId, region, organizationId } = useOrganizationScope()
  return useMemo(() => {
    const scope = { connectionId, region, organizationId }
    const inputOf = ({ domainName }: Row) => ({ ...scope, domainName })
    const wordsOf = (code: Code) =>
      code === 'TEST' || code === 'OWN' ? text(`type.${code}`) : text(`status.${code}`)
    /** A column of what only the description of a domain has. */
    const streamed = (
      id: 'type' | 'ownership' | 'dkim',
      codeOf: (domain: MailDomain) => Code,
    ): Column<Row> => ({
      id,
      header: text(id),
      value: (row) => {
        const { queryKey } = streamOptions('mailDomains.describe', inputOf(row))
        const domain = client.getQueryData(queryKey)
        return domain === undefined ? 'NOT_READ' : codeOf(domain)
      },
      words: ({ domainName }) => {
        const domain = read.get(domainName)
        return domain && wordsOf(codeOf(domain))
      },
      cell: (row) => (
        <Streamed
          id="mailDomains.describe"
          input={inputOf(row)}
          what={row.domainName}
          isTold={id !== 'ownership'}
        >
          {(domain) => {
            const code = codeOf(domain)
            if (code === 'TEST' || code === 'OWN') return wordsOf(code)
            return <Status type={statusSigns[code]}>{wordsOf(code)}</Status>
          }}
        </Streamed>
      ),
    })
    return [
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
      streamed('type', ({ isTestDomain }) => (isTestDomain ? 'TEST' : 'OWN')),
      { ...streamed('ownership', (domain) => domain.ownershipVerificationStatus), wraps: true },
      streamed('dkim', (domain) => domain.dkimVerificationStatus),
    ]
  }, [text, client, connectionId, region, organizationId, read])
}
