import { isDeepStrictEqual } from 'node:util'
import { Refusal, refusal } from './refusal.ts'

type Members = Record<string, unknown>

/** AWS leaves out what was never set, and answers an empty text for what was cleared: nobody sees a difference. */
function plain(value: unknown): unknown {
  return value === undefined || value === '' ? null : value
}

/**
 * Refuses to change what somebody else has changed since the person read it: members that are neither what was expected nor what is
 * wanted. Error: `Conflict` with both values of each such member. Source: USR-15.
 */
export function refuseIfChanged(current: Members, expected: Members, wanted: Members): void {
  const conflicts = Object.entries(expected)
    .map(([name, value]) => ({ name, expected: plain(value), current: plain(current[name]) }))
    .filter(
      ({ name, expected, current }) =>
        !isDeepStrictEqual(current, expected) && !isDeepStrictEqual(current, plain(wanted[name])),
    )
  if (conflicts.length === 0) return
  const { status, error } = refusal('Conflict', 'Somebody else has changed this meanwhile.')
  throw new Refusal(status, {
    ...error,
    conflicts: Object.fromEntries(
      conflicts.map(({ name, expected, current }) => [name, { expected, current }]),
    ),
  })
}
