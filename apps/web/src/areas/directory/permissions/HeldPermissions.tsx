import type { HeldPermission } from '@mailroom/schemas/mailbox-permissions'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { EntityLink } from '../../../kit/entity/EntityLink.tsx'
import { useEntities } from '../../../kit/entity/use-entities.ts'
import { textColumn } from '../../../kit/table/columns.tsx'
import { ListTable } from '../../../kit/table/ListTable.tsx'
import { useWholeSource } from '../../../kit/table/whole-source.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { ThroughGroups } from '../ThroughGroups.tsx'
import { permissionColumns } from './permission-columns.ts'

/**
 * Returns the columns; `nameIn` returns the name of a mailbox's owner, as in the table of grantees.
 */
function useColumns(nameIn: (held: HeldPermission) => string) {
  const text = useText('directory')
  return [
    {
      id: 'name',
      header: text('mailboxOrGroup'),
      isRowHeader: true,
      value: nameIn,
      cell: (held: HeldPermission) => (
        <EntityLink
          type={held.type}
          id={held.entityId}
          {...(held.type === 'RESOURCE' ? {} : { tab: 'permissions' })}
        >
          {nameIn(held)}
        </EntityLink>
      ),
    },
    textColumn({ id: 'email', header: text('email'), value: ({ email }: HeldPermission) => email }),
    ...permissionColumns(text),
    {
      id: 'through',
      header: text('through'),
      wraps: true,
      value: ({ through }: HeldPermission) => through.map(({ name }) => name),
      cell: ({ through }: HeldPermission) => <ThroughGroups groups={through} />,
    },
  ]
}

/**
 * The mailboxes and groups that a user or group may use or send for, directly or through its
 * groups. AWS has no such list; the index has. Source: PERM-13.
 */
export function HeldPermissions({ entityId }: { entityId: string }) {
  const text = useText('directory')
  const input = { ...useOrganizationScope(), entityId }
  const query = useRead('mailboxPermissions.listHeld', input)
  const index = query.data?.index
  const entities = useEntities(query.data?.items.map((held) => held.entityId) ?? [])
  const columns = useColumns(({ entityId: id, name }) => entities.get(id)?.displayName || name)
  const source = useWholeSource({
    id: 'heldPermissions',
    operation: 'mailboxPermissions.listHeld',
    input,
    query: { ...query, data: query.data?.items },
    columns,
  })
  return (
    <ListTable
      source={source}
      title={text('held')}
      description={
        index && index.phase !== 'COMPLETE' ? (
          <span role="status">{text('heldIncomplete')}</span>
        ) : (
          text('heldDescription')
        )
      }
      empty={text(index?.phase === 'COMPLETE' ? 'noHeld' : 'noHeldYet')}
      rowKey={({ entityId: id, through }) => [id, ...through.map((group) => group.id)].join(' ')}
    />
  )
}
