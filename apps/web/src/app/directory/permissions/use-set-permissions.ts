import type { PermissionType } from '@mailroom/schemas'
import { useWrite } from '../../api/use-write.ts'
import { notify } from '../../notifications.ts'
import { useOrganizationScope } from '../../scope.ts'
import { useText } from '../../texts/texts.ts'

type Permission = { entityId: string; granteeId: string; permissionValues: PermissionType[] }

/**
 * Sets the permissions of a grantee, or removes them if none is left: AWS accepts no empty set.
 * Source: PERM-06.
 */
export function useSetPermissions(permission: Permission, name: string, onDone: () => void) {
  const text = useText('directory')
  const scope = useOrganizationScope()
  const put = useWrite('mailboxPermissions.put')
  const remove = useWrite('mailboxPermissions.delete')
  const { permissionValues, ...holder } = permission
  const isRemoval = permissionValues.length === 0
  const tell = (key: 'permissionsSet' | 'permissionsRemoved') => () => {
    notify({ type: 'success', content: text(key, { name }) })
    onDone()
  }
  return {
    operation: isRemoval ? 'mailboxPermissions.delete' : 'mailboxPermissions.put',
    input: { ...scope, ...(isRemoval ? holder : permission) },
    isPending: put.isPending || remove.isPending,
    error: put.error ?? remove.error,
    save: () => {
      if (put.isPending || remove.isPending) return
      put.reset()
      remove.reset()
      if (isRemoval)
        remove.mutate({ ...scope, ...holder }, { onSuccess: tell('permissionsRemoved') })
      else put.mutate({ ...scope, ...permission }, { onSuccess: tell('permissionsSet') })
    },
  } as const
}
