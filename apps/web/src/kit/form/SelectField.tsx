import Select from '@cloudscape-design/components/select'
import { FieldFrame, type FieldProps } from './FieldFrame.tsx'
import { useField } from './use-field.ts'

type Option = { value: string; label: string; description?: string; disabled?: boolean }
type Props = FieldProps & { options: readonly Option[]; placeholder?: string }

/** A select with several options. Without a choice, or with the option `''`, no value is sent. */
export function SelectField({ name, options, placeholder = '', ...frame }: Props) {
  const { value, change, blur, ref, errorText } = useField<string | undefined>(name, undefined, {
    isChosen: true,
  })
  return (
    <FieldFrame {...frame} errorText={errorText}>
      <Select
        ref={ref}
        options={options}
        selectedOption={options.find((option) => option.value === value) ?? null}
        placeholder={placeholder}
        ariaRequired={!frame.optional}
        onChange={({ detail }) => change(detail.selectedOption.value || undefined)}
        onBlur={blur}
      />
    </FieldFrame>
  )
}
