import * as z from 'zod/mini'
import { read, write } from './declare.ts'
import { page, pageInput } from './page.ts'
import { roles } from './role.ts'
import { text } from './text.ts'
import { timestamp } from './timestamp.ts'

/** The session of a signed-in browser. Its `id` names it, and cannot open it. */
export const SessionSummary = z.object({
  id: z.string(),
  account: z.object({ id: z.string(), name: z.string() }),
  roles: z.array(z.enum(roles)),
  /** The IP address of the client at its last request; a session of an older version has none. */
  address: z.optional(z.string()),
  createdAt: timestamp,
  lastSeenAt: timestamp,
  expiresAt: timestamp,
  /** True for the session that asks. */
  current: z.boolean(),
})
export type SessionSummary = z.infer<typeof SessionSummary>

export const sessions = {
  'sessions.list': read({
    summary: 'List who is signed in to this console',
    roles: ['administrator', 'auditor'],
    input: z.strictObject(pageInput),
    output: page(SessionSummary),
    aws: [],
  }),

  'sessions.revoke': write({
    summary: 'End a session at once',
    roles: ['administrator'],
    input: z.strictObject({ sessionId: text({ min: 1, max: 128 }) }),
    output: z.void(),
    aws: [],
    errorFields: { SessionNotFound: 'sessionId' },
  }),
}
