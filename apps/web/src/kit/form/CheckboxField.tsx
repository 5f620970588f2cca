import Checkbox from '@cloudscape-design/components/checkbox'
import FormField from '@cloudscape-design/components/form-field'
import type { FieldProps } from './FieldFrame.tsx'
import { useField } from './use-field.ts'

type Props = Pick<FieldProps, 'name' | 'label' | 'description'> & { disabled?: boolean }

/** A yes-or-no field; no by default. */
export function CheckboxField({ name, label, description, disabled = false }: Props) {
  const { value, change, blur, ref, errorText } = useField(name, false)
  return (
    <FormField errorText={errorText}>
      <Checkbox
        ref={ref}
        checked={value}
        disabled={disabled}
        description={description}
        nativeInputAttributes={errorText === undefined ? {} : { 'aria-invalid': true }}
        onChange={({ detail }) => change(detail.checked)}
        onBlur={blur}
      >
        {label}
      </Checkbox>
    </FormField>
  )
}
