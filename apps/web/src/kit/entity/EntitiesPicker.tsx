import FormField from '@cloudscape-design/components/form-field'
import Multiselect from '@cloudscape-design/components/multiselect'
import type { Entity } from '@mailroom/schemas/entities'
import type { ReactNode } from 'react'
import { type Offered, optionOf, useEntityOptions, type WhyNot } from './use-entity-options.ts'

type Props = {
  label: string
  description?: ReactNode
  constraint?: ReactNode
  errorText?: string | undefined
  offered: Offered
  whyNot?: WhyNot
  chosen: readonly Entity[]
  onChange: (chosen: Entity[]) => void
}

const anybody: WhyNot = () => undefined

/** Selects several users, groups or resources: the person types any part of a name or address. */
export function EntitiesPicker(props: Props) {
  const { label, description, constraint, errorText, offered, chosen, onChange } = props
  const { found, props: options } = useEntityOptions(offered, props.whyNot ?? anybody)
  return (
    <FormField
      label={label}
      description={description}
      constraintText={constraint}
      errorText={errorText}
    >
      <Multiselect
        {...options}
        selectedOptions={chosen.map((entity) => optionOf(entity))}
        tokenLimit={10}
        onChange={({ detail }) => {
          // An earlier selection may be missing from the current results.
          const known = [...chosen, ...found]
          onChange(
            detail.selectedOptions.flatMap(
              ({ value }) => known.find(({ id }) => id === value) ?? [],
            ),
          )
        }}
      />
    </FormField>
  )
}
