import type { AuditTarget } from '../audit/event.ts'
import type { Note } from './recorded.ts'
import { orNull } from './spelling.ts'

/**
 * Adds to the entry in the audit trail what an operation has just read of its target: the name, and
 * the current value of each member that is to change; `null` for no value.
 */
export function noteBefore(
  note: Note,
  target: AuditTarget,
  current: Record<string, unknown>,
  wanted: Record<string, unknown>,
): void {
  const changed = Object.keys(wanted).filter((name) => wanted[name] !== undefined)
  const name = [current.displayName, current.name].find((each) => typeof each === 'string')
  note({
    target: { ...target, ...(name === undefined ? {} : { name }) },
    before: Object.fromEntries(changed.map((each) => [each, orNull(current[each])])),
    details: undefined,
  })
}
