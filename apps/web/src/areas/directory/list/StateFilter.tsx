import Select from '@cloudscape-design/components/select'
import { EntityState } from '@mailroom/schemas'
import { useFilter } from '../../../kit/table/list-address.ts'
import { useText } from '../../../kit/words/texts.ts'

/** Returns the state in the address that filters a list, if any. */
export function useStateFilter(): EntityState | undefined {
  const [state] = useFilter('state')
  return EntityState.safeParse(state).data
}

/** Filters a list by state; it shows deleted entries only on request. Source: GEN-03. */
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
