import Alert from '@cloudscape-design/components/alert'
import FormField from '@cloudscape-design/components/form-field'
import RadioGroup from '@cloudscape-design/components/radio-group'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { ApiError, FieldConflict } from '@mailroom/schemas/api-error'
import { type ReactNode, useState } from 'react'
import { useText } from '../words/texts.ts'

/**
 * The label of a field, the words for a value that is no word itself, and what shows a change of a
 * value that is too long for words.
 */
export type FieldWords = {
  label: (field: string) => string
  value?: (field: string, value: unknown) => string | undefined
  change?: (field: string, before: unknown, after: unknown) => ReactNode
}

/** Returns the words for the value of a field, also for an empty one. */
export function useShownValue(words: FieldWords | undefined) {
  const text = useText('app')
  return (field: string, value: unknown): string =>
    value === null || value === undefined || value === ''
      ? text('conflictNothing')
      : (words?.value?.(field, value) ?? String(value))
}

type Settle = (field: string, current: unknown, value: unknown) => void

type ChoiceProps = {
  field: string
  conflict: FieldConflict
  words: FieldWords | undefined
  ownValue: (field: string) => unknown
  isMissing: boolean
  onSettle: Settle
}

function Choice(props: ChoiceProps) {
  const { field, conflict, words, ownValue, isMissing, onSettle } = props
  const { current } = conflict
  const text = useText('app')
  const [mine] = useState<unknown>(() => ownValue(field))
  const [winner, setWinner] = useState<string | null>(null)
  const show = useShownValue(words)
  return (
    <FormField label={words?.label(field) ?? field} errorText={isMissing && text('conflictChoose')}>
      <RadioGroup
        value={winner}
        items={[
          { value: 'mine', label: text('conflictMine', { value: show(field, mine) }) },
          { value: 'theirs', label: text('conflictTheirs', { value: show(field, current) }) },
        ]}
        onChange={({ detail }) => {
          setWinner(detail.value)
          onSettle(field, current, detail.value === 'mine' ? mine : current)
        }}
      />
      {words?.change?.(field, current, mine)}
    </FormField>
  )
}

/** A field that the person has not edited: it takes what somebody else has saved. */
function Taken({ field, conflict, words }: Pick<ChoiceProps, 'field' | 'conflict' | 'words'>) {
  const text = useText('app')
  const value = useShownValue(words)(field, conflict.current)
  return (
    <FormField label={words?.label(field) ?? field}>{text('conflictTaken', { value })}</FormField>
  )
}

type Props = {
  conflicts: NonNullable<ApiError['conflicts']>
  words: FieldWords | undefined
  /** Returns the person's own value of a field. */
  ownValue: (field: string) => unknown
  /** The fields that the person has not edited; none by default. */
  taken?: readonly string[]
  /** The fields whose value a person has to choose before the form is sent. */
  missing: readonly string[]
  /** Called with a field, its current value, and the value it shall get. */
  onSettle: Settle
}

/**
 * Shows the changes that somebody else made in the meantime beside the person's own, field by
 * field, and lets the person choose. What the person has not edited is told, and asks nothing.
 * Source: USR-15.
 */
export function ConflictNotice(props: Props) {
  const { conflicts, words, ownValue, taken = [], missing, onSettle } = props
  const text = useText('app')
  const isAsking = Object.keys(conflicts).some((field) => !taken.includes(field))
  return (
    <Alert type="warning" header={text('conflictTitle')}>
      <SpaceBetween size="s">
        <div>{text(isAsking ? 'conflictExplanation' : 'conflictLook')}</div>
        {Object.entries(conflicts).map(([field, conflict]) =>
          taken.includes(field) ? (
            <Taken key={field} {...{ field, conflict, words }} />
          ) : (
            <Choice
              key={field}
              {...{ field, conflict, words, ownValue, onSettle }}
              isMissing={missing.includes(field)}
            />
          ),
        )}
      </SpaceBetween>
    </Alert>
  )
}
