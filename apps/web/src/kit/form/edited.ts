import type { FormValues } from './field-errors.ts'

/**
 * Treats a missing value and an empty text alike: people see no difference, and to AWS an empty
 * text clears.
 */
function plain(value: unknown): unknown {
  return value === undefined || value === null ? '' : value
}

/**
 * Returns whether two values look the same, comparing the members of an object or list separately.
 */
export function looksLike(one: unknown, other: unknown): boolean {
  if (!isMembers(one) || !isMembers(other)) return plain(one) === plain(other)
  return Object.keys({ ...one, ...other }).every((name) => looksLike(one[name], other[name]))
}

function isMembers(value: unknown): value is FormValues {
  return typeof value === 'object' && value !== null
}

/**
 * Returns what a form that edits something sends: the changed fields, and their old values, so that
 * nobody's change is overwritten unseen. A cleared field is sent empty; a field that nobody has
 * seen has no expected value. Source: USR-15.
 */
export function editedOf(values: FormValues, seen: FormValues) {
  const names = Object.keys(values).filter((name) => !looksLike(values[name], seen[name]))
  const seenNames = names.filter((name) => Object.hasOwn(seen, name))
  return {
    isAnything: names.length > 0,
    input: {
      ...Object.fromEntries(names.map((name) => [name, plain(values[name])])),
      expected: Object.fromEntries(seenNames.map((name) => [name, plain(seen[name])])),
    },
  }
}
