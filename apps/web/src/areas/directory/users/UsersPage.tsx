import { isManaged } from '@mailroom/schemas/directory-rules'
import type { UserRole } from '@mailroom/schemas/users'
import { Select } from '@mailroom/ui/Select'
import { useMemo } from 'react'
import { Outlet } from 'react-router'
import { useDirectoryReason } from '../../../kit/access/use-why-not.ts'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { useIndexSource } from '../../../kit/table/index-source.tsx'
import { ListTable } from '../../../kit/table/ListTable.tsx'
import { useChoice } from '../../../kit/table/list-address.ts'
import { useLiveSource } from '../../../kit/table/live-source.tsx'
import type { Add } from '../../../kit/table/use-list-tools.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { EntityStateFilter, useEntityStateFilter } from '../list/EntityStateFilter.tsx'
import { ListActions } from '../list/ListActions.tsx'
import { LiveFilterFields, useLiveFilters } from '../list/LiveFilterFields.tsx'
import { LiveSwitch, useIsLive } from '../list/LiveSwitch.tsx'
import { NoMatch } from '../list/NoMatch.tsx'
import { useIndexColumns } from '../list/use-index-columns.tsx'
import { useRowMenu } from '../list/use-row-menu.ts'
import { useUserActions } from './use-user-actions.ts'
import { useUserColumns } from './use-user-columns.tsx'

const roles = [
  'USER',
  'REMOTE_USER',
  'RESOURCE',
  'SYSTEM_USER',
] as const satisfies readonly UserRole[]

/** Returns the role in the address that filters the list, if any. */
function useRoleFilter(): UserRole | undefined {
  return useChoice('role', roles)[0]
}

/** Filters the users by role. Source: GEN-03. */
function RoleFilter() {
  const text = useText('users')
  const [chosen, setRole] = useChoice('role', roles)
  const options = [
    { value: '', label: text('anyRole') },
    ...roles.map((value) => ({ value, label: text(`role.${value}`) })),
  ]
  return (
    <Select ariaLabel={text('role')} options={options} value={chosen ?? ''} onChange={setRole} />
  )
}

/** Returns the button that adds a user. */
function useAdd(): Add {
  const text = useText('users')
  const disabledReason = useDirectoryReason('users.create')
  return { operation: 'users.create', to: 'create', text: text('addUser'), disabledReason }
}

/** All users, from the index. */
function AllUsers() {
  const text = useText('users')
  const state = useEntityStateFilter()
  const role = useRoleFilter()
  const actions = useUserActions()
  const menu = useRowMenu({ actions, edit: 'users.update' })
  const listed = useUserColumns()
  const indexed = useIndexColumns('USER')
  const columns = useMemo(() => [...listed, ...indexed], [listed, indexed])
  const source = useIndexSource({
    id: 'users',
    query: {
      types: ['USER'],
      ...(state ? { states: [state] } : {}),
      ...(role ? { userRoles: [role] } : {}),
    },
    columns,
    disabledReason: (user) => (isManaged(user) ? undefined : text('notManaged')),
  })
  return (
    <ListTable
      source={source}
      title={text('users')}
      filter={
        <>
          <EntityStateFilter />
          <RoleFilter />
          <LiveSwitch />
        </>
      }
      chosenActions={
        <ListActions actions={actions} chosen={source.chosen.targets} only={source.only} />
      }
      add={useAdd()}
      menu={menu}
      empty={text('noUsers')}
      noMatch={<NoMatch>{text('noMatch')}</NoMatch>}
      rowKey={({ id }) => id}
    />
  )
}

/** The properties that `ListUsers` searches. Source: USR-02. */
const prefixes = ['usernamePrefix', 'displayNamePrefix', 'primaryEmailPrefix'] as const
const withIdentityCenter = [...prefixes, 'identityProviderUserIdPrefix'] as const

/** The users page by page, live from AWS. */
function LiveUsers() {
  const text = useText('users')
  const scope = useOrganizationScope()
  const { data: provider } = useRead('identityProvider.describe', scope)
  const offered = provider?.identityCenterConfiguration ? withIdentityCenter : prefixes
  const { filters, where } = useLiveFilters<(typeof withIdentityCenter)[number]>(offered)
  const source = useLiveSource({
    operation: 'users.list',
    input: { ...scope, ...(filters ? { filters } : {}) },
    columns: useUserColumns(),
    where,
  })
  return (
    <ListTable
      source={source}
      title={text('users')}
      description={text('liveDescription')}
      add={useAdd()}
      filter={
        <LiveFilterFields<(typeof withIdentityCenter)[number]>
          prefixes={offered}
          labelOf={(prefix) => text(`filter.${prefix}`)}
        />
      }
      empty={filters ? <NoMatch>{text('noMatchLive')}</NoMatch> : text('noUsers')}
      rowKey={({ id }) => id}
    />
  )
}

/** The users of an organization. Source: USR-01, USR-02, USR-32. */
export function UsersPage() {
  return (
    <>
      {useIsLive() ? <LiveUsers /> : <AllUsers />}
      <Outlet />
    </>
  )
}
