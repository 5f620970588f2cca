import { declarationOf, isOperationId } from '@mailroom/schemas/operations'
import { rolesText } from '@mailroom/schemas/role'
import type { RequestHandler } from 'express'
import { rateLimit } from 'express-rate-limit'
import type { Logger } from 'pino'
import type { AuditTrail } from '../audit/trail.ts'
import { refusal } from '../operations/refusal.ts'
import type { Person } from '../sessions/session-data.ts'

const minuteMs = 60_000

type Refused = { person: Person; requestId: string; writes: number; record: NodeJS.Timeout }

export type SessionLimit = {
  limit: RequestHandler
  /** Records what was counted last. */
  close(): Promise<void>
}

/**
 * Limits how many requests a session can send per minute to this instance. The writes that are
 * refused in a minute share one entry in the audit trail, which tells how many they were; an entry
 * for each would let anybody fill it.
 */
export function sessionLimit({
  perMinute,
  audit,
  logger,
}: {
  perMinute: number
  audit: AuditTrail
  logger: Logger
}): SessionLimit {
  const refused = new Map<string, Refused>()

  const record = async (sessionId: string): Promise<void> => {
    const found = refused.get(sessionId)
    if (!found) return
    refused.delete(sessionId)
    clearTimeout(found.record)
    const { person, requestId, writes } = found
    const { accountId: account, name: accountName, roles } = person
    await audit
      .single(
        {
          ...{ requestId, account, accountName, role: rolesText(roles) },
          ...{ operation: 'refusedWrites', input: { count: writes } },
        },
        { outcome: 'TooManyRequests', result: 'REFUSED' },
      )
      .catch((err: unknown) => logger.error({ err, writes }, 'refused writes were not recorded'))
  }

  const limit: RequestHandler = rateLimit({
    windowMs: minuteMs,
    limit: perMinute,
    standardHeaders: false,
    legacyHeaders: false,
    keyGenerator: ({ sessionID }) => sessionID,
    skip: ({ session }) => session.person === undefined,
    handler: (request, response, next) => {
      const { person } = request.session
      const id = request.path.slice(1)
      if (person && isOperationId(id) && declarationOf(id).kind === 'write') {
        const { sessionID } = request
        const found = refused.get(sessionID)
        if (found) found.writes++
        else
          refused.set(sessionID, {
            ...{ person, requestId: String(request.id), writes: 1 },
            record: setTimeout(() => void record(sessionID), minuteMs),
          })
      }
      response.setHeader('retry-after', '60')
      next(refusal('TooManyRequests', `A session may send ${perMinute} requests a minute.`))
    },
  })

  return {
    limit,
    async close(): Promise<void> {
      await Promise.all([...refused.keys()].map(record))
    },
  }
}
