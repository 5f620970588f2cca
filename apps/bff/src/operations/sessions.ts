import { rolesIn } from '@mailroom/schemas/role'
import { addressIn, keyOf } from '../sessions/session-store.ts'
import { sessionsOf } from '../sessions/sessions.ts'
import type { Handlers } from './handlers.ts'
import { refusal } from './refusal.ts'

const defaultPageSize = 100

export const sessions: Handlers<'sessions'> = {
  'sessions.list': async ({ nextToken = '', maxResults = defaultPageSize }, context) => {
    const { store, clock, request } = context
    const rows = await sessionsOf(store).list(clock.now(), nextToken, maxResults + 1)
    const shown = rows.slice(0, maxResults)
    const currentKey = keyOf(request.sessionID)
    return {
      items: shown.map((row) => ({
        id: row.id,
        account: { id: row.account_id ?? '', name: row.account_name ?? '' },
        roles: rolesIn(row.role ?? ''),
        address: addressIn(row.content),
        createdAt: row.created_at,
        lastSeenAt: row.last_seen_at,
        expiresAt: row.expires_at,
        current: row.key === currentKey,
      })),
      nextToken: rows.length > maxResults ? shown.at(-1)?.id : undefined,
    }
  },

  'sessions.revoke': async ({ sessionId }, { store, note }) => {
    const account = await sessionsOf(store).revoke(sessionId)
    note({ target: { kind: 'SESSION', id: sessionId, ...(account ? { name: account } : {}) } })
    if (account === undefined)
      throw refusal('SessionNotFound', 'There is no such session, or it has ended.')
  },
}
