import SpaceBetween from '@cloudscape-design/components/space-between'
import { AppButton } from '../app/AppButton.tsx'
import { useRead } from '../app/api/use-read.ts'
import { Can } from '../app/Can.tsx'
import { aliasColumn } from '../app/directory/list/alias-column.ts'
import { ListActions } from '../app/directory/list/ListActions.tsx'
import { LiveFilterFields, useLiveFilters } from '../app/directory/list/LiveFilterFields.tsx'
import { LiveSwitch, useIsLive } from '../app/directory/list/LiveSwitch.tsx'
import { NoMatch } from '../app/directory/list/NoMatch.tsx'
import { StateFilter, useStateFilter } from '../app/directory/list/StateFilter.tsx'
import { useDirectoryReason } from '../app/directory/use-why-not.ts'
import { useOrganizationScope } from '../app/scope.ts'
import { OperationTable } from '../app/table/OperationTable.tsx'
import { SearchTable } from '../app/table/SearchTable.tsx'
import { useText } from '../app/texts/texts.ts'
import { RoleFilter, useRoleFilter } from './RoleFilter.tsx'
import { useUserActions } from './use-user-actions.ts'
import { useUserColumns } from './use-user-columns.tsx'
import { isManaged } from './user-state.ts'

function AddButton() {
  const text = useText('users')
  const disabledReason = useDirectoryReason('users.create')
  return (
    <Can id="users.create">
      <AppButton to="create" variant="primary" disabledReason={disabledReason}>
        {text('addUser')}
      </AppButton>
    </Can>
  )
}

/** All users, from the index. */
function AllUsers() {
  const text = useText('users')
  const shared = useText('directory')
  const state = useStateFilter()
  const role = useRoleFilter()
  const actions = useUserActions()
  return (
    <SearchTable
      id="users"
      title={text('users')}
      description={text('usersDescription')}
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
      actions={(chosen, only) => (
        <SpaceBetween direction="horizontal" size="xs">
          <ListActions actions={actions} chosen={chosen} only={only} />
          <AddButton />
        </SpaceBetween>
      )}
      disabledReason={(user) => (isManaged(user) ? undefined : text('notManaged'))}
      empty={text('noUsers')}
      noMatch={<NoMatch>{text('noMatch')}</NoMatch>}
      columns={[...useUserColumns(), aliasColumn(shared('aliases'))]}
    />
  )
}

/** What `ListUsers` searches by. Source: USR-02. */
const prefixes = ['usernamePrefix', 'displayNamePrefix', 'primaryEmailPrefix'] as const
const withIdentityCenter = [...prefixes, 'identityProviderUserIdPrefix'] as const

/** The users page by page, as AWS says them now. */
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
      actions={<AddButton />}
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
