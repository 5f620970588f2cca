import FormField from '@cloudscape-design/components/form-field'
import RadioGroup from '@cloudscape-design/components/radio-group'
import { useField } from '../../../kit/form/use-field.ts'
import { useText } from '../../../kit/words/texts.ts'

/** A choice to hide entries from the global address list, or to show them. Source: USR-06. */
export function AddressListField({ name }: { name: string }) {
  const text = useText('bulk')
  const { value, change, errorText } = useField(name, true)
  return (
    <FormField label={text('addressList')} errorText={errorText}>
      <RadioGroup
        value={String(value)}
        items={[
          { value: 'true', label: text('hide'), description: text('hideExplanation') },
          { value: 'false', label: text('show') },
        ]}
        onChange={({ detail }) => change(detail.value === 'true')}
      />
    </FormField>
  )
}
