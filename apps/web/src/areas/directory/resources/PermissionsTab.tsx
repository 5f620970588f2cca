import type { PermissionType } from '@mailroom/schemas'
import { OperationTable } from '../../../kit/table/OperationTable.tsx'
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
  const { resource, input } = useResource()
  if (!resource) return null
  const { resourceId: entityId, ...scope } = input
  return (
    <OperationTable
      id="mailboxPermissions.list"
      as="part"
      input={{ ...scope, entityId }}
      title={text('permissions')}
      description={text('permissionsDescription')}
      empty={text('noPermissions')}
      columns={[
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
        {
          id: 'permissions',
          header: text('permissions'),
          cell: ({ permissionValues }) => permissionValues.map(wordsOf).join(', '),
          value: ({ permissionValues }) => permissionValues.map(wordsOf),
        },
      ]}
      rowKey={({ granteeId }) => granteeId}
    />
  )
}
