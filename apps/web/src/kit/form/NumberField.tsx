import Input from '@cloudscape-design/components/input'
import { FieldFrame, type FieldProps } from './FieldFrame.tsx'
import { useField } from './use-field.ts'

/** A number; other input is refused like any wrong value. */
export function NumberField({ name, ...frame }: FieldProps) {
  const { value, change, blur, ref, errorText } = useField<number | ''>(name, '')
  return (
    <FieldFrame {...frame} errorText={errorText}>
      <Input
        ref={ref}
        name={name}
        type="number"
        inputMode="numeric"
        value={String(value)}
        autoComplete={false}
        ariaRequired={!frame.optional}
        onChange={({ detail }) => change(detail.value === '' ? '' : Number(detail.value))}
        onBlur={blur}
      />
    </FieldFrame>
  )
}
