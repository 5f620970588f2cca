import { isManaged } from '@mailroom/schemas'
import { useMemo } from 'react'
import { useDirectoryReason } from '../../../kit/access/use-why-not.ts'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
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
import { RoleFilter, useRoleFilter } from './RoleFilter.tsx'
import { useUserActions } from './use-user-actions.ts'
import { useUserColumns } from './use-user-columns.tsx'

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
          <EntityStateFilter />
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
