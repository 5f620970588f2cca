import Alert from '@cloudscape-design/components/alert'
import ProgressBar from '@cloudscape-design/components/progress-bar'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useText } from '../../../kit/words/texts.ts'

/** The share of the limit at which the meter warns. */
const warnAt = 0.8

/** The number of aliases, of the number allowed. Source: USR-09, QUOTA-11. */
export function AliasMeter({ count, limit }: { count: number; limit: number }) {
  const text = useText('directory')
  return (
    <SpaceBetween size="s">
      <ProgressBar
        value={Math.min(100, Math.round((100 * count) / limit))}
        label={text('aliasMeter', { count, limit })}
      />
      {count >= limit * warnAt && (
        <Alert type="warning">
          {count >= limit
            ? text('aliasesAtLimit', { limit })
            : text('aliasesNearLimit', { limit, left: limit - count })}
        </Alert>
      )}
    </SpaceBetween>
  )
}
