import Textarea from '@cloudscape-design/components/textarea'
import { ipRangeProblem, networkOf } from '@mailroom/schemas/access/ip-range'
import { useState } from 'react'
import { FieldFrame, type FieldProps } from '../../kit/form/FieldFrame.tsx'
import { useField } from '../../kit/form/use-field.ts'
import { useFormats } from '../../kit/words/formats.ts'
import { useText } from '../../kit/words/texts.ts'

/** The most ranges of a list. Source: ACR-04. */
const most = 1_024

/** How many wrong ranges are told at once. */
const atOnce = 5

/** Returns the ranges of a text: people paste lists with lines, commas, semicolons or blanks. */
function rangesOf(typed: string): string[] {
  return typed.split(/[\s,;]+/).filter((range) => range !== '')
}

/** What is wrong with the ranges of a list, each with what it should be. */
function useProblems() {
  const text = useText('accessRules')
  const { number } = useFormats()
  return (ranges: readonly string[]): string[] => {
    const wrong = ranges.flatMap((range) => {
      const problem = ipRangeProblem(range)
      if (problem === undefined) return []
      const [address = ''] = range.split('/')
      const network = problem === 'hostBits' ? networkOf(range) : `${address}/32`
      return text(`range.${problem}`, { range, network })
    })
    const tooMany =
      ranges.length > most
        ? [text('range.tooMany', { count: number(ranges.length), most: number(most) })]
        : []
    const rest = wrong.length - atOnce
    return [
      ...tooMany,
      ...wrong.slice(0, atOnce),
      ...(rest > 0 ? [text('range.more', { count: rest })] : []),
    ]
  }
}

/** A field with IPv4 ranges, which takes pasted lists. Source: ACR-04. */
export function RangesField({ name, label }: Pick<FieldProps, 'name' | 'label'>) {
  const text = useText('accessRules')
  const problems = useProblems()
  const { value, change, blur, ref, errorText, problem } = useField<string[]>(name, [])
  const [typed, setTyped] = useState(value.join('\n'))
  const [isLeft, setLeft] = useState(false)
  // The value may be replaced, for example by the choice in a conflict.
  const isTyped = rangesOf(typed).join('\n') === value.join('\n')
  // What AWS has already is kept, so it is wrong only if the form says so.
  const found = isLeft || errorText !== undefined ? problems(value) : []
  const told = problem === 'required' || found.length === 0 ? errorText && [errorText] : found
  return (
    <FieldFrame
      label={label}
      constraint={text('rangesConstraint')}
      errorText={told ? told.join(' ') : undefined}
    >
      <Textarea
        ref={ref}
        value={isTyped ? typed : value.join('\n')}
        placeholder="192.0.2.0/24"
        rows={3}
        spellcheck={false}
        onChange={({ detail }) => {
          setTyped(detail.value)
          setLeft(false)
          change(rangesOf(detail.value))
        }}
        onBlur={() => {
          setLeft(true)
          blur()
        }}
      />
    </FieldFrame>
  )
}
