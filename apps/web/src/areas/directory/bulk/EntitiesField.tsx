import type { Entity } from '@mailroom/schemas'
import { type ReactNode, useState } from 'react'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { EntitiesPicker } from '../../../kit/entity/EntitiesPicker.tsx'
import type { Offered } from '../../../kit/entity/use-entity-options.ts'
import { useField } from '../../../kit/form/use-field.ts'

type Props = {
  name: string
  label: string
  description?: ReactNode
  offered: Offered
  onChosen?: (chosen: readonly Entity[]) => void
}

/**
 * A field with several entities: its value is their ids. It reads the names of the initial ones.
 */
export function EntitiesField({ name, label, description, offered, onChosen }: Props) {
  const { value, change, errorText } = useField<string[]>(name, [])
  const [picked, setPicked] = useState<readonly Entity[]>()
  const [given] = useState(value)
  const { data } = useRead(
    'entities.search',
    { ...useOrganizationScope(), query: { ids: given }, limit: 100 },
    { enabled: given.length > 0 },
  )
  return (
    <EntitiesPicker
      label={label}
      description={description}
      errorText={errorText}
      offered={offered}
      chosen={picked ?? data?.items ?? []}
      onChange={(entities) => {
        setPicked(entities)
        onChosen?.(entities)
        change(entities.map(({ id }) => id))
      }}
    />
  )
}
