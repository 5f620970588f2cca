import type { Connection } from '../aws/clients.ts'
import { sessionsOf } from '../sessions/sessions.ts'
import type { Handlers } from './handlers.ts'
import { refusal } from './refusal.ts'

type Parts = { connections: readonly Connection[]; endOfServiceDate: string }

export const session = ({ connections, endOfServiceDate }: Parts): Handlers<'session'> => ({
  'session.describe': async (_, context) => {
    const { person, request, csrfToken, store } = context
    const current = await sessionsOf(store).current(request.sessionID)
    if (!current) throw refusal('NotSignedIn', 'The session has just been ended.')
    return {
      account: { id: person.accountId, name: person.name },
      roles: [...person.roles],
      csrfToken,
      expiresAt: current.expires_at,
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
})
