import Box from '@cloudscape-design/components/box'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import type { Targets } from '@mailroom/schemas/changes'
import type { Entity, EntityType } from '@mailroom/schemas/entities'
import { useState } from 'react'
import { EntitiesPicker } from '../../../kit/entity/EntitiesPicker.tsx'
import { nameOf } from '../../../kit/entity/entity-name.ts'
import { useField } from '../../../kit/form/use-field.ts'
import { useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'
import { useFirstTargets } from './use-first-targets.ts'

/** The targets in words; of a large selection only the first few. */
function Summary({ targets }: { targets: Targets }) {
  const text = useText('bulk')
  const { number } = useFormats()
  const { entities, total } = useFirstTargets(targets)
  if (total === undefined) return <Box>{text('counting')}</Box>
  const names = entities.map(nameOf).join(', ')
  const others = total - entities.length
  return (
    <Box>
      {'query' in targets
        ? text('allThatMatch', { count: total })
        : text('selected', { count: total })}{' '}
      {others > 0 ? text('andOthers', { names, others: number(others) }) : names}
    </Box>
  )
}

type Props = {
  name: string
  /** The targets from a list or a link; without them the person selects them here. */
  chosen: Targets | undefined
  types: readonly EntityType[]
}

/** The targets of the change. */
export function TargetsField({ name, chosen, types }: Props) {
  const text = useText('bulk')
  const { change, errorText } = useField<Targets>(name, chosen ?? { entityIds: [] })
  const [picked, setPicked] = useState<readonly Entity[]>([])
  const { total = 0 } = useFirstTargets(chosen ?? { entityIds: [] })
  const count = chosen ? total : picked.length
  return (
    <Container header={<Header variant="h2">{text('targets', { count })}</Header>}>
      {chosen ? (
        <Summary targets={chosen} />
      ) : (
        <EntitiesPicker
          label={text('choose')}
          description={text('chooseHint')}
          errorText={errorText && text('chooseSomebody')}
          offered={{ types: [...types] }}
          chosen={picked}
          onChange={(entities) => {
            setPicked(entities)
            change({ entityIds: entities.map(({ id }) => id) })
          }}
        />
      )}
    </Container>
  )
}
