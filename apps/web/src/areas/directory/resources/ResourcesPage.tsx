import type { Entity, ResourceSummary } from '@mailroom/schemas'
import { useMemo } from 'react'
import { useDirectoryReason } from '../../../kit/access/use-why-not.ts'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { OperationTable } from '../../../kit/table/OperationTable.tsx'
import { SearchTable } from '../../../kit/table/SearchTable.tsx'
import type { Add } from '../../../kit/table/use-list-tools.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { EntityStateFilter, useEntityStateFilter } from '../list/EntityStateFilter.tsx'
import { ListActions } from '../list/ListActions.tsx'
import { LiveFilterFields, useLiveFilters } from '../list/LiveFilterFields.tsx'
import { LiveSwitch, useIsLive } from '../list/LiveSwitch.tsx'
import { NoMatch } from '../list/NoMatch.tsx'
import { useIndexColumns } from '../list/use-index-columns.tsx'
import { useRowMenu } from '../list/use-row-menu.ts'
import { resourceActions } from './resource-actions.ts'
import { useResourceColumns } from './use-resource-columns.tsx'

/** Returns the button that adds a resource. */
function useAdd(): Add {
  const text = useText('resources')
  const disabledReason = useDirectoryReason('resources.create')
  return { operation: 'resources.create', to: 'create', text: text('addResource'), disabledReason }
}

const indexedType = ({ resourceType }: Entity) => resourceType
const listedType = ({ type }: ResourceSummary) => type

/** All resources, from the index. */
function AllResources() {
  const text = useText('resources')
  const reason = useDirectoryReason('resources.create')
  const state = useEntityStateFilter()
  const menu = useRowMenu({ actions: resourceActions, edit: 'resources.update' })
  const listed = useResourceColumns(indexedType)
  const indexed = useIndexColumns('RESOURCE')
  const columns = useMemo(() => [...listed, ...indexed], [listed, indexed])
  return (
    <SearchTable
      id="resources"
      title={text('resources')}
      description={reason}
      query={{ types: ['RESOURCE'], ...(state ? { states: [state] } : {}) }}
      filters={
        <>
          <EntityStateFilter />
          <LiveSwitch />
        </>
      }
      actions={(chosen, only) => (
        <ListActions actions={resourceActions} chosen={chosen} only={only} />
      )}
      add={useAdd()}
      menu={menu}
      empty={text('noResources')}
      noMatch={<NoMatch>{text('noMatch')}</NoMatch>}
      columns={columns}
    />
  )
}

/** The properties that `ListResources` searches. Source: RES-02. */
const prefixes = ['namePrefix', 'primaryEmailPrefix'] as const

/** The resources page by page, live from AWS. */
function LiveResources() {
  const text = useText('resources')
  const reason = useDirectoryReason('resources.create')
  const { filters, where } = useLiveFilters(prefixes)
  const labels = { namePrefix: text('name'), primaryEmailPrefix: text('email') }
  return (
    <OperationTable
      id="resources.list"
      input={{ ...useOrganizationScope(), ...(filters ? { filters } : {}) }}
      title={text('resources')}
      description={reason ?? text('resourcesDescription')}
      add={useAdd()}
      filter={<LiveFilterFields prefixes={prefixes} labelOf={(prefix) => labels[prefix]} />}
      empty={filters ? <NoMatch>{text('noMatch')}</NoMatch> : text('noResources')}
      columns={useResourceColumns(listedType)}
      rowKey={({ id }) => id}
      where={where}
    />
  )
}

/** The rooms and equipment of an organization. Source: RES-01, RES-02, RES-14. */
export function ResourcesPage() {
  return useIsLive() ? <LiveResources /> : <AllResources />
}
