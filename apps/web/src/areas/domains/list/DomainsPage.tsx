import Box from '@cloudscape-design/components/box'
import { maxMailDomains } from '@mailroom/schemas'
import { useState } from 'react'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { StreamProgress } from '../../../kit/page/Stream.tsx'
import { ListTable } from '../../../kit/table/ListTable.tsx'
import { useWholeList } from '../../../kit/table/whole-list.ts'
import { useWholeSource } from '../../../kit/table/whole-source.tsx'
import { useText } from '../../../kit/words/texts.ts'
import type { MailDomain } from '../use-domain.ts'
import { Sending } from './Sending.tsx'
import { useDomainColumns } from './use-domain-columns.tsx'

/**
 * The mail domains of an organization. AWS lists their names alone: the states are read one by one,
 * and a domain whose state cannot be read leaves the others alone. Source: DOM-01, DOM-04.
 */
export function DomainsPage() {
  const text = useText('domains')
  const scope = useOrganizationScope()
  const query = useWholeList('mailDomains.list', scope)
  /** What is read of the domains, as far as order and search follow it, in the order of the list. */
  const [states, setStates] = useState<readonly (MailDomain | undefined)[]>([])
  const source = useWholeSource({
    id: 'mailDomains',
    operation: 'mailDomains.list',
    input: scope,
    query,
    as: 'page',
    columns: useDomainColumns(query.data, states),
  })
  const inputs = query.data?.map(({ domainName }) => ({ ...scope, domainName }))
  return (
    <>
      <ListTable
        source={source}
        title={text('title')}
        description={
          <>
            {text('description', { max: maxMailDomains })}{' '}
            {inputs && (
              <StreamProgress id="mailDomains.describe" inputs={inputs} onRead={setStates} />
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
