import SpaceBetween from '@cloudscape-design/components/space-between'
import { cellsOf } from '@mailroom/schemas/access/access-impact'
import type { Entity } from '@mailroom/schemas/entities'
import { Disclosure } from '@mailroom/ui/Disclosure'
import { useCallback, useMemo } from 'react'
import { apiErrorOf } from '../../../kit/data/failure.ts'
import { EntitiesPicker } from '../../../kit/entity/EntitiesPicker.tsx'
import { ErrorAlert } from '../../../kit/page/ErrorAlert.tsx'
import { ImpactPreview } from '../../../kit/rules/ImpactPreview.tsx'
import { useImpact } from '../../../kit/rules/use-impact.ts'
import { useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'
import { useAccessWords } from '../use-access-words.ts'
import { computeImpact } from './compute-impact.ts'
import { matrixOf, newRule, type Rules, usersOf } from './matrix.ts'
import { useSamples } from './use-samples.ts'

type Props = {
  before: Rules
  after: Rules
  /** Those whom a person has chosen to look at, too. */
  chosen: readonly Entity[]
  onChoose: (chosen: readonly Entity[]) => void
}

/** What a change of the rules means for people: each access that flips. Source: ACR-26. */
export function RuleImpact({ before, after, chosen, onChoose }: Props) {
  const text = useText('accessRules')
  const { list } = useFormats()
  const samples = useSamples()
  const rules = useMemo(() => [...before, ...after], [before, after])
  const { matrix, addresses } = useMemo(
    () =>
      matrixOf(
        rules,
        samples,
        chosen.map(({ id }) => id),
      ),
    [rules, samples, chosen],
  )
  const people = useMemo(() => [...usersOf(rules), ...chosen.map(({ id }) => id)], [rules, chosen])
  const { accessWords, placeWords } = useAccessWords(people)
  const { impact, error } = useImpact('access', { before, after, matrix }, computeImpact)
  const describe = useCallback(
    (place: number) => {
      const cell = cellsOf(matrix).at(place)
      const address = addresses.find((each) => each.ipAddress === cell.ipAddress)
      return accessWords(cell, address && placeWords(address))
    },
    [matrix, addresses, accessWords, placeWords],
  )
  if (error) return <ErrorAlert error={apiErrorOf(error)} />
  return (
    <ImpactPreview
      impact={impact}
      describe={describe}
      nameOf={(key) => (key === newRule ? text('thisRule') : key)}
    >
      <Disclosure title={text('lookedAt')}>
        <SpaceBetween size="s">
          <div>
            {text('lookedAtAddresses', {
              addresses: list(
                addresses.map((each) =>
                  text('address', { name: placeWords(each), ipAddress: each.ipAddress }),
                ),
              ),
            })}
          </div>
          <EntitiesPicker
            label={text('lookedAtPeople')}
            description={text('lookedAtPeopleExplanation')}
            offered={{ types: ['USER'], userRoles: ['USER'] }}
            chosen={chosen}
            onChange={onChoose}
          />
        </SpaceBetween>
      </Disclosure>
    </ImpactPreview>
  )
}
