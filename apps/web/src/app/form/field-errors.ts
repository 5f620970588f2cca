import { type FieldProblem, fieldProblems, operations, type WriteId } from '@mailroom/schemas'
import { type FieldError, type FieldErrors, get, type Resolver, set } from 'react-hook-form'
import type * as z from 'zod/mini'
import { editedOf } from './edited.ts'

export type FormValues = Record<string, unknown>

/** A problem as react-hook-form keeps it; the words are found when it is shown. */
export function fieldErrorOf({ code, limit }: FieldProblem): FieldError {
  return limit === undefined ? { type: code } : { type: code, message: String(limit) }
}

export function problemOf({ type, message }: FieldError): FieldProblem {
  return message === undefined ? { code: type } : { code: type, limit: Number(message) }
}

/** The errors of a form by the path of their field, e.g. `change.mailboxQuota`. */
export function errorsByPath(errors: FieldErrors<FormValues>, above = ''): [string, FieldError][] {
  return Object.entries(errors).flatMap(([name, error]): [string, FieldError][] => {
    const path = `${above}${name}`
    if (typeof error?.type === 'string') return [[path, error as FieldError]]
    return typeof error === 'object' ? errorsByPath(error as FieldErrors, `${path}.`) : []
  })
}

/** Texts in one form of Unicode: what is pasted on a Mac may have its accents apart, which AWS refuses. Source: USR-27. */
function composed(value: unknown): unknown {
  if (typeof value === 'string') return value.normalize('NFC')
  if (Array.isArray(value)) return value.map(composed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, composed(part)]))
}

/**
 * What the form sends: what was typed, and what the page knows. A field that was left empty is not sent, unless the form edits
 * something that was `seen`.
 */
export function inputOf(values: FormValues, fixed: FormValues, seen?: FormValues): FormValues {
  if (seen) {
    const { expected, ...edited } = editedOf(values, seen).input
    const texts = Object.entries(edited).map(([name, value]) => [name, composed(value)])
    return { ...Object.fromEntries(texts), expected, ...fixed }
  }
  const typed = Object.entries(values).filter(([, value]) => value !== '' && value !== undefined)
  return { ...Object.fromEntries(typed.map(([name, value]) => [name, composed(value)])), ...fixed }
}

/** The most characters of texts by their path, where an organization allows fewer than its operation's schema. */
export type Limits = Readonly<Record<string, number>>

/** The texts of an input that are longer than the limits of the organization. */
function tooLong(input: FormValues, limits: Limits): [string, FieldProblem][] {
  return Object.entries(limits).flatMap(([path, limit]): [string, FieldProblem][] => {
    const value: unknown = get(input, path)
    return typeof value === 'string' && value.length > limit
      ? [[path, { code: 'tooLong', limit }]]
      : []
  })
}

/** Checks a form with its operation's own input schema; the backend checks the same again. */
export function resolverOf(
  id: WriteId,
  fixed: FormValues,
  seen?: FormValues,
  limits: Limits = {},
): Resolver<FormValues> {
  const schema: z.ZodMiniType<FormValues> = operations[id].input
  return (values) => {
    const input = inputOf(values, fixed, seen)
    const result = schema.safeParse(input)
    const beyond = tooLong(input, limits)
    if (result.success && beyond.length === 0) return { values: result.data, errors: {} }
    const errors: FieldErrors<FormValues> = {}
    const wrong = fieldProblems(result.error?.issues ?? [], input)
    for (const [path, problem] of [...beyond, ...Object.entries(wrong)])
      set(errors, path === '' ? 'root' : path, fieldErrorOf(problem))
    return { values: {}, errors }
  }
}
