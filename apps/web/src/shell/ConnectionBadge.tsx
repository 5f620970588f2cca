import { useCurrentConnection } from '../kit/data/current-region.ts'
import { useText } from '../kit/words/texts.ts'

/**
 * Says prominently that this is a simulation, or that changes are impossible; a narrow window omits
 * the explanation.
 */
export function ConnectionBadge() {
  const text = useText('app')
  const connection = useCurrentConnection()
  if (!connection?.local && !connection?.readOnly) return null
  return (
    <section className="connection-badge" aria-label={text('connection')}>
      {connection.local && (
        <p>
          <strong>{text('local')}</strong> <span>{text('localExplanation')}</span>
        </p>
      )}
      {connection.readOnly && (
        <p>
          <strong>{text('readOnly')}</strong> <span>{text('readOnlyConnection')}</span>
        </p>
      )}
    </section>
  )
}
