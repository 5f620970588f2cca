import SpaceBetween from '@cloudscape-design/components/space-between'
import type { UserSummary } from '@mailroom/schemas'
import { useMemo } from 'react'
import { AppButton } from '../app/AppButton.tsx'
import { AppLink } from '../app/AppLink.tsx'
import { Can } from '../app/Can.tsx'
import { EntityStatus } from '../app/directory/EntityStatus.tsx'
import { nameOf } from '../app/directory/entity-name.ts'
import { statusOf } from '../app/directory/entity-status.ts'
import { useOrganizationScope } from '../app/scope.ts'
import { useFilter } from '../app/table/list-address.ts'
import { OperationTable } from '../app/table/OperationTable.tsx'
import { useFormats } from '../app/texts/formats.ts'
import { useText } from '../app/texts/texts.ts'
import { UserFilters } from './UserFilters.tsx'
import { parseFilters, queryOf } from './user-filters.ts'
import { mailboxDeletedOn, whyNotResettable } from './user-state.ts'

function useColumns() {
  const text = useText('users')
  const formats = useFormats()
  return useMemo(
    () => [
      {
        id: 'name',
        header: text('name'),
        isRowHeader: true,
        value: ({ name }: UserSummary) => name,
        cell: (user: UserSummary) => <AppLink to={user.id}>{user.name}</AppLink>,
      },
      {
        id: 'displayName',
        header: text('displayName'),
        value: ({ displayName }: UserSummary) => displayName,
        cell: (user: UserSummary) => user.displayName ?? '–',
      },
      {
        id: 'email',
        header: text('email'),
        value: ({ email }: UserSummary) => email,
        cell: (user: UserSummary) => user.email ?? '–',
      },
      {
        id: 'status',
        header: text('status'),
        value: statusOf,
        cell: (user: UserSummary) => <EntityStatus {...user} />,
      },
      {
        id: 'role',
        header: text('role'),
        value: ({ userRole }: UserSummary) => userRole,
        cell: (user: UserSummary) => text(`role.${user.userRole}`),
      },
      {
        id: 'enabledDate',
        header: text('enabledDate'),
        hidden: true,
        value: ({ enabledDate }: UserSummary) => enabledDate && new Date(enabledDate),
        cell: ({ enabledDate }: UserSummary) =>
          enabledDate === undefined ? '–' : formats.dateTime(enabledDate),
      },
      {
        id: 'disabledDate',
        header: text('disabledDate'),
        hidden: true,
        value: ({ disabledDate }: UserSummary) => disabledDate && new Date(disabledDate),
        cell: ({ disabledDate }: UserSummary) =>
          disabledDate === undefined ? '–' : formats.dateTime(disabledDate),
      },
      {
        id: 'mailboxDeletedOn',
        header: text('mailboxDeletedOn'),
        hidden: true,
        value: ({ state, disabledDate }: UserSummary) =>
          state === 'DISABLED' && disabledDate !== undefined
            ? new Date(mailboxDeletedOn(disabledDate))
            : undefined,
        cell: ({ state, disabledDate }: UserSummary) =>
          state === 'DISABLED' && disabledDate !== undefined
            ? formats.dateTime(mailboxDeletedOn(disabledDate))
            : '–',
      },
      {
        id: 'id',
        header: text('id'),
        hidden: true,
        value: ({ id }: UserSummary) => id,
        cell: (user: UserSummary) => user.id,
      },
      {
        id: 'actions',
        header: text('actions'),
        cell: (user: UserSummary) =>
          whyNotResettable(user) === undefined && (
            <Can id="users.resetPassword">
              <AppLink
                to={`${user.id}/reset-password`}
                ariaLabel={text('resetPasswordOf', { user: nameOf(user) })}
              >
                {text('resetPassword')}
              </AppLink>
            </Can>
          ),
      },
    ],
    [text, formats],
  )
}

/** The users of an organization, page by page. Source: USR-01, USR-02. */
export function UsersPage() {
  const text = useText('users')
  const [by, setBy] = useFilter('by')
  const [prefix, setPrefix] = useFilter('text')
  const [state, setState] = useFilter('state')
  const chosen = parseFilters(by, prefix, state)
  const { filters, where } = queryOf(chosen)
  const change = { by: setBy, text: setPrefix, state: setState }
  return (
    <OperationTable
      id="users.list"
      input={{ ...useOrganizationScope(), ...(filters ? { filters } : {}) }}
      title={text('users')}
      description={text('usersDescription')}
      actions={
        <Can id="users.create">
          <AppButton to="create" variant="primary">
            {text('addUser')}
          </AppButton>
        </Can>
      }
      filter={<UserFilters chosen={chosen} onChange={(name, value) => change[name](value)} />}
      empty={
        filters ? (
          <SpaceBetween size="xs">
            {text('noMatch')}
            <AppButton to="?">{text('clearFilters')}</AppButton>
          </SpaceBetween>
        ) : (
          text('noUsers')
        )
      }
      columns={useColumns()}
      rowKey={(user) => user.id}
      where={where}
    />
  )
}
