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
import { useGroupColumns } from './use-group-columns.ts'

/** The actions on groups that are selected in the list. Source: GRP-04, GRP-13, GRP-14, GEN-08. */
const groupActions: ListAction[] = [
  {
    kind: 'enable',
    operation: 'groups.enable',
    dialog: 'enable',
  },
  {
    kind: 'disable',
    operation: 'groups.disable',
    dialog: 'disable',
  },
  {
    kind: 'delete',
    operation: 'groups.delete',
    dialog: 'delete',
    single: true,
  },
  { kind: 'setHidden', operation: 'groups.update' },
  { kind: 'addToGroups', operation: 'groupMembers.associate' },
  { kind: 'removeFromGroups', operation: 'groupMembers.disassociate' },
  { kind: 'addAlias', operation: 'aliases.create' },
  { kind: 'removeAliases', operation: 'aliases.delete' },
  { kind: 'grantPermissions', operation: 'mailboxPermissions.put' },
  { kind: 'revokePermissions', operation: 'mailboxPermissions.delete' },
]

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
  const source = useIndexSource({
    id: 'groups',
    query: { types: ['GROUP'], ...(state ? { states: [state] } : {}) },
    columns,
  })
  return (
    <ListTable
      source={source}
      title={text('groups')}
      description={reason}
      filter={
        <>
          <EntityStateFilter />
          <LiveSwitch />
        </>
      }
      chosenActions={
        <ListActions actions={groupActions} chosen={source.chosen.targets} only={source.only} />
      }
      add={useAdd()}
      menu={menu}
      empty={text('noGroups')}
      noMatch={<NoMatch>{text('noMatch')}</NoMatch>}
      rowKey={({ id }) => id}
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
  const source = useLiveSource({
    operation: 'groups.list',
    input: { ...useOrganizationScope(), ...(filters ? { filters } : {}) },
    columns: useGroupColumns(),
    where,
  })
  return (
    <ListTable
      source={source}
      title={text('groups')}
      description={reason ?? text('groupsDescription')}
      add={useAdd()}
      filter={<LiveFilterFields prefixes={prefixes} labelOf={(prefix) => labels[prefix]} />}
      empty={filters ? <NoMatch>{text('noMatch')}</NoMatch> : text('noGroups')}
      rowKey={({ id }) => id}
    />
  )
}

/** The groups of an organization. Source: GRP-01, GRP-02. */
export function GroupsPage() {
  return (
    <>
      {useIsLive() ? <LiveGroups /> : <AllGroups />}
      <Outlet />
    </>
  )
}
