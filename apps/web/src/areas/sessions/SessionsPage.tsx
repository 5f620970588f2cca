import Badge from '@cloudscape-design/components/badge'
import { Outlet, useLocation } from 'react-router'
import { useCan } from '../../kit/access/Can.tsx'
import { AppLink } from '../../kit/page/AppLink.tsx'
import { Moment } from '../../kit/page/Moment.tsx'
import { OperationTable } from '../../kit/table/OperationTable.tsx'
import { useRoleNames } from '../../kit/words/role-names.ts'
import { useText } from '../../kit/words/texts.ts'

/** The people who are signed in to this console; administrators can end a session. */
export function SessionsPage() {
  const text = useText('sessions')
  const roleNames = useRoleNames()
  const { search } = useLocation()
  const can = useCan()
  return (
    <>
      <OperationTable
        id="sessions.list"
        input={{}}
        title={text('title')}
        description={text('description')}
        empty={text('none')}
        rowKey={({ id }) => id}
        columns={[
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
          {
            id: 'role',
            header: text('role'),
            minWidth: 140,
            wraps: true,
            value: ({ roles }) => roleNames(roles),
            cell: ({ roles }) => roleNames(roles),
          },
          {
            id: 'address',
            header: text('address'),
            minWidth: 140,
            wraps: true,
            value: ({ address }) => address,
            cell: ({ address }) => address ?? '–',
          },
          {
            id: 'createdAt',
            header: text('createdAt'),
            minWidth: 160,
            value: ({ createdAt }) => new Date(createdAt),
            cell: ({ createdAt }) => <Moment at={createdAt} />,
          },
          {
            id: 'lastSeenAt',
            header: text('lastSeenAt'),
            minWidth: 160,
            value: ({ lastSeenAt }) => new Date(lastSeenAt),
            cell: ({ lastSeenAt }) => <Moment at={lastSeenAt} />,
          },
          {
            id: 'expiresAt',
            header: text('expiresAt'),
            minWidth: 160,
            value: ({ expiresAt }) => new Date(expiresAt),
            cell: ({ expiresAt }) => <Moment at={expiresAt} />,
          },
          ...(can('sessions.revoke')
            ? [
                {
                  id: 'actions',
                  header: text('actions'),
                  minWidth: 110,
                  cell: ({ id, account }: { id: string; account: { name: string } }) => (
                    <AppLink
                      to={`${id}/end${search}`}
                      ariaLabel={text('endOf', { name: account.name })}
                    >
                      {text('end')}
                    </AppLink>
                  ),
                },
              ]
            : []),
        ]}
      />
      <Outlet />
    </>
  )
}
