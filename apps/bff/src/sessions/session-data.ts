import type { Role } from '@mailroom/schemas'
import 'express-session'

/** Somebody who is signed in. */
export type Person = { accountId: string; name: string; role: Role }

/** What has to come back from the identity provider with a person; kept while the person is there. Source: OpenID Connect Core §3.1. */
export type PendingSignIn = { state: string; nonce: string; codeVerifier: string; returnTo: string }

declare module 'express-session' {
  // express-session's way of typing sessions.
  // biome-ignore lint/style/useConsistentTypeDefinitions: only an interface can be extended from here
  interface SessionData {
    person?: Person
    pending?: PendingSignIn
    /** True after an account was refused: the provider is to ask which one it is next time. */
    asOther?: boolean
    /** ISO 8601; the store's, not part of the content. */
    createdAt?: string
    lastSeenAt?: string
  }
}
