import type { StatusType } from '@mailroom/ui/Status'

type Appearance = {
  type: StatusType
  /** True if the organization can be opened. */
  opens: boolean
  writable: boolean
}

/**
 * The meaning of an organization's states for the console; states are free text, and unknown ones
 * are accepted. Source: ORG-05.
 */
const known: Record<string, Appearance> = {
  Requested: { type: 'in-progress', opens: false, writable: false },
  Creating: { type: 'in-progress', opens: false, writable: false },
  Validating: { type: 'in-progress', opens: false, writable: false },
  Active: { type: 'success', opens: true, writable: true },
  Impaired: { type: 'warning', opens: true, writable: true },
  Inactive: { type: 'warning', opens: true, writable: false },
  Failed: { type: 'error', opens: false, writable: false },
  Deleting: { type: 'in-progress', opens: false, writable: false },
  Deleted: { type: 'stopped', opens: false, writable: false },
}

export function organizationState(state: string): Appearance {
  return Object.hasOwn(known, state) && known[state]
    ? known[state]
    : { type: 'info', opens: true, writable: true }
}
