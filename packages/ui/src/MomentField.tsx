import './tokens.css'
import './NativeSelect.css'
import { useId } from 'react'

type Props = {
  label: string
  /** As in `2026-01-31T10:00`, without a zone; empty for none. */
  value: string
  onChange: (value: string) => void
}

/** The browser's own field for a date and a time: Cloudscape's weighs more than a page. */
export function MomentField({ label, value, onChange }: Props) {
  const id = useId()
  return (
    <div className="native-select">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="datetime-local"
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    </div>
  )
}
