import { createHmac, timingSafeEqual } from 'node:crypto'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { can } from '@mailroom/schemas/can'
import { Region } from '@mailroom/schemas/region'
import type { RequestHandler } from 'express'
import * as z from 'zod'
import type { Clock } from '../clock.ts'
import { refusal } from '../operations/refusal.ts'
import type { Store } from '../store/open-store.ts'
import type { Kits } from './kits.ts'
import { zipOfKit } from './make.ts'

/** How long an address answers. Milliseconds. */
const validMs = 60 * 60_000

/** What an address stands for. */
const Grant = z.object({
  place: z.object({ connectionId: z.string(), region: Region, organizationId: z.string() }),
  kitId: z.string(),
  expires: z.number(),
})
type Grant = z.infer<typeof Grant>

/** Only the session that asked can use a signature, so it may stand in a URL. */
function signatureOf(grant: string, sessionId: string, secret: string): string {
  return createHmac('sha256', secret).update(`kit ${grant} ${sessionId}`).digest('base64url')
}

type Signing = { secret: string; clock: Clock }

/** Returns the address of a kit's file for one session, for an hour. */
export function kitAddress(
  { sessionId, ...granted }: Omit<Grant, 'expires'> & { sessionId: string },
  { secret, clock }: Signing,
): string {
  const grant: Grant = { ...granted, expires: clock.now().getTime() + validMs }
  const text = Buffer.from(JSON.stringify(grant)).toString('base64url')
  return `/api/kit-files/${text}/${signatureOf(text, sessionId, secret)}`
}

export const kitPath = '/kit-files/:grant/:signature'

const ended = () => refusal('KitNotFound', 'This address has ended, or is for another session.')

/**
 * Answers a granted address with the zip of a kit, which is made again: nothing is sent if it is
 * another by now. There are marks in the place of passwords. Source: KIT-01, KIT-06, EXIT-02.
 */
export function sendKit({
  kits,
  store,
  secret,
  clock,
}: Signing & { kits: Kits; store: Store }): RequestHandler<{ grant: string; signature: string }> {
  return async (request, response) => {
    const { person } = request.session
    if (!person) throw refusal('NotSignedIn', 'Nobody is signed in.')
    if (!can(person.roles, 'kits.download'))
      throw refusal('NotAllowed', 'The roles of this account may not do this.')
    const { grant: text, signature } = request.params
    const wanted = signatureOf(text, request.sessionID, secret)
    const [given, expected] = [Buffer.from(signature), Buffer.from(wanted)]
    const isGranted = given.length === expected.length && timingSafeEqual(given, expected)
    if (!isGranted) throw ended()
    const { place, kitId, expires } = Grant.parse(
      JSON.parse(Buffer.from(text, 'base64url').toString()),
    )
    if (expires <= clock.now().getTime()) throw ended()
    const { kit, files, bytes, digest } = await kits.files(store, place, kitId)
    const name = `kit-${kit.source.target}-${place.organizationId}-${digest.slice(0, 12)}.zip`
    response.set({
      'content-type': 'application/zip',
      'content-disposition': `attachment; filename="${name}"`,
      'content-length': String(bytes),
      etag: `"${digest}"`,
    })
    await pipeline(Readable.from(zipOfKit(files)), response).catch((err: unknown) =>
      // The person has gone away, or sees that the download is too short.
      request.log.warn({ err }, 'the download of a kit ended early'),
    )
  }
}
