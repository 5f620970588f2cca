import { createHmac, timingSafeEqual } from 'node:crypto'
import type { ErrorCode } from '@mailroom/schemas/api-error'
import { can } from '@mailroom/schemas/can'
import type { OperationId } from '@mailroom/schemas/operations'
import type { Request } from 'express'
import * as z from 'zod'
import type { Clock } from '../clock.ts'
import { refusal } from '../operations/refusal.ts'

/** How long an address answers. Milliseconds. */
const validMs = 60 * 60_000

type Signing = { secret: string; clock: Clock }

/** Only the session that asked can use a signature, so it may stand in a URL. */
function signatureOf(kind: string, text: string, sessionId: string, secret: string): string {
  return createHmac('sha256', secret).update(`${kind} ${text} ${sessionId}`).digest('base64url')
}

/** Returns what a session may download, as two parts of an address that answers for an hour. */
export function grantText(
  kind: string,
  { what, sessionId }: { what: object; sessionId: string },
  { secret, clock }: Signing,
): string {
  const grant = { what, expires: clock.now().getTime() + validMs }
  const text = Buffer.from(JSON.stringify(grant)).toString('base64url')
  return `${text}/${signatureOf(kind, text, sessionId, secret)}`
}

/**
 * Returns what this session was granted. Errors: NotSignedIn, NotAllowed, and `ended` for an address
 * that has ended or is for another session.
 */
export function grantIn<What>(
  request: Request<{ grant: string; signature: string }>,
  asked: { kind: string; id: OperationId; schema: z.ZodType<What>; ended: ErrorCode },
  { secret, clock }: Signing,
): What {
  const { person } = request.session
  if (!person) throw refusal('NotSignedIn', 'Nobody is signed in.')
  if (!can(person.roles, asked.id))
    throw refusal('NotAllowed', 'The roles of this account may not do this.')
  const { grant: text, signature } = request.params
  const wanted = signatureOf(asked.kind, text, request.sessionID, secret)
  const [given, expected] = [Buffer.from(signature), Buffer.from(wanted)]
  const isGranted = given.length === expected.length && timingSafeEqual(given, expected)
  const ended = () => refusal(asked.ended, 'This address has ended, or is for another session.')
  if (!isGranted) throw ended()
  const Grant = z.object({ what: asked.schema, expires: z.number() })
  const { what, expires } = Grant.parse(JSON.parse(Buffer.from(text, 'base64url').toString()))
  if (expires <= clock.now().getTime()) throw ended()
  return what
}
