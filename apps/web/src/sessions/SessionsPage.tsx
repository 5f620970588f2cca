import Badge from '@cloudscape-design/components/badge'
import { Outlet, useLocation } from 'react-router'
import { AppLink } from '../app/AppLink.tsx'
import { useCan } from '../app/Can.tsx'
import { OperationTable } from '../app/table/OperationTable.tsx'
import { useFormats } from '../app/texts/formats.ts'
import { useText } from '../app/texts/texts.ts'

/** The people who are signed in to this console; administrators can end a session. */
export function SessionsPage() {
  const text = useText('sessions')
  const appText = useText('app')
  const { dateTime } = useFormats()
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
            value: ({ role }) => role,
            cell: ({ role }) => appText(`role.${role}`),
          },
          {
            id: 'createdAt',
            header: text('createdAt'),
            value: ({ createdAt }) => new Date(createdAt),
            cell: ({ createdAt }) => dateTime(createdAt),
          },
          {
            id: 'lastSeenAt',
            header: text('lastSeenAt'),
            value: ({ lastSeenAt }) => new Date(lastSeenAt),
            cell: ({ lastSeenAt }) => dateTime(lastSeenAt),
          },
          {
            id: 'expiresAt',
            header: text('expiresAt'),
            value: ({ expiresAt }) => new Date(expiresAt),
            cell: ({ expiresAt }) => dateTime(expiresAt),
          },
          ...(can('sessions.revoke')
            ? [
                {
                  id: 'actions',
                  header: text('actions'),
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
