import Checkbox from '@cloudscape-design/components/checkbox'
import FormField from '@cloudscape-design/components/form-field'
import { useField } from './use-field.ts'

type Props<Value> = {
  name: string
  /** The values of the field with and without a tick. */
  on: Value
  off: Value
  label: string
  description?: string
}

/** A choice between two values of the API that is clearer as a checkbox. */
export function EnumCheckbox<Value>({ name, on, off, label, description }: Props<Value>) {
  const { value, change, blur, ref, errorText } = useField(name, off)
  return (
    <FormField errorText={errorText}>
      <Checkbox
        ref={ref}
        checked={value === on}
        description={description}
        nativeInputAttributes={errorText === undefined ? {} : { 'aria-invalid': true }}
        onChange={({ detail }) => change(detail.checked ? on : off)}
        onBlur={blur}
      >
        {label}
      </Checkbox>
    </FormField>
  )
}
