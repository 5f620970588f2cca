import './tokens.css'
import './NativeSelect.css'
import { type ComponentProps, useId } from 'react'

type Props = Omit<ComponentProps<'input'>, 'id' | 'className' | 'onChange' | 'type'> & {
  label: string
  value: string
  onChange: (value: string) => void
}

/** The browser's own field for a line of text, with its label. */
export function TextInput({ label, onChange, ...rest }: Props) {
  const id = useId()
  return (
    <div className="native-select">
      <label htmlFor={id}>{label}</label>
      <input
        {...rest}
        id={id}
        type="text"
        autoComplete="off"
        spellCheck={false}
        onChange={({ target }) => onChange(target.value)}
      />
    </div>
  )
}
