import type { Entity } from '@mailroom/schemas/entities'
import type { MailboxPermission } from '@mailroom/schemas/mailbox-permissions'
import { useMemo } from 'react'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { nameOf } from '../../../kit/entity/entity-name.ts'
import { useEntities } from '../../../kit/entity/use-entities.ts'
import { useWholeList } from '../../../kit/table/whole-list.ts'

export type Grantee = MailboxPermission & { name: string; entity: Entity | undefined }

/**
 * Reads the grantees of a mailbox or group, by name: AWS lists them only by id. Source: PERM-04.
 */
export function useGrantees(entityId: string) {
  const input = { ...useOrganizationScope(), entityId }
  const query = useWholeList('mailboxPermissions.list', input)
  const entities = useEntities(query.data?.map(({ granteeId }) => granteeId) ?? [])
  const permissions = query.data
  const data = useMemo(
    () =>
      permissions?.map((permission): Grantee => {
        const entity = entities.get(permission.granteeId)
        return { ...permission, entity, name: entity ? nameOf(entity) : permission.granteeId }
      }),
    [permissions, entities],
  )
  return { input, query: { ...query, data } }
}
