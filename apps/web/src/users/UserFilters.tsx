import FormField from '@cloudscape-design/components/form-field'
import Grid from '@cloudscape-design/components/grid'
import Input from '@cloudscape-design/components/input'
import Select from '@cloudscape-design/components/select'
import { useText } from '../app/texts/texts.ts'
import { type ChosenFilters, prefixFilters, stateFilters } from './user-filters.ts'

type Props = {
  chosen: ChosenFilters
  onChange: (name: 'by' | 'text' | 'state', value: string) => void
}

/** Narrows the list: a property with the beginning of its value, and a status. Source: USR-02, GEN-04. */
export function UserFilters({ chosen, onChange }: Props) {
  const text = useText('users')
  const directoryText = useText('directory')
  const properties = prefixFilters.map((value) => ({ value, label: text(`filter.${value}`) }))
  const states = [
    { value: '', label: text('anyStatus') },
    ...stateFilters.map((value) => ({ value, label: directoryText(`state.${value}`) })),
  ]
  const both = chosen.text !== '' && chosen.state !== undefined
  return (
    <Grid
      gridDefinition={[
        { colspan: { default: 12, xxs: 4 } },
        { colspan: { default: 12, xxs: 4 } },
        { colspan: { default: 12, xxs: 4 } },
      ]}
    >
      <FormField label={text('filterBy')}>
        <Select
          options={properties}
          selectedOption={properties.find(({ value }) => value === chosen.by) ?? null}
          onChange={({ detail }) => onChange('by', detail.selectedOption.value ?? '')}
        />
      </FormField>
      <FormField
        label={text('filterText')}
        constraintText={both ? text('filterBoth') : text('filterHint')}
      >
        <Input
          type="search"
          value={chosen.text}
          autoComplete={false}
          spellcheck={false}
          onChange={({ detail }) => onChange('text', detail.value)}
        />
      </FormField>
      <FormField label={text('statusFilter')}>
        <Select
          options={states}
          selectedOption={states.find(({ value }) => value === (chosen.state ?? '')) ?? null}
          onChange={({ detail }) => onChange('state', detail.selectedOption.value ?? '')}
        />
      </FormField>
    </Grid>
  )
}
