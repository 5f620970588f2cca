import { useMemo } from 'react'
import { useRead } from '../app/api/use-read.ts'
import { ListActions } from '../app/directory/list/ListActions.tsx'
import { LiveFilterFields, useLiveFilters } from '../app/directory/list/LiveFilterFields.tsx'
import { LiveSwitch, useIsLive } from '../app/directory/list/LiveSwitch.tsx'
import { NoMatch } from '../app/directory/list/NoMatch.tsx'
import { StateFilter, useStateFilter } from '../app/directory/list/StateFilter.tsx'
import { useIndexColumns } from '../app/directory/list/use-index-columns.tsx'
import { useRowMenu } from '../app/directory/list/use-row-menu.ts'
import { useDirectoryReason } from '../app/directory/use-why-not.ts'
import { useOrganizationScope } from '../app/scope.ts'
import { OperationTable } from '../app/table/OperationTable.tsx'
import { SearchTable } from '../app/table/SearchTable.tsx'
import type { Add } from '../app/table/use-list-tools.tsx'
import { useText } from '../app/texts/texts.ts'
import { RoleFilter, useRoleFilter } from './RoleFilter.tsx'
import { useUserActions } from './use-user-actions.ts'
import { useUserColumns } from './use-user-columns.tsx'
import { isManaged } from './user-state.ts'

/** Returns the button that adds a user. */
function useAdd(): Add {
  const text = useText('users')
  const disabledReason = useDirectoryReason('users.create')
  return { operation: 'users.create', to: 'create', text: text('addUser'), disabledReason }
}

/** All users, from the index. */
function AllUsers() {
  const text = useText('users')
  const state = useStateFilter()
  const role = useRoleFilter()
  const actions = useUserActions()
  const menu = useRowMenu({ actions, edit: 'users.update' })
  const listed = useUserColumns()
  const indexed = useIndexColumns('USER')
  const columns = useMemo(() => [...listed, ...indexed], [listed, indexed])
  return (
    <SearchTable
      id="users"
      title={text('users')}
      query={{
        types: ['USER'],
        ...(state ? { states: [state] } : {}),
        ...(role ? { userRoles: [role] } : {}),
      }}
      filters={
        <>
          <StateFilter />
          <RoleFilter />
          <LiveSwitch />
        </>
      }
      actions={(chosen, only) => <ListActions actions={actions} chosen={chosen} only={only} />}
      add={useAdd()}
      menu={menu}
      disabledReason={(user) => (isManaged(user) ? undefined : text('notManaged'))}
      empty={text('noUsers')}
      noMatch={<NoMatch>{text('noMatch')}</NoMatch>}
      columns={columns}
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
  return (
    <OperationTable
      id="users.list"
      input={{ ...scope, ...(filters ? { filters } : {}) }}
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
      columns={useUserColumns()}
      rowKey={({ id }) => id}
      where={where}
    />
  )
}

/** The users of an organization. Source: USR-01, USR-02, USR-32. */
export function UsersPage() {
  return useIsLive() ? <LiveUsers /> : <AllUsers />
}
