import Badge from '@cloudscape-design/components/badge'
import type { SessionSummary } from '@mailroom/schemas/sessions'
import { Outlet, useLocation } from 'react-router'
import { useCan } from '../../kit/access/Can.tsx'
import { actionColumn, dateColumn, textColumn } from '../../kit/table/columns.tsx'
import { ListTable } from '../../kit/table/ListTable.tsx'
import { useLiveSource } from '../../kit/table/live-source.tsx'
import { useRoleNames } from '../../kit/words/role-names.ts'
import { useText } from '../../kit/words/texts.ts'

/** The people who are signed in to this console; administrators can end a session. */
export function SessionsPage() {
  const text = useText('sessions')
  const roleNames = useRoleNames()
  const { search } = useLocation()
  const can = useCan()
  const source = useLiveSource({
    operation: 'sessions.list',
    input: {},
    columns: [
      {
        id: 'account',
        header: text('account'),
        isRowHeader: true,
        minWidth: 220,
        wraps: true,
        value: ({ account }) => account.name,
        cell: ({ account, current }) => (
          <>
            {account.name} {current && <Badge color="blue">{text('current')}</Badge>}
          </>
        ),
      },
      textColumn({
        id: 'role',
        header: text('role'),
        minWidth: 140,
        wraps: true,
        value: ({ roles }: SessionSummary) => roleNames(roles),
      }),
      textColumn({
        id: 'address',
        header: text('address'),
        minWidth: 140,
        wraps: true,
        value: ({ address }: SessionSummary) => address,
      }),
      dateColumn({
        id: 'createdAt',
        header: text('createdAt'),
        value: (row: SessionSummary) => row.createdAt,
      }),
      dateColumn({
        id: 'lastSeenAt',
        header: text('lastSeenAt'),
        value: (row: SessionSummary) => row.lastSeenAt,
      }),
      dateColumn({
        id: 'expiresAt',
        header: text('expiresAt'),
        value: (row: SessionSummary) => row.expiresAt,
      }),
      ...(can('sessions.revoke')
        ? [
            actionColumn({
              header: text('actions'),
              minWidth: 110,
              text: text('end'),
              to: ({ id }: SessionSummary) => `${id}/end${search}`,
              label: ({ account }) => text('endOf', { name: account.name }),
            }),
          ]
        : []),
    ],
  })
  return (
    <>
      <ListTable
        source={source}
        title={text('title')}
        description={text('description')}
        empty={text('none')}
        rowKey={({ id }) => id}
      />
      <Outlet />
    </>
  )
}
