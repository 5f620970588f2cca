import type { FieldProblem } from '@mailroom/schemas/api-error'
import { fieldProblems } from '@mailroom/schemas/field-problems'
import { type OperationId, operations } from '@mailroom/schemas/operations'
import { type FieldError, type FieldErrors, get, type Resolver, set } from 'react-hook-form'
import type * as z from 'zod/mini'
import { editedOf } from './edited.ts'

export type FormValues = Record<string, unknown>

/** Returns a problem as react-hook-form keeps it; the words are found when it is shown. */
export function fieldErrorOf({ code, limit }: FieldProblem): FieldError {
  return limit === undefined ? { type: code } : { type: code, message: String(limit) }
}

export function fieldProblemOf({ type, message }: FieldError): FieldProblem {
  return message === undefined ? { code: type } : { code: type, limit: Number(message) }
}

/** Returns the errors of a form by the path of their field, such as `change.mailboxQuota`. */
export function errorsByPath(errors: FieldErrors<FormValues>, above = ''): [string, FieldError][] {
  return Object.entries(errors).flatMap(([name, error]): [string, FieldError][] => {
    const path = `${above}${name}`
    if (typeof error?.type === 'string') return [[path, error as FieldError]]
    return typeof error === 'object' ? errorsByPath(error as FieldErrors, `${path}.`) : []
  })
}

/**
 * Normalizes texts to one form of Unicode: a text pasted on a Mac may have separate accents, which
 * AWS refuses. Source: USR-27.
 */
function composed(value: unknown): unknown {
  if (typeof value === 'string') return value.normalize('NFC')
  if (Array.isArray(value)) return value.map(composed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, composed(part)]))
}

/** Returns the members that have a value. A field whose content must not be sent has null. */
function given(values: FormValues): FormValues {
  const isGiven = (value: unknown) => value !== '' && value !== undefined
  return Object.fromEntries(Object.entries(values).filter(([, value]) => isGiven(value)))
}

/** Returns the members that were set when the form was opened: AWS's values, without nulls. */
function wereSet(values: FormValues): FormValues {
  return Object.fromEntries(Object.entries(given(values)).filter(([, value]) => value !== null))
}

/** The values that a form was opened with, and whether its operation replaces all of them. */
export type Seen = { values: FormValues; replacesAll: boolean }

/**
 * Returns what the form sends: the typed values, and those of the page. An empty field is not sent,
 * unless the form edits something that was `seen`: then it sends the edited fields, or everything
 * if the operation replaces all.
 */
export function inputOf(
  values: FormValues,
  fixed: FormValues,
  { values: seen, replacesAll }: Partial<Seen> = {},
): FormValues {
  if (seen && !replacesAll) {
    const { expected, ...edited } = editedOf(values, seen).input
    const texts = Object.entries(edited).map(([name, value]) => [name, composed(value)])
    return { ...Object.fromEntries(texts), expected, ...fixed }
  }
  const typed = Object.entries(given(values)).map(([name, value]) => [name, composed(value)])
  return { ...Object.fromEntries(typed), ...(seen ? { expected: wereSet(seen) } : {}), ...fixed }
}

/** The most characters of texts, by path, if the organization allows fewer than the schema. */
export type Limits = Readonly<Record<string, number>>

/** Returns the texts of an input that are longer than the limits of the organization. */
function tooLong(input: FormValues, limits: Limits): [string, FieldProblem][] {
  return Object.entries(limits).flatMap(([path, limit]): [string, FieldProblem][] => {
    const value: unknown = get(input, path)
    return typeof value === 'string' && value.length > limit
      ? [[path, { code: 'tooLong', limit }]]
      : []
  })
}

/** Whether a member has no value. */
export function isEmpty(value: unknown): boolean {
  return value === undefined || value === ''
}

/** Returns the members that a form asks for and that have no value. */
function missing(input: FormValues, required: readonly string[]): [string, FieldProblem][] {
  return required.flatMap((path) =>
    isEmpty(get(input, path)) ? [[path, { code: 'required' }]] : [],
  )
}

/**
 * Checks a form with its operation's own input schema; the backend checks it again. `required` are
 * the members that this form asks for although the operation does not need them.
 */
export function resolverOf(
  id: OperationId,
  fixed: FormValues,
  seen?: Seen,
  limits: Limits = {},
  required: readonly string[] = [],
): Resolver<FormValues> {
  const schema: z.ZodMiniType<FormValues> = operations[id].input
  return (values) => {
    const input = inputOf(values, fixed, seen)
    const result = schema.safeParse(input)
    const beyond = [...tooLong(input, limits), ...missing(seen ? values : input, required)]
    if (result.success && beyond.length === 0) return { values: result.data, errors: {} }
    const errors: FieldErrors<FormValues> = {}
    const wrong = fieldProblems(result.error?.issues ?? [], input)
    for (const [path, problem] of [...beyond, ...Object.entries(wrong)])
      set(errors, path === '' ? 'root' : path, fieldErrorOf(problem))
    return { values: {}, errors }
  }
}
