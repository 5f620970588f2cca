import { type EntityState, keptUntil, type UserRole } from '@mailroom/schemas'
import { useMemo } from 'react'
import { AppLink } from '../app/AppLink.tsx'
import { EntityStatus } from '../app/directory/EntityStatus.tsx'
import { statusOf } from '../app/directory/entity-status.ts'
import { AddressCell } from '../app/directory/list/AddressCell.tsx'
import { Marked } from '../app/table/Marked.tsx'
import { useFormats } from '../app/texts/formats.ts'
import { useText } from '../app/texts/texts.ts'

/** The members of a user in a list that both the index and AWS return. */
type ListedUser = {
  id: string
  name: string
  displayName?: string | undefined
  email?: string | undefined
  matchedAlias?: string | undefined
  state: EntityState
  userRole?: UserRole | undefined
  enabledDate?: string | undefined
  disabledDate?: string | undefined
}

function purgeDate({ state, disabledDate }: ListedUser): string | undefined {
  if (state !== 'DISABLED' || disabledDate === undefined) return undefined
  return keptUntil(disabledDate)
}

function date(value: string | undefined): Date | undefined {
  return value === undefined ? undefined : new Date(value)
}

/** Returns the columns of a list of users, from the index or AWS. Source: USR-01. */
export function useUserColumns() {
  const text = useText('users')
  const shared = useText('directory')
  const { dateTime } = useFormats()
  return useMemo(() => {
    const moment = (value: string | undefined) => (value === undefined ? '–' : dateTime(value))
    const roleOf = ({ userRole }: ListedUser) => userRole && text(`role.${userRole}`)
    return [
      {
        id: 'name',
        header: text('name'),
        isRowHeader: true,
        width: '19%' as const,
        sortBy: 'name',
        value: ({ name }: ListedUser) => name,
        cell: ({ id, name }: ListedUser) => (
          <AppLink to={id}>
            <Marked>{name}</Marked>
          </AppLink>
        ),
      },
      {
        id: 'displayName',
        header: text('displayName'),
        width: '19%' as const,
        sortBy: 'displayName',
        value: ({ displayName }: ListedUser) => displayName,
        onCard: 'below' as const,
        cell: ({ displayName }: ListedUser) => (displayName ? <Marked>{displayName}</Marked> : '–'),
      },
      {
        id: 'email',
        header: text('email'),
        sortBy: 'email',
        value: ({ email }: ListedUser) => email,
        minWidth: 180,
        onCard: 'below' as const,
        cell: (user: ListedUser) => <AddressCell {...user} />,
      },
      {
        id: 'status',
        header: text('status'),
        sortBy: 'state',
        width: 156,
        onCard: 'beside' as const,
        value: (user: ListedUser) => {
          const code = statusOf(user)
          return { code, words: shared(`state.${code}`) }
        },
        cell: (user: ListedUser) => <EntityStatus state={user.state} userRole={user.userRole} />,
      },
      {
        id: 'role',
        header: text('role'),
        width: 150,
        hidden: true,
        // An import understands both in every language.
        value: (user: ListedUser) =>
          user.userRole && { code: user.userRole, words: roleOf(user) ?? user.userRole },
        cell: (user: ListedUser) => roleOf(user) ?? '–',
      },
      {
        id: 'enabledDate',
        header: text('enabledDate'),
        sortBy: 'enabledDate',
        width: 180,
        hidden: true,
        value: ({ enabledDate }: ListedUser) => date(enabledDate),
        cell: ({ enabledDate }: ListedUser) => moment(enabledDate),
      },
      {
        id: 'disabledDate',
        header: text('disabledDate'),
        sortBy: 'disabledDate',
        width: 180,
        hidden: true,
        value: ({ disabledDate }: ListedUser) => date(disabledDate),
        cell: ({ disabledDate }: ListedUser) => moment(disabledDate),
      },
      {
        id: 'mailboxDeletedOn',
        header: text('mailboxDeletedOn'),
        width: 180,
        hidden: true,
        value: (user: ListedUser) => date(purgeDate(user)),
        cell: (user: ListedUser) => moment(purgeDate(user)),
      },
      {
        id: 'id',
        header: text('id'),
        width: 300,
        hidden: true,
        value: ({ id }: ListedUser) => id,
        cell: ({ id }: ListedUser) => id,
      },
    ]
  }, [text, shared, dateTime])
}
