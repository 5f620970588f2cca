import type { Role } from '@mailroom/schemas/role'
import 'express-session'

/** A person who is signed in, with one role or several. */
export type Person = { accountId: string; name: string; roles: readonly Role[] }

declare module 'express-session' {
  // express-session requires its sessions to be typed like this.
  // biome-ignore lint/style/useConsistentTypeDefinitions: only an interface can be extended from here
  interface SessionData {
    person?: Person
    /** Names the session in the audit trail; it cannot open it. A column of the store. */
    publicId?: string
    /** The IP address of the client at its last request. */
    address?: string | undefined
    /** ISO 8601; a column of the store, not part of the content. */
    createdAt?: string
    lastSeenAt?: string
  }
}
