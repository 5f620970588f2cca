import Textarea from '@cloudscape-design/components/textarea'
import { useState } from 'react'
import { useText } from '../words/texts.ts'
import { FieldFrame, type FieldProps } from './FieldFrame.tsx'
import { useField } from './use-field.ts'

type Props = FieldProps & {
  /** The message if one of the lines is wrong. */
  wrong: string
  placeholder?: string
}

function linesOf(typed: string): string[] {
  return typed
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

/** A field with several texts, one per line. */
export function LinesField({ name, wrong, placeholder = '', ...frame }: Props) {
  const text = useText('app')
  const field = useField<string[]>(name, [])
  const { value, change, blur, ref, errorText, problem, wrongItem, itemProblem } = field
  const [typed, setTyped] = useState(value.join('\n'))
  // The value may be replaced, for example by the choice in a conflict.
  const isTyped = linesOf(typed).join('\n') === value.join('\n')
  const line = wrongItem === undefined ? undefined : value[Number(wrongItem)]
  const said = itemProblem ?? wrong
  const problemText = line === undefined ? said : text('problem.ofLine', { line, wrong: said })
  return (
    <FieldFrame
      {...frame}
      errorText={problem === 'required' ? errorText : errorText && problemText}
    >
      <Textarea
        ref={ref}
        value={isTyped ? typed : value.join('\n')}
        placeholder={placeholder}
        rows={3}
        spellcheck={false}
        onChange={({ detail }) => {
          setTyped(detail.value)
          change(linesOf(detail.value))
        }}
        onBlur={blur}
      />
    </FieldFrame>
  )
}
