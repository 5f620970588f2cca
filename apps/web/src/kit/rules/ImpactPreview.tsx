import '@mailroom/ui/hidden.css'
import './ImpactPreview.css'
import Box from '@cloudscape-design/components/box'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { Impact, Verdict } from '@mailroom/schemas/access/impact'
import { foldText } from '@mailroom/schemas/fold-text'
import { Button } from '@mailroom/ui/Button'
import { Loading } from '@mailroom/ui/Loading'
import { Select } from '@mailroom/ui/Select'
import { Status } from '@mailroom/ui/Status'
import { TextInput } from '@mailroom/ui/TextInput'
import { type ReactNode, useMemo, useState } from 'react'
import { useFormats } from '../words/formats.ts'
import { useText } from '../words/texts.ts'

type Props = {
  /** What `useImpact` computes; undefined while it is computed for the first time. */
  impact: Impact | undefined
  /** The words of a cell, by its place. */
  describe: (place: number) => string
  /** The name of a rule by its key, if that is not its name. */
  nameOf?: (key: string) => string
  /** What is looked at, and where a person changes it. */
  children?: ReactNode
}

type Flip = { place: number; words: string; before: Verdict; after: Verdict }

const directions = ['all', 'closes', 'opens'] as const
type Direction = (typeof directions)[number]

/** How many flips are shown at first, and with each press of the button. */
const portion = 20

function flipsOf(impact: Impact, describe: (place: number) => string): Flip[] {
  const nobody: Verdict = { effect: 'DENY', deciding: [] }
  const at = (place: number | undefined) => impact.verdicts[place ?? -1] ?? nobody
  return Array.from(impact.cells, (place, index) => ({
    ...{ place, words: describe(place) },
    ...{ before: at(impact.before[index]), after: at(impact.after[index]) },
  }))
}

type DecidedProps = { verdict: Verdict; nameOf: (key: string) => string }

/** What rules decide about a cell, and which of them. */
function Decided({ verdict: { effect, deciding }, nameOf }: DecidedProps) {
  const text = useText('rules')
  const { list } = useFormats()
  const rules = list(deciding.map(nameOf))
  return (
    <Status type={effect === 'ALLOW' ? 'success' : 'stopped'}>
      {deciding.length === 0 ? text(`decided.${effect}`) : text(`decidedBy.${effect}`, { rules })}
    </Status>
  )
}

const itself = (key: string) => key

/**
 * Says before rules are saved or deleted what changes for those looked at: each cell that flips,
 * with the rules that decide before and after. Source: ACR-26.
 */
export function ImpactPreview({ impact, describe, nameOf = itself, children }: Props) {
  const text = useText('rules')
  const { number } = useFormats()
  const [direction, setDirection] = useState<Direction>('all')
  const [searched, setSearched] = useState('')
  const [shown, setShown] = useState(portion)
  const flips = useMemo(() => (impact ? flipsOf(impact, describe) : []), [impact, describe])
  const { looked = 0, closes = 0, opens = 0 } = impact ?? {}
  const words = foldText(searched).split(' ')
  const matching = flips.filter(
    (flip) =>
      (direction === 'all' || (flip.after.effect === 'ALLOW') === (direction === 'opens')) &&
      words.every((word) => foldText(flip.words).includes(word)),
  )
  const rest = matching.length - shown
  return (
    <section aria-label={text('impact')} className="impact-preview">
      <SpaceBetween size="s">
        <Box variant="h3">{text('impact')}</Box>
        {children !== undefined && <div>{children}</div>}
        {impact === undefined ? (
          <Loading bare label={text('computing')} />
        ) : (
          <div role="status">
            {flips.length === 0
              ? text('nothingChanges', { looked })
              : text('flips', { looked, closes, opens })}
          </div>
        )}
        {flips.length > 0 && (
          <>
            <div className="impact-filters">
              <Select
                ariaLabel={text('show')}
                value={direction}
                options={directions.map((value) => ({ value, label: text(`show.${value}`) }))}
                onChange={(value) =>
                  setDirection(directions.find((each) => each === value) ?? 'all')
                }
              />
              {flips.length > portion && (
                <TextInput label={text('search')} value={searched} onChange={setSearched} />
              )}
            </div>
            {matching.length === 0 && <div>{text('noMatch')}</div>}
            <ul>
              {matching.slice(0, shown).map((flip) => (
                <li key={flip.place}>
                  <strong>{flip.words}</strong>
                  <Decided verdict={flip.before} nameOf={nameOf} />
                  <span aria-hidden="true">→</span>
                  <span className="visually-hidden">{text('then')}</span>
                  <Decided verdict={flip.after} nameOf={nameOf} />
                </li>
              ))}
            </ul>
            {rest > 0 && (
              <Button type="button" onClick={() => setShown(shown + portion)}>
                {text('more', { rest: number(rest) })}
              </Button>
            )}
          </>
        )}
      </SpaceBetween>
    </section>
  )
}
