/** What people call a user, group or resource: the display name, else its name. */
export function nameOf({ displayName, name }: { displayName?: string | undefined; name: string }) {
  return displayName || name
}
