import type { UserRole } from '@mailroom/schemas'
import { useMemo } from 'react'
import { statusOf } from '../../../kit/entity/entity-status.ts'
import { Marked } from '../../../kit/table/Marked.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { EntityStatus } from '../EntityStatus.tsx'
import { type Listed, useListedColumns } from '../list/use-listed-columns.tsx'

/** The members of a user in a list that both the index and AWS return. */
type ListedUser = Listed & { displayName?: string | undefined; userRole?: UserRole | undefined }

/** Returns the columns of a list of users, from the index or AWS. Source: USR-01. */
export function useUserColumns() {
  const text = useText('users')
  const shared = useText('directory')
  const listed = useListedColumns({
    name: text('name'),
    id: text('id'),
    keptUntil: text('mailboxDeletedOn'),
  })
  return useMemo(() => {
    const roleOf = ({ userRole }: ListedUser) => userRole && text(`role.${userRole}`)
    const { name, email, status, enabledDate, disabledDate, keptUntil, id } = listed
    return [
      name,
      {
        id: 'displayName',
        header: text('displayName'),
        minWidth: 150,
        sortBy: 'displayName',
        value: ({ displayName }: ListedUser) => displayName,
        onCard: 'below' as const,
        cell: ({ displayName }: ListedUser) => (displayName ? <Marked>{displayName}</Marked> : '–'),
      },
      email,
      {
        ...status,
        width: 156,
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
      enabledDate,
      disabledDate,
      { ...keptUntil, id: 'mailboxDeletedOn' },
      id,
    ]
  }, [text, shared, listed])
}
