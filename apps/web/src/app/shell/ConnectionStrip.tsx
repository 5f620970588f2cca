import { useText } from '../texts/texts.ts'
import { useCurrentConnection } from './current-region.ts'

/** Says loudly that what is done here is a simulation, or cannot be done at all. */
export function ConnectionStrip() {
  const text = useText('app')
  const connection = useCurrentConnection()
  if (!connection?.local && !connection?.readOnly) return null
  return (
    <section className="connection-strip" aria-label={text('connection')}>
      {connection.local && (
        <>
          <strong>{text('local')}</strong> {text('localExplanation')}{' '}
        </>
      )}
      {connection.readOnly && text('readOnlyConnection')}
    </section>
  )
}
