import type { MailboxPermission, PermissionType } from '@mailroom/schemas/mailbox-permissions'
import { textColumn } from '../../../kit/table/columns.tsx'
import { ListTable } from '../../../kit/table/ListTable.tsx'
import { useLiveSource } from '../../../kit/table/live-source.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { EntityAddress, EntityName } from '../EntityName.tsx'
import { useResource } from './use-resource.ts'

/**
 * The permissions on the mailbox of a resource, for reading only: its delegates get them.
 * Source: PERM-12.
 */
export function PermissionsTab() {
  const text = useText('resources')
  const shared = useText('directory')
  const wordsOf = (value: PermissionType) =>
    value === 'FULL_ACCESS' ? shared('fullAccess') : shared(`send.${value}`)
  const { input } = useResource()
  const { resourceId: entityId, ...scope } = input
  const source = useLiveSource({
    operation: 'mailboxPermissions.list',
    as: 'part',
    input: { ...scope, entityId },
    columns: [
      {
        id: 'name',
        header: text('holder'),
        isRowHeader: true,
        cell: ({ granteeId, granteeType }) => <EntityName id={granteeId} type={granteeType} />,
      },
      {
        id: 'email',
        header: text('email'),
        cell: ({ granteeId }) => <EntityAddress id={granteeId} />,
      },
      textColumn({
        id: 'permissions',
        header: text('permissions'),
        value: ({ permissionValues }: MailboxPermission) => permissionValues.map(wordsOf),
      }),
    ],
  })
  return (
    <ListTable
      source={source}
      title={text('permissions')}
      description={text('permissionsDescription')}
      empty={text('noPermissions')}
      rowKey={({ granteeId }) => granteeId}
    />
  )
}
