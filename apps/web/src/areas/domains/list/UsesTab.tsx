import type { Entity } from '@mailroom/schemas/entities'
import { useMemo } from 'react'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { nameOf } from '../../../kit/entity/entity-name.ts'
import { entityPath } from '../../../kit/entity/entity-path.ts'
import { linkColumn, textColumn } from '../../../kit/table/columns.tsx'
import { useIndexSource } from '../../../kit/table/index-source.tsx'
import { ListTable } from '../../../kit/table/ListTable.tsx'
import { useSearchText } from '../../../kit/table/search-address.ts'
import { useText } from '../../../kit/words/texts.ts'
import { useDomain } from '../use-domain.ts'
import { addressesIn, usersOf } from './addresses-in.ts'

function useColumns(domainName: string) {
  const text = useText('domains')
  const { connectionId, region, organizationId } = useOrganizationScope()
  return useMemo(() => {
    const scope = { connectionId, region, organizationId }
    return [
      linkColumn({
        id: 'displayName',
        header: text('usesName'),
        sortBy: 'displayName',
        value: (entity: Entity) => nameOf(entity),
        to: ({ type, id }) => entityPath(scope, { type, id }, 'aliases'),
      }),
      textColumn({
        id: 'type',
        header: text('usesType'),
        sortBy: 'type',
        value: ({ type }: Entity) => type,
        shown: ({ type }) => text(`usesType.${type}`),
      }),
      textColumn({
        id: 'addresses',
        header: text('usesAddresses'),
        minWidth: 220,
        wraps: true,
        value: (entity: Entity) => addressesIn(entity, domainName),
      }),
    ]
  }, [text, connectionId, region, organizationId, domainName])
}

/** Who has an address in the domain, from the index of the directory. Source: DOM-15. */
export function UsesTab() {
  const text = useText('domains')
  const { domainName } = useDomain().input
  const isSearched = useSearchText().text.trim() !== ''
  const source = useIndexSource({
    id: 'domainUses',
    as: 'part',
    query: usersOf(domainName),
    columns: useColumns(domainName),
  })
  return (
    <ListTable
      source={source}
      title={text('uses')}
      description={text('usesDescription', { domain: domainName })}
      empty={text('notUsed')}
      // That the list is of enabled ones is no choice of the person.
      {...(isSearched ? {} : { noMatch: text('notUsed') })}
      rowKey={({ id }) => id}
    />
  )
}
