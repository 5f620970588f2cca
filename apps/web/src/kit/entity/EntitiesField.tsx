import type { Entity } from '@mailroom/schemas'
import { type ReactNode, useState } from 'react'
import { useOrganizationScope } from '../data/scope.ts'
import { useRead } from '../data/use-read.ts'
import { useField } from '../form/use-field.ts'
import { EntitiesPicker } from './EntitiesPicker.tsx'
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
  const { data } = useRead(
    'entities.search',
    {
      ...useOrganizationScope(),
      query: { ids: given, states: ['ENABLED', 'DISABLED', 'DELETED'] },
      limit: 100,
    },
    { enabled: given.length > 0 },
  )
  const known = [...picked, ...(data?.items ?? [])]
  return (
    <EntitiesPicker
      label={label}
      description={description}
      errorText={errorText}
      offered={offered}
      chosen={value.map((id) => known.find((entity) => entity.id === id) ?? unknown(id))}
      onChange={(entities) => {
        setPicked(entities)
        onChosen?.(entities)
        change(entities.map(({ id }) => id))
      }}
    />
  )
}
