import type { Loss } from '@mailroom/schemas/access/access-impact'
import { Button } from '@mailroom/ui/Button'
import { useState } from 'react'
import { useText } from '../../kit/words/texts.ts'
import type { LookedAt } from './impact/matrix.ts'
import type { Risk } from './risks.ts'
import { useAccessWords } from './use-access-words.ts'

/** How many sentences people read at once. */
const atOnce = 5

type Props = {
  risk: Risk
  losses: readonly Loss[]
  /** What the addresses of the losses stand for. */
  addresses: readonly LookedAt[]
}

/** What a change risks, in words: with what and from where nobody gets in any more. */
export function LockOutRisk({ risk, losses, addresses }: Props) {
  const text = useText('accessRules')
  const { lossWords, placeWords } = useAccessWords([])
  const [isWhole, setWhole] = useState(false)
  const shown = isWhole ? losses : losses.slice(0, atOnce)
  return (
    <>
      <div>{text(`riskExplanation.${risk}`)}</div>
      {shown.length > 0 && (
        <ul>
          {shown.map((loss) => {
            const place = addresses.find((each) => each.ipAddress === loss.ipAddress)
            return (
              <li key={`${loss.action} ${loss.ipAddress}`}>
                {lossWords(loss, place && placeWords(place))}
              </li>
            )
          })}
        </ul>
      )}
      {shown.length < losses.length && (
        <Button type="button" onClick={() => setWhole(true)}>
          {text('allLosses', { count: losses.length })}
        </Button>
      )}
    </>
  )
}
