import './tokens.css'
import './Disclosure.css'
import { type ReactNode, useId, useState } from 'react'

type Props = {
  title: string
  /** The title with what it is about, where several on a page have the same title. */
  label?: string
  children: ReactNode
}

/**
 * Content that is rendered only after a person unfolds it, in the look of Cloudscape's expandable
 * section in a footer.
 */
export function Disclosure({ title, label, children }: Props) {
  const [open, setOpen] = useState(false)
  const id = useId()
  return (
    <div className="disclosure">
      <button
        type="button"
        aria-label={label}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
      >
        <svg viewBox="0 0 16 16" aria-hidden="true" focusable="false">
          <path d="m5 3 6 5-6 5z" />
        </svg>
        {title}
      </button>
      {open && <div id={id}>{children}</div>}
    </div>
  )
}
