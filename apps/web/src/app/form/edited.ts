import type { FormValues } from './field-errors.ts'

/** Nothing and an empty text look the same to people, and to AWS an empty text clears. */
function plain(value: unknown): unknown {
  return value === undefined || value === null ? '' : value
}

/** Whether two values look the same, members of an object each by itself. */
function looksLike(one: unknown, other: unknown): boolean {
  if (!isMembers(one) || !isMembers(other)) return plain(one) === plain(other)
  return Object.keys({ ...one, ...other }).every((name) => looksLike(one[name], other[name]))
}

function isMembers(value: unknown): value is FormValues {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/**
 * What a form that edits something sends: the fields that are not as they were seen, and how they were seen, so that nobody's change is
 * overwritten unseen. A field that was emptied is sent empty; of one that nobody has seen nothing is expected. Source: USR-15.
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
