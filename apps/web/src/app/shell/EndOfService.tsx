import { useState } from 'react'
import { useSession } from '../api/session.ts'
import { keep, kept } from '../storage.ts'
import { useFormats } from '../texts/formats.ts'
import { useText } from '../texts/texts.ts'

const key = 'endOfService.dismissed'

/**
 * One line above the page, outside of its main part, with the day AWS ends WorkMail, until somebody dismisses it; another day brings
 * it back. Source: 00-index, decision 3.
 */
export function EndOfService() {
  const text = useText('app')
  const { day } = useFormats()
  const { endOfServiceDate } = useSession()
  const [dismissed, setDismissed] = useState(() => kept(key))
  if (dismissed === endOfServiceDate) return null
  return (
    <section className="end-of-service" aria-label={text('endOfServiceTitle')}>
      <p>
        <strong>{text('endOfServiceOn', { date: day(endOfServiceDate) })}</strong>{' '}
        <span className="end-of-service-advice">{text('endOfServiceAdvice')}</span>
      </p>
      <button
        type="button"
        aria-label={text('dismissEndOfService')}
        onClick={() => {
          keep(key, endOfServiceDate)
          setDismissed(endOfServiceDate)
        }}
      >
        <svg viewBox="0 0 16 16" aria-hidden="true" focusable="false">
          <path d="m3 3 10 10M13 3 3 13" />
        </svg>
      </button>
    </section>
  )
}
