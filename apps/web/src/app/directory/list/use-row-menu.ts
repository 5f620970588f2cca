import type { Entity, OperationId } from '@mailroom/schemas'
import type { RowAction } from '@mailroom/ui/table/DataTable'
import { useNavigate } from 'react-router'
import { useCan } from '../../Can.tsx'
import { openedHere } from '../../dialog/use-close-dialog.ts'
import { useText } from '../../texts/texts.ts'
import type { ListAction } from './ListActions.tsx'

type Options = {
  actions: readonly ListAction[]
  /** What changes the details, and whether it can be done here. */
  edit: { operation: OperationId; isPossible: boolean }
  /** False for what cannot be changed at all. */
  isManaged?: (entity: Entity) => boolean
}

/**
 * The menu of a row: only what this person may do to it in the state it is in, deletion last. Why
 * the rest cannot be done stands in the actions of the list and on the page of the entity.
 */
export function useRowMenu({ actions, edit, isManaged = () => true }: Options) {
  const text = useText('directory')
  const navigate = useNavigate()
  const can = useCan()
  const go = (to: string) => () => void navigate(to, { state: openedHere })
  const open = ({ id }: Entity): RowAction => ({ id: 'open', text: text('open'), onChoose: go(id) })
  const actionsOf = (entity: Entity): RowAction[] => {
    if (!isManaged(entity) || entity.state === 'DELETED') return [open(entity)]
    const possible = actions.flatMap(({ kind, operation, dialog, whyNot }): RowAction[] =>
      dialog && can(operation) && whyNot?.(entity) === undefined
        ? [
            {
              id: kind,
              text: text(kind === 'resetPasswords' ? 'resetPassword' : `bulk.${kind}`),
              onChoose: go(dialog(entity)),
              ...(kind === 'delete' ? { isDanger: true } : {}),
            },
          ]
        : [],
    )
    return [
      open(entity),
      ...(can(edit.operation) && edit.isPossible
        ? [{ id: 'edit', text: text('edit'), onChoose: go(`${entity.id}/edit`) }]
        : []),
      ...possible.filter(({ isDanger }) => !isDanger),
      ...possible.filter(({ isDanger }) => isDanger),
    ]
  }
  return {
    label: ({ name }: Entity) => text('actionsFor', { name }),
    actions: actionsOf,
  }
}
