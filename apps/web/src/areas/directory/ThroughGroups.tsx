import { Fragment } from 'react'
import { EntityLink } from '../../kit/entity/EntityLink.tsx'
import { useText } from '../../kit/words/texts.ts'

type Props = { groups: readonly { id: string; name: string }[] }

/**
 * The nested groups between an entity and a permission or group, in order; empty if it is direct.
 * Source: PERM-03, USR-33.
 */
export function ThroughGroups({ groups }: Props) {
  const text = useText('directory')
  if (groups.length === 0) return text('directly')
  return groups.map(({ id, name }, index) => (
    <Fragment key={id}>
      {index > 0 && ' → '}
      <EntityLink type="GROUP" id={id}>
        {name}
      </EntityLink>
    </Fragment>
  ))
}
