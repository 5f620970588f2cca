import type { AccessEntry } from '@mailroom/schemas/access-paths'

/** Returns the groups on a way, or the token, as a review names them. */
export function viaOf({ through, token }: AccessEntry): string[] {
  return token ? [token.id] : through.map(({ id }) => id)
}

/** Returns what tells a way from all others. */
export function entryKey(entry: AccessEntry): string {
  return [entry.mailboxId, entry.holderId, entry.kind, ...viaOf(entry)].join(' ')
}
