import type * as z from 'zod/mini'
import type { FieldProblem } from './api-error.ts'

type Issue = z.core.$ZodIssue

/** Returns the value at a path of an input; undefined if there is no such path. */
function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined,
    input,
  )
}

function problem(issue: Issue, input: unknown): FieldProblem {
  switch (issue.code) {
    case 'too_small':
      if (issue.origin === 'string' || issue.origin === 'array')
        return Number(issue.minimum) === 1
          ? { code: 'required' }
          : { code: 'tooShort', limit: Number(issue.minimum) }
      return { code: 'tooSmall', limit: Number(issue.minimum) }
    case 'too_big':
      return {
        code: issue.origin === 'string' || issue.origin === 'array' ? 'tooLong' : 'tooBig',
        limit: Number(issue.maximum),
      }
    case 'invalid_type':
      return { code: valueAt(input, issue.path) === undefined ? 'required' : 'type' }
    case 'invalid_format':
      // A code of ours is one word, zod's own message is a sentence.
      return { code: /^\w+$/.test(issue.message) ? issue.message : 'format' }
    case 'invalid_value':
      return { code: 'choice' }
    case 'custom':
      return { code: issue.message }
    default:
      return { code: 'type' }
  }
}

/**
 * Returns the first problem of each field of a refused input, by path (`filters.state`). Browser
 * and backend use the same codes.
 */
export function fieldProblems(
  issues: readonly Issue[],
  input: unknown,
): Record<string, FieldProblem> {
  // Without a prototype, whose keys would count as problems that are already there.
  const problems: Record<string, FieldProblem> = Object.create(null)
  const add = (path: PropertyKey[], found: FieldProblem) => {
    problems[path.map(String).join('.')] ??= found
  }
  for (const issue of issues) {
    if (issue.code === 'unrecognized_keys')
      for (const key of issue.keys) add([...issue.path, key], { code: 'unknown' })
    else add(issue.path, problem(issue, input))
  }
  return problems
}
