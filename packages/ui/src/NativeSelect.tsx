import './tokens.css'
import './NativeSelect.css'
import { useId } from 'react'
import { Status } from './Status.tsx'

type Props = {
  label: string
  /** The text below the field. */
  hint: string
  /** The problem with the chosen option. */
  problem?: string
  options: readonly { value: string; label: string }[]
  value: string
  onChange: (value: string) => void
}

/**
 * The browser's own select in Cloudscape's look, for pages with so many that Cloudscape's would be
 * slow.
 */
export function NativeSelect({ label, hint, problem, options, value, onChange }: Props) {
  const id = useId()
  return (
    <div className="native-select">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        aria-describedby={`${id}-hint`}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <small id={`${id}-hint`}>
        {hint}
        {problem !== undefined && (
          <div>
            <Status type="warning">{problem}</Status>
          </div>
        )}
      </small>
    </div>
  )
}
