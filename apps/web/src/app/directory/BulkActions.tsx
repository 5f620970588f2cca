import ButtonDropdown from '@cloudscape-design/components/button-dropdown'
import { useNavigate } from 'react-router'
import { useCan } from '../Can.tsx'
import { useOrganizationScope } from '../scope.ts'
import { useText } from '../texts/texts.ts'
import { type BulkKind, type BulkTargets, bulkKinds, bulkLink } from './bulk-targets.ts'
import { useChangeName } from './use-change-name.ts'

type Props = {
  /** The changes that make sense for the list, in the order they are offered. */
  kinds: readonly BulkKind[]
  /** The rows that are ticked, or all that match; `undefined` while there are none. */
  chosen: BulkTargets | undefined
}

/** What can be done with the ticked rows of a list: each choice leads to the form of its change, which only makes a plan. */
export function BulkActions({ kinds, chosen }: Props) {
  const text = useText('app')
  const navigate = useNavigate()
  const scope = useOrganizationScope()
  const changeName = useChangeName()
  if (!useCan()('jobs.plan')) return null
  return (
    <ButtonDropdown
      items={kinds.map((kind) => ({ id: kind, text: changeName(kind) }))}
      disabled={chosen === undefined}
      disabledReason={text('selectFirst')}
      onItemClick={({ detail }) => {
        const kind = bulkKinds.find((each) => each === detail.id)
        if (!kind || !chosen) return
        const { to, state } = bulkLink(scope, kind, chosen)
        void navigate(to, { state })
      }}
    >
      {text('bulkActions')}
    </ButtonDropdown>
  )
}
