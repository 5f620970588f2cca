import './tokens.css'
import './Status.css'
import type { ReactNode } from 'react'

const circle = 'M15 8A7 7 0 1 1 1 8a7 7 0 0 1 14 0Z'

const signs = {
  success: `${circle}M4.5 7.5 7 10l4-5`,
  error: `${circle}M5.5 5.5l5 5M10.5 5.5l-5 5`,
  warning:
    'M8 5v4M8 10v2M6.52 1.88l-5.33 9.76c-.13.23-.19.5-.19.76 0 .88.71 1.59 1.59 1.59H13.4c.88 0 1.59-.71 1.59-1.59 0-.27-.07-.53-.19-.76L9.48 1.88C9.18 1.34 8.62 1 8 1s-1.18.34-1.48.88Z',
  info: `${circle}M8 12V7M8 6V4`,
  stopped: `${circle}M5 8h6`,
  pending: `${circle}M8 4v5H4`,
  'in-progress': `${circle}M4 8h2M7 8h2M10 8h2`,
}

export type StatusType = keyof typeof signs

/** The sign of a state, beside its words. */
export function Sign({ type }: { type: StatusType }) {
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={signs[type]} />
    </svg>
  )
}

/**
 * A state in words and with an icon, like Cloudscape's status indicator, but light enough for
 * hundreds of rows.
 */
export function Status({ type, children }: { type: StatusType; children: ReactNode }) {
  return (
    <span className={`status status-${type}`}>
      <Sign type={type} />
      {children}
    </span>
  )
}
