import type { UserRole } from '@mailroom/schemas/users'
import { useMemo } from 'react'
import { textColumn } from '../../../kit/table/columns.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { type Listed, useListedColumns } from '../list/use-listed-columns.tsx'

/** The members of a user in a list that both the index and AWS return. */
type ListedUser = Listed & { displayName?: string | undefined; userRole?: UserRole | undefined }

/** Returns the columns of a list of users, from the index or AWS. Source: USR-01. */
export function useUserColumns() {
  const text = useText('users')
  const listed = useListedColumns({
    name: text('name'),
    id: text('id'),
    keptUntil: text('mailboxDeletedOn'),
  })
  return useMemo(() => {
    const { name, email, status, enabledDate, disabledDate, keptUntil, id } = listed
    return [
      name,
      textColumn({
        id: 'displayName',
        header: text('displayName'),
        minWidth: 150,
        sortBy: 'displayName',
        onCard: 'below',
        value: ({ displayName }: ListedUser) => displayName,
      }),
      email,
      status,
      textColumn({
        id: 'role',
        header: text('role'),
        width: 150,
        hidden: true,
        // An import understands both in every language.
        value: ({ userRole }: ListedUser) =>
          userRole && { code: userRole, words: text(`role.${userRole}`) },
      }),
      enabledDate,
      disabledDate,
      { ...keptUntil, id: 'mailboxDeletedOn' },
      id,
    ]
  }, [text, listed])
}
