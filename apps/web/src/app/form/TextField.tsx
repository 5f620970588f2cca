import Input, { type InputProps } from '@cloudscape-design/components/input'
import { FieldFrame, type FieldProps } from './FieldFrame.tsx'
import { useField } from './use-field.ts'

type Props = FieldProps & {
  type?: Extract<InputProps['type'], 'text' | 'email'>
  placeholder?: string
}

/** One line of text. */
export function TextField({ name, type = 'text', placeholder = '', ...frame }: Props) {
  const { value, change, blur, ref, errorText } = useField(name, '')
  return (
    <FieldFrame {...frame} errorText={errorText}>
      <Input
        ref={ref}
        name={name}
        type={type}
        value={value}
        placeholder={placeholder}
        autoComplete={false}
        spellcheck={false}
        ariaRequired={!frame.optional}
        onChange={({ detail }) => change(detail.value)}
        onBlur={blur}
      />
    </FieldFrame>
  )
}
