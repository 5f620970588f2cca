import ButtonDropdown from '@cloudscape-design/components/button-dropdown'
import type { Entity, WriteId } from '@mailroom/schemas'
import { useLocation, useNavigate } from 'react-router'
import { useCan } from '../../Can.tsx'
import { openedHere } from '../../dialog/use-close-dialog.ts'
import { useOrganizationScope } from '../../scope.ts'
import { useText } from '../../texts/texts.ts'
import { type BulkKind, type BulkTargets, bulkLink } from '../bulk-targets.ts'
import { useWhyNot } from '../use-why-not.ts'

export type ListAction = {
  kind: BulkKind
  /** Whoever may do it to one sees it; to many only those do it who may make plans. */
  operation: WriteId
  /** Where it is done to one; without it the form for many is for one too. */
  dialog?: (only: Entity) => string
  /** True for what is done to one at a time only. Source: GEN-08. */
  single?: boolean
  /** Why else it cannot be done, to one that is chosen alone or to any, where the operation's own conditions hold. */
  whyNot?: (only: Entity | undefined) => string | undefined
}

/** In which part of the menu a change stands, in the order of the parts. */
const groups = {
  state: ['enable', 'disable', 'resetPasswords'],
  details: ['setHidden', 'updateUsers', 'updateQuota'],
  membership: [
    'addToGroups',
    'removeFromGroups',
    'addAlias',
    'removeAliases',
    'grantPermissions',
    'revokePermissions',
  ],
  danger: ['delete'],
} as const satisfies Record<string, readonly BulkKind[]>
const groupNames = ['state', 'details', 'membership', 'danger'] as const

type Props = {
  actions: readonly ListAction[]
  chosen: BulkTargets | undefined
  only: Entity | undefined
}

/** What can be done with the rows that are chosen: for one its own dialog, for many the form that makes a plan. Source: GEN-08. */
export function ListActions({ actions, chosen, only }: Props) {
  const text = useText('directory')
  const navigate = useNavigate()
  const { pathname } = useLocation()
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
      : (reasonWhyNot(operation, only) ?? whyNot?.(only))
  const itemOf = (action: ListAction) => {
    const disabledReason = reasonOf(action)
    return {
      id: action.kind,
      text: text(`bulk.${action.kind}`),
      ...(action.kind === 'delete' ? { iconName: 'remove' as const } : {}),
      ...(disabledReason === undefined ? {} : { disabled: true, disabledReason }),
    }
  }
  return (
    <ButtonDropdown
      disabled={!chosen}
      items={groupNames.flatMap((name) => {
        const kinds: readonly BulkKind[] = groups[name]
        const items = offered.filter(({ kind }) => kinds.includes(kind)).map(itemOf)
        return items.length === 0 ? [] : [{ text: text(`actionGroup.${name}`), items }]
      })}
      onItemClick={({ detail }) => {
        const action = offered.find(({ kind }) => kind === detail.id)
        if (!action || !chosen) return
        if (only && action.dialog) return void navigate(action.dialog(only), { state: openedHere })
        const { to, state } = bulkLink(scope, action.kind, chosen)
        void navigate(to, { state: { ...state, from: pathname } })
      }}
    >
      {text('actions')}
    </ButtonDropdown>
  )
}
