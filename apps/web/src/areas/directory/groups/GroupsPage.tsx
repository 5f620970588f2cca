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
import { groupActions } from './group-actions.ts'
import { useGroupColumns } from './use-group-columns.ts'

/** Returns the button that adds a group. */
function useAdd(): Add {
  const text = useText('groups')
  const disabledReason = useDirectoryReason('groups.create')
  return { operation: 'groups.create', to: 'create', text: text('addGroup'), disabledReason }
}

/** All groups, from the index. */
function AllGroups() {
  const text = useText('groups')
  const reason = useDirectoryReason('groups.create')
  const state = useEntityStateFilter()
  const menu = useRowMenu({ actions: groupActions, edit: 'groups.update' })
  const listed = useGroupColumns()
  const indexed = useIndexColumns('GROUP')
  const columns = useMemo(() => [...listed, ...indexed], [listed, indexed])
  return (
    <SearchTable
      id="groups"
      title={text('groups')}
      description={reason}
      query={{ types: ['GROUP'], ...(state ? { states: [state] } : {}) }}
      filters={
        <>
          <EntityStateFilter />
          <LiveSwitch />
        </>
      }
      actions={(chosen, only) => <ListActions actions={groupActions} chosen={chosen} only={only} />}
      add={useAdd()}
      menu={menu}
      empty={text('noGroups')}
      noMatch={<NoMatch>{text('noMatch')}</NoMatch>}
      columns={columns}
    />
  )
}

/** The properties that `ListGroups` searches. Source: GRP-02. */
const prefixes = ['namePrefix', 'primaryEmailPrefix'] as const

/** The groups page by page, live from AWS. */
function LiveGroups() {
  const text = useText('groups')
  const reason = useDirectoryReason('groups.create')
  const { filters, where } = useLiveFilters(prefixes)
  const labels = { namePrefix: text('name'), primaryEmailPrefix: text('email') }
  return (
    <OperationTable
      id="groups.list"
      input={{ ...useOrganizationScope(), ...(filters ? { filters } : {}) }}
      title={text('groups')}
      description={reason ?? text('groupsDescription')}
      add={useAdd()}
      filter={<LiveFilterFields prefixes={prefixes} labelOf={(prefix) => labels[prefix]} />}
      empty={filters ? <NoMatch>{text('noMatch')}</NoMatch> : text('noGroups')}
      columns={useGroupColumns()}
      rowKey={({ id }) => id}
      where={where}
    />
  )
}

/** The groups of an organization. Source: GRP-01, GRP-02. */
export function GroupsPage() {
  return useIsLive() ? <LiveGroups /> : <AllGroups />
}
