import Alert from '@cloudscape-design/components/alert'
import FormField from '@cloudscape-design/components/form-field'
import RadioGroup from '@cloudscape-design/components/radio-group'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { ApiError, FieldConflict } from '@mailroom/schemas'
import { useState } from 'react'
import { useText } from '../words/texts.ts'

/** The label of a field, and the words for a value that is no word itself. */
export type FieldWords = {
  label: (field: string) => string
  value?: (field: string, value: unknown) => string | undefined
}

type Settle = (field: string, current: unknown, value: unknown) => void

type ChoiceProps = {
  field: string
  conflict: FieldConflict
  words: FieldWords | undefined
  ownValue: (field: string) => unknown
  onSettle: Settle
}

function Choice({ field, conflict: { current }, words, ownValue, onSettle }: ChoiceProps) {
  const text = useText('app')
  const [mine] = useState<unknown>(() => ownValue(field))
  const [winner, setWinner] = useState<string | null>(null)
  const show = (value: unknown) =>
    value === null || value === undefined || value === ''
      ? text('conflictNothing')
      : (words?.value?.(field, value) ?? String(value))
  return (
    <FormField label={words?.label(field) ?? field}>
      <RadioGroup
        value={winner}
        items={[
          { value: 'mine', label: text('conflictMine', { value: show(mine) }) },
          { value: 'theirs', label: text('conflictTheirs', { value: show(current) }) },
        ]}
        onChange={({ detail }) => {
          setWinner(detail.value)
          onSettle(field, current, detail.value === 'mine' ? mine : current)
        }}
      />
    </FormField>
  )
}

type Props = {
  conflicts: NonNullable<ApiError['conflicts']>
  words: FieldWords | undefined
  /** Returns the person's own value of a field. */
  ownValue: (field: string) => unknown
  /** Called with a field, its current value, and the value it shall get. */
  onSettle: Settle
}

/**
 * Shows the changes that somebody else made in the meantime beside the person's own, field by
 * field, and lets the person choose. Source: USR-15.
 */
export function ConflictNotice({ conflicts, words, ownValue, onSettle }: Props) {
  const text = useText('app')
  return (
    <Alert type="warning" header={text('conflictTitle')}>
      <SpaceBetween size="s">
        <div>{text('conflictExplanation')}</div>
        {Object.entries(conflicts).map(([field, conflict]) => (
          <Choice key={field} {...{ field, conflict, words, ownValue, onSettle }} />
        ))}
      </SpaceBetween>
    </Alert>
  )
}
