import { sessionsOf } from '../sessions/sessions.ts'
import type { Handlers } from './handlers.ts'

export const session: Handlers<'session'> = {
  'session.describe': async (_, context) => {
    const { person, request, connections, csrfToken, endOfServiceDate, store } = context
    const { expires_at: expiresAt } = await sessionsOf(store).current(request.sessionID)
    return {
      account: { id: person.accountId, name: person.name },
      role: person.role,
      csrfToken,
      expiresAt,
      connections: connections.map(({ id, name, regions, readOnly, local, endpoint }) => ({
        id,
        name,
        regions,
        readOnly,
        local,
        endpoint,
      })),
      endOfServiceDate,
    }
  },
}
