import Input from '@cloudscape-design/components/input'
import { FieldFrame, type FieldProps } from './FieldFrame.tsx'
import { useField } from './use-field.ts'

type Props = FieldProps & {
  /** The value of an empty field, where the operation has one for "none". */
  empty?: '' | null
  disabled?: boolean
}

/** A number; other input is refused like any wrong value. */
export function NumberField({ name, empty = '', disabled = false, ...frame }: Props) {
  const { value, change, blur, ref, errorText } = useField<number | '' | null>(name, '')
  return (
    <FieldFrame {...frame} errorText={errorText}>
      <Input
        ref={ref}
        name={name}
        type="number"
        inputMode="numeric"
        value={String(value ?? '')}
        disabled={disabled}
        autoComplete={false}
        ariaRequired={!frame.optional}
        onChange={({ detail }) => change(detail.value === '' ? empty : Number(detail.value))}
        onBlur={blur}
      />
    </FieldFrame>
  )
}
