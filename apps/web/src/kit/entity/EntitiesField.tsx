import type { Entity } from '@mailroom/schemas/entities'
import { type ReactNode, useState } from 'react'
import { useField } from '../form/use-field.ts'
import { EntitiesPicker } from './EntitiesPicker.tsx'
import { useEntities } from './use-entities.ts'
import type { Offered } from './use-entity-options.ts'

type Props = {
  name: string
  label: string
  description?: ReactNode
  offered: Offered
  onChosen?: (chosen: readonly Entity[]) => void
}

/** Returns what stands for an id that the index does not know, so that it is kept or removed. */
function unknown(id: string): Entity {
  return { id, type: 'USER', name: id, state: 'DELETED' }
}

/**
 * A field with several entities: its value is their ids. It reads the names of the initial ones.
 */
export function EntitiesField({ name, label, description, offered, onChosen }: Props) {
  const { value, change, errorText } = useField<string[]>(name, [], { isChosen: true })
  const [picked, setPicked] = useState<readonly Entity[]>([])
  const [given] = useState(value)
  const known = useEntities(given)
  return (
    <EntitiesPicker
      label={label}
      description={description}
      errorText={errorText}
      offered={offered}
      chosen={value.map(
        (id) => picked.find((each) => each.id === id) ?? known.get(id) ?? unknown(id),
      )}
      onChange={(entities) => {
        setPicked(entities)
        onChosen?.(entities)
        change(entities.map(({ id }) => id))
      }}
    />
  )
}
