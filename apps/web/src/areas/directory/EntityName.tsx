import type { EntityType } from '@mailroom/schemas/entities'
import { EntityLink } from '../../kit/entity/EntityLink.tsx'
import { useEntity } from '../../kit/entity/use-entity.ts'
import { nothing } from '../../kit/words/formats.ts'

type Props = { id: string; type: EntityType }

/**
 * A link to an entity that AWS lists only by id: by name as soon as the index knows it.
 * Source: RES-07.
 */
export function EntityName({ id, type }: Props) {
  const entity = useEntity(id)
  return (
    <EntityLink type={type} id={id}>
      {entity ? entity.displayName || entity.name : id}
    </EntityLink>
  )
}

/** The primary address of an entity that AWS lists without one. Source: GRP-07. */
export function EntityAddress({ id }: { id: string }) {
  return useEntity(id)?.email ?? nothing
}
