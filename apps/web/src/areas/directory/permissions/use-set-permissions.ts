import type { PermissionType } from '@mailroom/schemas/mailbox-permissions'
import { notify } from '../../../kit/data/notifications.ts'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { useWrite } from '../../../kit/data/use-write.ts'
import type { Sending } from '../../../kit/dialog/in-dialog.ts'
import { useUndo } from '../../../kit/form/use-undo.ts'
import { useText } from '../../../kit/words/texts.ts'

type Permission = {
  entityId: string
  granteeId: string
  permissionValues: PermissionType[]
  /** The permissions that the person saw. */
  seen: PermissionType[]
  /** False if AWS would refuse to set them again, because the grantee is not enabled. */
  isGranteeEnabled: boolean
}

/**
 * Sets the permissions of a grantee, or removes them if none is left: AWS accepts no empty set. The
 * message that it is done offers to put back what was before, if AWS would. Source: PERM-03, PERM-06,
 * USR-15.
 */
export function useSetPermissions(
  permission: Permission,
  name: string,
  { isSendingNow, setSending }: Sending,
  onDone: () => void,
) {
  const text = useText('directory')
  const scope = useOrganizationScope()
  const put = useWrite('mailboxPermissions.put')
  const remove = useWrite('mailboxPermissions.delete')
  const undo = useUndo()
  const { permissionValues, seen, isGranteeEnabled, ...holder } = permission
  const known = { ...scope, ...holder, expected: { permissionValues: seen } }
  const edited = { ...known, permissionValues }
  const isRemoval = permissionValues.length === 0
  const putBack = () => {
    const saved = { ...known, expected: { permissionValues } }
    return seen.length === 0
      ? remove.mutateAsync(saved)
      : put.mutateAsync({ ...saved, permissionValues: seen })
  }
  const told = (key: 'permissionsSet' | 'permissionsRemoved') => ({
    onError: () => setSending(false),
    onSuccess: () => {
      setSending(false)
      const content = text(key, { name })
      const canPutBack = seen.length === 0 || isGranteeEnabled
      const offer = canPutBack ? { undo: () => void undo({ send: putBack }) } : {}
      notify({ type: 'success', content, ...offer })
      onDone()
    },
  })
  return {
    operation: isRemoval ? 'mailboxPermissions.delete' : 'mailboxPermissions.put',
    input: isRemoval ? known : edited,
    error: put.error ?? remove.error,
    save: () => {
      if (isSendingNow()) return
      setSending(true)
      put.reset()
      remove.reset()
      if (isRemoval) remove.mutate(known, told('permissionsRemoved'))
      else put.mutate(edited, told('permissionsSet'))
    },
  } as const
}
