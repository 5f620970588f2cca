import type { BulkKind } from '@mailroom/schemas/changes'
import type { Entity } from '@mailroom/schemas/entities'
import type { WriteId } from '@mailroom/schemas/operations'
import { ButtonDropdown } from '@mailroom/ui/ButtonDropdown'
import { useLocation } from 'react-router'
import { useCan } from '../../../kit/access/Can.tsx'
import { useWhyNot } from '../../../kit/access/use-why-not.ts'
import { organizationPath, useOrganizationScope } from '../../../kit/data/scope.ts'
import { useOpen } from '../../../kit/dialog/use-open.ts'
import { type BulkTargets, bulkGroups, bulkLink } from '../../../kit/table/bulk-targets.ts'
import { useText } from '../../../kit/words/texts.ts'

export type ListAction = {
  kind: BulkKind
  /**
   * The operation that a person must be allowed to use. Bulk changes also need the right to make
   * plans.
   */
  operation: WriteId
  /**
   * The address of the dialog for a single entry, over the list; without it the bulk form serves
   * single entries too.
   */
  dialog?: string
  /** True for actions on one entry at a time. Source: GEN-08. */
  single?: boolean
  /**
   * Returns why the operation is impossible for the single selected entry, in more telling words
   * than the operation's own.
   */
  whyNot?: (only: Entity | undefined) => string | undefined
}

type Props = {
  actions: readonly ListAction[]
  chosen: BulkTargets | undefined
  only: Entity | undefined
}

/**
 * The actions on the selected rows: a dialog for one row, the form of a bulk change for several.
 * Source: GEN-08.
 */
export function ListActions({ actions, chosen, only }: Props) {
  const app = useText('app')
  const text = useText('directory')
  const open = useOpen()
  const { pathname, search } = useLocation()
  const scope = useOrganizationScope()
  const can = useCan()
  const reasonWhyNot = useWhyNot()
  const canPlan = can('jobs.plan')
  const offered = actions.filter(
    ({ operation, dialog }) => can(operation) && (canPlan || dialog !== undefined),
  )
  if (offered.length === 0) return null
  const reasonOf = ({ operation, single, whyNot }: ListAction) =>
    (single || !canPlan) && !only
      ? text('oneAtATime')
      : (reasonWhyNot(operation) ?? whyNot?.(only) ?? reasonWhyNot(operation, only))
  const itemOf = (action: ListAction) => {
    const disabledReason = reasonOf(action)
    return {
      id: action.kind,
      text: app(`change.${action.kind}`),
      isDanger: action.kind === 'delete',
      disabledReason,
    }
  }
  const exported = {
    id: 'exportMailboxes',
    text: app('exportMailboxes'),
    // A plan of exports has filters of its own.
    disabledReason: chosen && 'query' in chosen.targets ? app('exportByFilter') : undefined,
  }
  const isOfGroups = offered.some(({ operation }) => operation.startsWith('groups.'))
  return (
    <ButtonDropdown
      disabled={!chosen}
      items={[
        ...bulkGroups.flatMap(({ name, kinds }) => {
          const items = offered.filter(({ kind }) => kinds.includes(kind)).map(itemOf)
          return items.length === 0 ? [] : [{ text: text(`actionGroup.${name}`), items }]
        }),
        ...(can('exportRuns.plan') && !isOfGroups
          ? [{ text: app('exports'), items: [exported] }]
          : []),
      ]}
      onChoose={(id) => {
        if (id === exported.id && chosen)
          return open(organizationPath(scope, 'exit/exports/plan'), chosen)
        const action = offered.find(({ kind }) => kind === id)
        if (!action || !chosen) return
        if (only && action.dialog) return open(`${action.dialog}/${only.id}${search}`)
        const { to, state } = bulkLink(scope, action.kind, chosen)
        open(to, { ...state, from: pathname })
      }}
    >
      {text('actions')}
    </ButtonDropdown>
  )
}
