/** Returns the display name of a user, group or resource, else its name. */
export function nameOf({ displayName, name }: { displayName?: string | undefined; name: string }) {
  return displayName || name
}
