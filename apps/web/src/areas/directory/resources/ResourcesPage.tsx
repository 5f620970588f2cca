import type { Entity } from '@mailroom/schemas/entities'
import type { ResourceSummary } from '@mailroom/schemas/resources'
import { useMemo } from 'react'
import { Outlet } from 'react-router'
import { useDirectoryReason } from '../../../kit/access/use-why-not.ts'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { useIndexSource } from '../../../kit/table/index-source.tsx'
import { ListTable } from '../../../kit/table/ListTable.tsx'
import { useLiveSource } from '../../../kit/table/live-source.tsx'
import type { Add } from '../../../kit/table/use-list-tools.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { EntityStateFilter, useEntityStateFilter } from '../list/EntityStateFilter.tsx'
import { type ListAction, ListActions } from '../list/ListActions.tsx'
import { LiveFilterFields, useLiveFilters } from '../list/LiveFilterFields.tsx'
import { LiveSwitch, useIsLive } from '../list/LiveSwitch.tsx'
import { NoMatch } from '../list/NoMatch.tsx'
import { useIndexColumns } from '../list/use-index-columns.tsx'
import { useRowMenu } from '../list/use-row-menu.ts'
import { useResourceColumns } from './use-resource-columns.tsx'

/**
 * The actions on resources that are selected in the list. Source: RES-11 to RES-14, GEN-08, issue
 * 4.
 */
const resourceActions: ListAction[] = [
  {
    kind: 'enable',
    operation: 'resources.enable',
    dialog: 'enable',
  },
  {
    kind: 'disable',
    operation: 'resources.disable',
    dialog: 'disable',
  },
  {
    kind: 'delete',
    operation: 'resources.delete',
    dialog: 'delete',
    single: true,
  },
  { kind: 'setHidden', operation: 'resources.update' },
  { kind: 'addAlias', operation: 'aliases.create' },
  { kind: 'removeAliases', operation: 'aliases.delete' },
]

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
  const source = useIndexSource({
    id: 'resources',
    query: { types: ['RESOURCE'], ...(state ? { states: [state] } : {}) },
    columns,
  })
  return (
    <ListTable
      source={source}
      title={text('resources')}
      description={reason}
      filter={
        <>
          <EntityStateFilter />
          <LiveSwitch />
        </>
      }
      chosenActions={
        <ListActions actions={resourceActions} chosen={source.chosen.targets} only={source.only} />
      }
      add={useAdd()}
      menu={menu}
      empty={text('noResources')}
      noMatch={<NoMatch>{text('noMatch')}</NoMatch>}
      rowKey={({ id }) => id}
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
  const source = useLiveSource({
    operation: 'resources.list',
    input: { ...useOrganizationScope(), ...(filters ? { filters } : {}) },
    columns: useResourceColumns(listedType),
    where,
  })
  return (
    <ListTable
      source={source}
      title={text('resources')}
      description={reason ?? text('resourcesDescription')}
      add={useAdd()}
      filter={<LiveFilterFields prefixes={prefixes} labelOf={(prefix) => labels[prefix]} />}
      empty={filters ? <NoMatch>{text('noMatch')}</NoMatch> : text('noResources')}
      rowKey={({ id }) => id}
    />
  )
}

/** The rooms and equipment of an organization. Source: RES-01, RES-02, RES-14. */
export function ResourcesPage() {
  return (
    <>
      {useIsLive() ? <LiveResources /> : <AllResources />}
      <Outlet />
    </>
  )
}
