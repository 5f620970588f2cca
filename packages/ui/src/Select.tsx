import './tokens.css'
import './Select.css'

type Props = {
  /** The name of the field, for assistive technology; a label on the screen says the same. */
  ariaLabel: string
  options: readonly { value: string; label: string }[]
  value: string
  onChange: (value: string) => void
}

/**
 * The browser's own select in Cloudscape's look: on a phone it opens the phone's own list. A value
 * that is no option is shown as it is.
 */
export function Select({ ariaLabel, options, value, onChange }: Props) {
  const isKnown = options.some((option) => option.value === value)
  return (
    <select
      className="select"
      aria-label={ariaLabel}
      value={value}
      onChange={({ target }) => onChange(target.value)}
    >
      {[...options, ...(isKnown ? [] : [{ value, label: value }])].map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  )
}
