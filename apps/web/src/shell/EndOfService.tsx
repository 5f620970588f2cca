import { can } from '@mailroom/schemas/can'
import { useState } from 'react'
import { Link } from 'react-router'
import { useCurrentOrganization } from '../kit/data/current-region.ts'
import { organizationPath } from '../kit/data/scope.ts'
import { useSession } from '../kit/data/session.ts'
import { keep, kept } from '../kit/data/storage.ts'
import { useFormats } from '../kit/words/formats.ts'
import { useText } from '../kit/words/texts.ts'

const key = 'endOfService.dismissed'

/**
 * A line above the main part of every page with the day on which AWS ends WorkMail, until a person
 * dismisses it; a new date shows it again. Source: 00-index, decision 3.
 */
export function EndOfService() {
  const text = useText('app')
  const { day } = useFormats()
  const { endOfServiceDate, roles } = useSession()
  const organization = useCurrentOrganization()
  const [dismissed, setDismissed] = useState(() => kept(key))
  if (dismissed === endOfServiceDate) return null
  const ends = text('endOfServiceOn', { date: day(endOfServiceDate) })
  return (
    <section className="end-of-service" aria-label={text('endOfServiceTitle')}>
      <p>
        <strong>
          {organization && can(roles, 'exit.describe') ? (
            <Link className="app-link" to={organizationPath(organization, 'exit')}>
              {ends}
            </Link>
          ) : (
            ends
          )}
        </strong>{' '}
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
