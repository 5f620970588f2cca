import type { ApiError } from '@mailroom/schemas/api-error'
import { createContext, useCallback, useContext } from 'react'
import { type FieldError, useController, useFormContext, useFormState } from 'react-hook-form'
import { useProblemWords } from '../words/errors.ts'
import { hasText } from '../words/texts.ts'
import { fieldProblemOf } from './field-errors.ts'

/** The last answer that refused a field of this form, with AWS's words. */
export const RefusalContext = createContext<ApiError | undefined>(undefined)

/** Returns the problem of any field of the form in words, by its path. */
export function useFieldError(): (path: string) => string | undefined {
  const words = useProblemWords()
  const { getFieldState } = useFormContext()
  const state = useFormState()
  return (path) => {
    const { error } = getFieldState(path, state)
    // What holds fields, such as an item of a list, has their errors, and none of its own.
    return error?.type === undefined ? undefined : words(fieldProblemOf(error))
  }
}

/** The problems that a schema finds in the form of any text. */
const formProblems = ['format', 'type', 'required', 'tooShort', 'tooLong']

/** Tells whether a problem is more than one of form, and has words of its own. */
function isOwnProblem(error: unknown): error is FieldError {
  const type = typeof error === 'object' && error !== null && 'type' in error && error.type
  return (
    typeof type === 'string' && !formProblems.includes(type) && hasText('app', `problem.${type}`)
  )
}

/**
 * Connects a field to its form by its path in the operation's input, with its problem in words. A
 * problem that the server found stays until the value changes: `change` keeps its identity and does
 * nothing for the same value. `isChosen` is true if people choose its values and do not type them.
 * Source: GEN-10.
 */
export function useField<Value>(name: string, initial: Value, { isChosen = false } = {}) {
  const words = useProblemWords()
  const { getValues } = useFormContext()
  const { field, fieldState } = useController({ name, defaultValue: initial })
  const refusal = useContext(RefusalContext)
  const { onChange } = field
  const change = useCallback(
    (value: Value) => {
      if (!Object.is(getValues(name), value)) onChange(value)
    },
    [getValues, name, onChange],
  )
  const { error } = fieldState
  const wrongItem = Object.keys(error ?? {}).find((key) => /^\d+$/.test(key))
  const itemError: unknown = error && wrongItem !== undefined && Reflect.get(error, wrongItem)
  const missing = { code: Array.isArray(initial) ? 'choices' : 'choice' }
  const isMissing = isChosen && error?.type === 'required'
  return {
    value: (field.value ?? initial) as Value,
    change,
    blur: field.onBlur,
    ref: field.ref,
    errorText: error && words(isMissing ? missing : fieldProblemOf(error)),
    /** The index of the first wrong item, if the value is a list and the problem is an item's. */
    wrongItem,
    /** What is wrong with that item, if it is more than its form. */
    itemProblem: isOwnProblem(itemError) ? words(fieldProblemOf(itemError)) : undefined,
    /** The code of the problem, for a field that can help with it. */
    problem: error?.type,
    /** The answer that refused this field, for a field that shows more of it. */
    refusal:
      error?.type !== undefined && refusal?.fields?.[name]?.code === error.type
        ? refusal
        : undefined,
  }
}
