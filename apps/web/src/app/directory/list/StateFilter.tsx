import Select from '@cloudscape-design/components/select'
import { EntityState } from '@mailroom/schemas'
import { useFilter } from '../../table/list-address.ts'
import { useText } from '../../texts/texts.ts'

/** The state a list is narrowed to, as the address says it; none unless somebody chose one. */
export function useStateFilter(): EntityState | undefined {
  const [state] = useFilter('state')
  return EntityState.safeParse(state).data
}

/** Narrows a list to a state; deleted entries are in no list unless they are asked for. Source: GEN-03. */
export function StateFilter() {
  const text = useText('directory')
  const [, setState] = useFilter('state')
  const chosen = useStateFilter()
  const options = [
    { value: '', label: text('anyStatus') },
    ...EntityState.options.map((value) => ({ value, label: text(`state.${value}`) })),
  ]
  return (
    <Select
      ariaLabel={text('status')}
      options={options}
      selectedOption={options.find(({ value }) => value === (chosen ?? '')) ?? null}
      onChange={({ detail }) => setState(detail.selectedOption.value ?? '')}
    />
  )
}
