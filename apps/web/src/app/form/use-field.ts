import { useController } from 'react-hook-form'
import { useProblemWords } from '../errors.ts'
import { problemOf } from './field-errors.ts'

/** A field of the form it stands in, by its path in the operation's input; what is wrong with it comes in words. */
export function useField<Value>(name: string, initial: Value) {
  const words = useProblemWords()
  const { field, fieldState } = useController({ name, defaultValue: initial })
  return {
    value: (field.value ?? initial) as Value,
    change: (value: Value) => field.onChange(value),
    blur: field.onBlur,
    ref: field.ref,
    errorText: fieldState.error ? words(problemOf(fieldState.error)) : undefined,
    /** The code of what is wrong, for a field that can help with it. */
    problem: fieldState.error?.type,
  }
}
