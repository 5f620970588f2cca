import { isDeepStrictEqual } from 'node:util'
import { Refusal, refusal } from './refusal.ts'
import { orNull } from './spelling.ts'

type Members = Record<string, unknown>

/**
 * Refuses to overwrite a change that somebody else made since the person read it: members whose
 * value is neither the expected nor the wanted one. Error: `Conflict` with both values of each such
 * member. Source: USR-15.
 */
export function refuseIfChanged(current: Members, expected: Members, wanted: Members): void {
  const conflicts = Object.entries(expected)
    .map(([name, value]) => ({ name, expected: orNull(value), current: orNull(current[name]) }))
    .filter(
      ({ name, expected, current }) =>
        !isDeepStrictEqual(current, expected) && !isDeepStrictEqual(current, orNull(wanted[name])),
    )
  if (conflicts.length === 0) return
  const { status, error } = refusal('Conflict', 'Somebody else has changed this in the meantime.')
  throw new Refusal(status, {
    ...error,
    conflicts: Object.fromEntries(
      conflicts.map(({ name, expected, current }) => [name, { expected, current }]),
    ),
  })
}
