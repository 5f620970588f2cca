import FormField from '@cloudscape-design/components/form-field'
import Select from '@cloudscape-design/components/select'
import type { Entity } from '@mailroom/schemas/entities'
import type { ReactNode } from 'react'
import { useText } from '../words/texts.ts'
import { type Offered, optionOf, useEntityOptions, type WhyNot } from './use-entity-options.ts'

type Props = {
  label: string
  description?: ReactNode
  constraint?: ReactNode
  errorText?: string | undefined
  offered: Offered
  whyNot?: WhyNot
  optional?: boolean
  chosen: Entity | undefined
  onChange: (chosen: Entity) => void
}

const anybody: WhyNot = () => undefined

/** Selects one user, group or resource: the person types any part of a name or address. */
export function EntityPicker(props: Props) {
  const { label, description, constraint, errorText, offered, chosen, onChange } = props
  const { optional = false } = props
  const text = useText('app')
  const { found, props: options } = useEntityOptions(offered, props.whyNot ?? anybody)
  return (
    <FormField
      label={
        optional ? (
          <>
            {label} <i>– {text('optional')}</i>
          </>
        ) : (
          label
        )
      }
      description={description}
      constraintText={constraint}
      errorText={errorText}
    >
      <Select
        {...options}
        selectedOption={chosen ? optionOf(chosen) : null}
        ariaRequired={!optional}
        onChange={({ detail }) => {
          const entity = found.find(({ id }) => id === detail.selectedOption.value)
          if (entity) onChange(entity)
        }}
      />
    </FormField>
  )
}
