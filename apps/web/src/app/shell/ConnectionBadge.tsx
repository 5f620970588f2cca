import { useText } from '../texts/texts.ts'
import { useCurrentConnection } from './current-region.ts'

/** Says loudly that what is done here is a simulation, or cannot be done at all; the explanation gives way where there is little room. */
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
