import './CheckList.css'
import { Status, type StatusType } from '@mailroom/ui/Status'
import type { ReactNode } from 'react'
import { useText } from '../words/texts.ts'
import { AppLink } from './AppLink.tsx'
import { Copyable } from './Copyable.tsx'
import { RetryButton } from './RetryButton.tsx'

/** What a read says about something that should be so; `unasked` if it could not be asked. */
export type CheckState = 'checking' | 'passed' | 'attention' | 'failed' | 'unasked'

export type Check = {
  /** Names the check in its list for ever. */
  id: string
  name: string
  state: CheckState
  /** Replaces the words of the state where AWS has its own, such as *Pending*. */
  stateWords?: string | undefined
  /** Replaces the sign and the words of the state, where a component of its own tells it. */
  status?: ReactNode
  /** What the state means, and what to do. */
  explanation?: ReactNode
  /**
   * The values that should be there and that are there, to copy; `shown` is what people see of a
   * value that is too long or has characters without a form.
   */
  values?: readonly { label: string; value: string | undefined; shown?: string }[]
  /** What else belongs to the check. */
  details?: ReactNode
  /** The page on which a person goes on. */
  next?: { to: string; text: string } | undefined
  /** Asks again; for a check that could not be asked. */
  onRetry?: () => unknown
}

const signs = {
  checking: 'pending',
  passed: 'success',
  attention: 'warning',
  failed: 'error',
  unasked: 'info',
} satisfies Record<CheckState, StatusType>

function CheckItem({ check }: { check: Check }) {
  const text = useText('app')
  const { name, state, stateWords, status, explanation, values = [], details, next } = check
  const { onRetry } = check
  return (
    <li className="check">
      <div className="check-head">
        <strong>{name}</strong>
        {status ?? <Status type={signs[state]}>{stateWords ?? text(`check.${state}`)}</Status>}
      </div>
      {explanation !== undefined && <div>{explanation}</div>}
      {values.length > 0 && (
        <dl className="check-values">
          {values.map(({ label, value, shown }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>
                <Copyable what={`${label}, ${name}`} {...(shown === undefined ? {} : { shown })}>
                  {value}
                </Copyable>
              </dd>
            </div>
          ))}
        </dl>
      )}
      {details}
      {next && (
        <div>
          <AppLink to={next.to}>{next.text}</AppLink>
        </div>
      )}
      {onRetry && <RetryButton onRetry={onRetry} />}
    </li>
  )
}

/**
 * Things that should be so, each with its state, what is expected and found, and where to go on.
 * The states come from reads alone: nothing is remembered, and people may leave at any time.
 */
export function CheckList({ label, checks }: { label: string; checks: readonly Check[] }) {
  return (
    <ul className="check-list" aria-label={label}>
      {checks.map((check) => (
        <CheckItem key={check.id} check={check} />
      ))}
    </ul>
  )
}
