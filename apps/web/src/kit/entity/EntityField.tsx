import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { Entity } from '@mailroom/schemas/entities'
import { type ReactNode, useState } from 'react'
import { useField } from '../form/use-field.ts'
import { useText } from '../words/texts.ts'
import { EntityPicker } from './EntityPicker.tsx'
import type { Offered, WhyNot } from './use-entity-options.ts'

type Props = {
  name: string
  label: string
  description?: ReactNode
  offered: Offered
  whyNot?: WhyNot
}

/** A field with one entity, or none: its value is the id. */
export function EntityField({ name, label, description, offered, whyNot }: Props) {
  const text = useText('directory')
  const { change, errorText } = useField<string | undefined>(name, undefined, { isChosen: true })
  const [chosen, setChosen] = useState<Entity>()
  const choose = (entity: Entity | undefined) => {
    setChosen(entity)
    change(entity?.id)
  }
  return (
    <SpaceBetween size="xxs">
      <EntityPicker
        label={label}
        description={description}
        errorText={errorText}
        offered={offered}
        {...(whyNot ? { whyNot } : {})}
        chosen={chosen}
        onChange={choose}
      />
      {chosen && (
        <Button variant="inline-link" formAction="none" onClick={() => choose(undefined)}>
          {text('noChoice')}
        </Button>
      )}
    </SpaceBetween>
  )
}
