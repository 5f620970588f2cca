import './tokens.css'
import './Hint.css'
import { type ReactNode, useId, useState } from 'react'

/**
 * A button beside a control that explains the control; `label` names the control. Escape closes the
 * explanation, and so does leaving it.
 */
export function Hint({ label, children }: { label: string; children: ReactNode }) {
  const [open, setOpen] = useState(false)
  const id = useId()
  return (
    <span className="hint">
      <button
        type="button"
        aria-label={label}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
        onBlur={() => setOpen(false)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || !open) return
          // A dialog around it stays open.
          event.stopPropagation()
          setOpen(false)
        }}
      >
        ?
      </button>
      <span id={id} role="status" className="hint-text" data-open={open}>
        {open && children}
      </span>
    </span>
  )
}
