import './tokens.css'
import './Flashbar.css'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Icon } from './Icon.tsx'
import { useIsCovered } from './modal.ts'
import { Sign } from './Status.tsx'

export type Flash = {
  id: string
  type: 'success' | 'error' | 'warning' | 'info'
  /** True if a screen reader interrupts itself to read it. */
  isUrgent?: boolean
  header?: string
  content: ReactNode
  action?: ReactNode
  /** The words of the button that removes it; without them there is none. */
  dismissLabel?: string
  onDismiss?: () => void
}

/** Returns the context in which Cloudscape's links and buttons suit the background of a type. */
function contextOf(type: Flash['type']): string {
  return type === 'warning' ? 'awsui-context-flashbar-warning' : 'awsui-context-flashbar'
}

/**
 * One message. A screen reader reads no message that comes while a dialog lies over the page, so
 * the message comes anew when the dialog is gone.
 */
function Message(props: Flash) {
  const { type, isUrgent, header, content, action, dismissLabel, onDismiss } = props
  const isCovered = useIsCovered()
  const [isUnread, setUnread] = useState(isCovered)
  useEffect(() => {
    if (!isCovered) setUnread(false)
  }, [isCovered])
  return (
    <li key={String(isUnread)} className={`flash flash-${type} ${contextOf(type)}`}>
      <Sign type={type} />
      <div className="flash-text" role={isUrgent ? 'alert' : 'status'}>
        {header !== undefined && <strong>{header}</strong>}
        <div>{content}</div>
      </div>
      {action}
      {dismissLabel !== undefined && (
        <button type="button" aria-label={dismissLabel} onClick={onDismiss}>
          <Icon name="close" />
        </button>
      )}
    </li>
  )
}

type Props = {
  /** The name of the list. */
  label: string
  items: readonly Flash[]
}

/**
 * The messages over a page, the newest first. A screen reader reads them as they come, because the
 * list is there before them.
 */
export function Flashbar({ label, items }: Props) {
  const list = useRef<HTMLUListElement>(null)
  const hasFocus = useRef(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: it looks when a message has gone.
  useEffect(() => {
    // A message that goes with the pressed button would leave the focus nowhere.
    if (hasFocus.current && document.activeElement === document.body) list.current?.focus()
  }, [items])
  return (
    <ul
      ref={list}
      tabIndex={-1}
      className="flashbar"
      aria-label={label}
      aria-live="polite"
      onFocus={() => {
        hasFocus.current = true
      }}
      onBlur={({ target }) =>
        queueMicrotask(() => {
          if (target.isConnected) hasFocus.current = false
        })
      }
    >
      {items.map((item) => (
        <Message key={item.id} {...item} />
      ))}
    </ul>
  )
}
