import type { FormValues } from './field-errors.ts'

/** Nothing and an empty text look the same to people, and to AWS an empty text clears. */
function plain(value: unknown): unknown {
  return value === undefined || value === null ? '' : value
}

/**
 * What a form that edits something sends: the fields that are not as they were seen, and how they were seen, so that nobody's change is
 * overwritten unseen. A field that was emptied is sent empty. Source: USR-15.
 */
export function editedOf(values: FormValues, seen: FormValues) {
  const names = Object.keys(values).filter((name) => plain(values[name]) !== plain(seen[name]))
  return {
    isAnything: names.length > 0,
    input: {
      ...Object.fromEntries(names.map((name) => [name, plain(values[name])])),
      expected: Object.fromEntries(names.map((name) => [name, plain(seen[name])])),
    },
  }
}
