import Textarea from '@cloudscape-design/components/textarea'
import type { ReadLines } from '@mailroom/schemas/export-commands'
import { useState } from 'react'
import { FieldFrame } from '../../../kit/form/FieldFrame.tsx'
import { useField } from '../../../kit/form/use-field.ts'
import { useText } from '../../../kit/words/texts.ts'

/** How many lines that are not understood are named. */
const maxNamed = 20

type Props<Line> = {
  /** The member of the input that the lines are sent as. */
  path: string
  label: string
  description?: string
  /** How many lines are understood, and how many may be sent. */
  limits: (count: number) => string
  /** What is said if no line is understood. */
  none: string
  parse: (pasted: string) => ReadLines<Line>
  /** A line that makes the input wrong: nothing is sent until every line is understood. */
  wrong: Line
}

/** Pasted lines, one about each mailbox; those that cannot be sent are named by their numbers. */
export function PastedLinesField<Line>(props: Props<Line>) {
  const { path, limits, none, parse, wrong, label, description } = props
  const text = useText('verification')
  const [pasted, setPasted] = useState('')
  const { change, errorText } = useField<Line[]>(path, [])
  const { lines, notUnderstood, contradictory } = parse(pasted)
  const named = (numbers: readonly number[]) => ({
    ...{ count: numbers.length, lines: numbers.slice(0, maxNamed).join(', ') },
  })
  const problem =
    notUnderstood.length > 0
      ? text('notUnderstood', named(notUnderstood))
      : contradictory.length > 0
        ? text('contradictory', named(contradictory))
        : errorText === undefined
          ? undefined
          : none
  return (
    <FieldFrame
      label={label}
      {...(description && { description })}
      constraint={limits(lines.length)}
      errorText={problem}
    >
      <Textarea
        value={pasted}
        rows={8}
        spellcheck={false}
        onChange={({ detail }) => {
          setPasted(detail.value)
          const read = parse(detail.value)
          change(read.notUnderstood.length === 0 ? read.lines : [...read.lines, wrong])
        }}
      />
    </FieldFrame>
  )
}
