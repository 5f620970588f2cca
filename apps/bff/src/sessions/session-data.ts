import type { Role } from '@mailroom/schemas'
import 'express-session'

/** A person who is signed in. */
export type Person = { accountId: string; name: string; role: Role }

/**
 * What must match when a person comes back from the identity provider; kept until then.
 * Source: OpenID Connect Core §3.1.
 */
export type PendingSignIn = { state: string; nonce: string; codeVerifier: string; returnTo: string }

declare module 'express-session' {
  // express-session requires its sessions to be typed like this.
  // biome-ignore lint/style/useConsistentTypeDefinitions: only an interface can be extended from here
  interface SessionData {
    person?: Person
    pending?: PendingSignIn
    /**
     * True after an account was refused: at the next sign-in the provider asks which account to
     * use.
     */
    asOther?: boolean
    /** Names the session in the audit trail; it cannot open it. A column of the store. */
    publicId?: string
    /** ISO 8601; a column of the store, not part of the content. */
    createdAt?: string
    lastSeenAt?: string
  }
}
