import './tokens.css'
import './NativeSelect.css'
import { type ComponentProps, type ReactNode, useId } from 'react'

type Props = Omit<ComponentProps<'input'>, 'id' | 'className' | 'onChange' | 'type'> & {
  label: string
  value: string
  onChange: (value: string) => void
  /** What is wrong with the value; read out when it appears. */
  problem?: ReactNode
}

/** The browser's own field for a line of text, with its label. */
export function TextInput({ label, onChange, problem, ...rest }: Props) {
  const id = useId()
  const isWrong = problem !== undefined
  return (
    <div className="native-select">
      <label htmlFor={id}>{label}</label>
      <input
        {...rest}
        id={id}
        type="text"
        autoComplete="off"
        spellCheck={false}
        autoCapitalize="off"
        aria-invalid={isWrong || undefined}
        aria-describedby={isWrong ? `${id}-problem` : undefined}
        onChange={({ target }) => onChange(target.value)}
      />
      {isWrong && (
        <div id={`${id}-problem`} role="alert" className="text-input-problem">
          {problem}
        </div>
      )}
    </div>
  )
}
