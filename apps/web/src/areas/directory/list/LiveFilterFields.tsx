import FormField from '@cloudscape-design/components/form-field'
import Grid from '@cloudscape-design/components/grid'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { Select } from '@mailroom/ui/Select'
import { useFilter } from '../../../kit/table/list-address.ts'
import { useText } from '../../../kit/words/texts.ts'
import { EntityStateFilter, useEntityStateFilter } from './EntityStateFilter.tsx'
import { LiveSwitch } from './LiveSwitch.tsx'
import { parseFilters, queryOf } from './live-filters.ts'

const thirds = { colspan: { default: 12, xxs: 4 } }

/**
 * Returns the filters in the address for AWS. `prefixes` are the properties it can search by, in
 * their order on the screen.
 */
export function useLiveFilters<Prefix extends string>(prefixes: readonly [Prefix, ...Prefix[]]) {
  const [by] = useFilter('by')
  const [text] = useFilter('text')
  const state = useEntityStateFilter()
  return queryOf(parseFilters(prefixes, { by, text, state }))
}

type Props<Prefix extends string> = {
  prefixes: readonly [Prefix, ...Prefix[]]
  /** Returns the label of a property. */
  labelOf: (prefix: Prefix) => string
}

/**
 * Filters a list of AWS: by a property that begins with a text, and by a status. Source: GEN-04.
 */
export function LiveFilterFields<Prefix extends string>({ prefixes, labelOf }: Props<Prefix>) {
  const text = useText('directory')
  const [by, setBy] = useFilter('by')
  const [typed, setTyped] = useFilter('text')
  const state = useEntityStateFilter()
  const chosen = parseFilters(prefixes, { by, text: typed, state })
  const properties = prefixes.map((value) => ({ value, label: labelOf(value) }))
  const both = chosen.text !== '' && chosen.state !== undefined
  return (
    <SpaceBetween size="s">
      <LiveSwitch />
      <Grid gridDefinition={[thirds, thirds, thirds]}>
        <FormField label={text('filterBy')}>
          <Select
            ariaLabel={text('filterBy')}
            options={properties}
            value={chosen.by}
            onChange={setBy}
          />
        </FormField>
        <FormField
          label={text('filterText')}
          constraintText={text(both ? 'filterBoth' : 'filterHint')}
        >
          <Input
            type="search"
            value={chosen.text}
            autoComplete={false}
            spellcheck={false}
            onChange={({ detail }) => setTyped(detail.value)}
          />
        </FormField>
        <FormField label={text('status')}>
          <EntityStateFilter />
        </FormField>
      </Grid>
    </SpaceBetween>
  )
}
