import { EntityState } from '@mailroom/schemas/entity-state'
import { Select } from '@mailroom/ui/Select'
import { useChoice } from '../../../kit/table/list-address.ts'
import { useText } from '../../../kit/words/texts.ts'

function useStates() {
  return useChoice('state', EntityState.options)
}

/** Returns the state in the address that filters a list, if any. */
export function useEntityStateFilter(): EntityState | undefined {
  return useStates()[0]
}

/** Filters a list by state; it shows deleted entries only on request. Source: GEN-03. */
export function EntityStateFilter() {
  const text = useText('directory')
  const [chosen, setState] = useStates()
  const options = [
    { value: '', label: text('anyStatus') },
    ...EntityState.options.map((value) => ({ value, label: text(`state.${value}`) })),
  ]
  return (
    <Select ariaLabel={text('status')} options={options} value={chosen ?? ''} onChange={setState} />
  )
}
