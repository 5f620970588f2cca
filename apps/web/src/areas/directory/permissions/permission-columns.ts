import type { PermissionType } from '@mailroom/schemas/mailbox-permissions'
import { textColumn } from '../../../kit/table/columns.tsx'
import type { useText } from '../../../kit/words/texts.ts'
import { choiceOf } from './permission-choice.ts'

type Held = { permissionValues: readonly PermissionType[] }

/** Returns the columns that say what a permission allows. `text` has the words of `directory`. */
export function permissionColumns(text: ReturnType<typeof useText<'directory'>>) {
  return [
    textColumn({
      id: 'fullAccess',
      header: text('fullAccess'),
      width: 150,
      value: ({ permissionValues }: Held) => choiceOf(permissionValues).fullAccess,
      shown: ({ permissionValues }) => text(choiceOf(permissionValues).fullAccess ? 'yes' : 'no'),
    }),
    textColumn({
      id: 'send',
      header: text('sendPermissions'),
      width: 190,
      value: ({ permissionValues }: Held) => choiceOf(permissionValues).send,
      shown: ({ permissionValues }) => text(`send.${choiceOf(permissionValues).send}`),
    }),
  ]
}
