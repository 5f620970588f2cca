import { isDeepStrictEqual } from 'node:util'
import type { AuditTarget } from '../audit/event.ts'
import type { Note } from './recorded.ts'
import { Refusal, refusal } from './refusal.ts'
import { orNull } from './spelling.ts'

type Members = { readonly [name: string]: unknown }

/** A write of settings, as far as the rule for it needs to know it. */
export type Edit = {
  /** Whose settings they are; absent if the input says it all. */
  target?: AuditTarget
  /** The values that were just read; undefined if there is no such thing. */
  current: Members | undefined
  /** The values that the person saw. */
  expected: Members
  /** The new values; undefined for what stays. */
  wanted: Members
}

/** Returns a value as it is compared: no value is null, and a list of texts has no order. */
function comparable(value: unknown): unknown {
  if (Array.isArray(value) && value.every((item) => typeof item === 'string'))
    return [...value].sort()
  return orNull(value)
}

/**
 * The rule for a write of settings, after they were read and before the new ones are sent. Adds the
 * values before to the entry in the audit trail, from which they can be put back, and refuses to
 * overwrite what somebody else changed since the person read it: members whose value is neither the
 * expected nor the wanted one. Errors: `Gone` if there is nothing left of what the person saw,
 * `Conflict` with both values of each such member. Source: USR-15.
 */
export function guardEdit(note: Note, { target, expected, wanted, ...edit }: Edit): void {
  const { current = {} } = edit
  const changed = Object.keys(wanted).filter((name) => wanted[name] !== undefined)
  const name = [current.displayName, current.name].find((each) => typeof each === 'string')
  note({
    ...(target ? { target: { ...target, ...(name === undefined ? {} : { name }) } } : {}),
    before: Object.fromEntries(changed.map((each) => [each, orNull(current[each])])),
    details: undefined,
  })
  const wasThere = Object.values(expected).some((value) => orNull(value) !== null)
  if (wasThere && !edit.current)
    throw refusal('Gone', 'This no longer exists; somebody else has deleted it.')
  const isAs = (name: string, value: unknown) =>
    isDeepStrictEqual(comparable(current[name]), comparable(value))
  const conflicts = Object.entries(expected).filter(
    ([name, value]) => !isAs(name, value) && !isAs(name, wanted[name]),
  )
  if (conflicts.length === 0) return
  const { status, error } = refusal('Conflict', 'Somebody else has changed this in the meantime.')
  throw new Refusal(status, {
    ...error,
    conflicts: Object.fromEntries(
      conflicts.map(([name, value]) => [
        name,
        { expected: orNull(value), current: orNull(current[name]) },
      ]),
    ),
  })
}
