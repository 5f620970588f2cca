import type { Entity } from '@mailroom/schemas/entities'
import type { WriteId } from '@mailroom/schemas/operations'
import type { RowAction } from '@mailroom/ui/table/DataTable'
import { useLocation } from 'react-router'
import { useCan } from '../../../kit/access/Can.tsx'
import { useWhyNot } from '../../../kit/access/use-why-not.ts'
import { useOpen } from '../../../kit/dialog/use-open.ts'
import { useText } from '../../../kit/words/texts.ts'
import type { ListAction } from './ListActions.tsx'

type Options = {
  actions: readonly ListAction[]
  /** The operation that edits the details. */
  edit: WriteId
}

/**
 * Returns the menu of a row: only what this person may do to the entry in its state, deletion last.
 * The actions of the list and the page of the entry explain why other actions are impossible.
 */
export function useRowMenu({ actions, edit }: Options) {
  const app = useText('app')
  const text = useText('directory')
  const open = useOpen()
  const { search } = useLocation()
  const can = useCan()
  const reasonWhyNot = useWhyNot()
  const go = (to: string) => () => open(to)
  const actionsOf = (entity: Entity): RowAction[] => {
    const { id } = entity
    const isPossible = (operation: WriteId) =>
      can(operation) && reasonWhyNot(operation, entity) === undefined
    const dialogs = actions.flatMap(({ kind, operation, dialog }): RowAction[] =>
      dialog && isPossible(operation)
        ? [
            {
              id: kind,
              text: kind === 'resetPasswords' ? text('resetPassword') : app(`change.${kind}`),
              // The list keeps its page and filters below the dialog.
              onChoose: go(`${dialog}/${id}${search}`),
              ...(kind === 'delete' ? { isDanger: true } : {}),
            },
          ]
        : [],
    )
    return [
      { id: 'open', text: text('open'), onChoose: go(id) },
      ...(isPossible(edit) ? [{ id: 'edit', text: text('edit'), onChoose: go(`${id}/edit`) }] : []),
      ...dialogs.filter(({ isDanger }) => !isDanger),
      ...dialogs.filter(({ isDanger }) => isDanger),
    ]
  }
  return {
    label: ({ name }: Entity) => text('actionsFor', { name }),
    actions: actionsOf,
  }
}
