import Textarea from '@cloudscape-design/components/textarea'
import { useState } from 'react'
import { FieldFrame, type FieldProps } from '../../../kit/form/FieldFrame.tsx'
import { useField } from '../../../kit/form/use-field.ts'

type Props = Pick<FieldProps, 'name' | 'label' | 'description' | 'constraint'> & {
  /** The message if one of the lines is wrong. */
  wrong: string
  placeholder?: string
}

/** A field with several texts, one per line. */
export function LinesField({ name, wrong, placeholder = '', ...frame }: Props) {
  const { value, change, blur, ref, errorText } = useField<string[]>(name, [])
  const [typed, setTyped] = useState(value.join('\n'))
  return (
    <FieldFrame {...frame} optional errorText={errorText && wrong}>
      <Textarea
        ref={ref}
        value={typed}
        placeholder={placeholder}
        rows={3}
        spellcheck={false}
        onChange={({ detail }) => {
          setTyped(detail.value)
          change(
            detail.value
              .split('\n')
              .map((line) => line.trim())
              .filter((line) => line !== ''),
          )
        }}
        onBlur={blur}
      />
    </FieldFrame>
  )
}
