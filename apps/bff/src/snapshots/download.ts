import { createHmac, timingSafeEqual } from 'node:crypto'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { can } from '@mailroom/schemas'
import type { RequestHandler } from 'express'
import type { Clock } from '../clock.ts'
import { refusal } from '../operations/refusal.ts'
import { rangeOf, zipOf } from './snapshot-files.ts'
import type { Snapshots } from './snapshots.ts'

/** How long an address answers. Milliseconds. */
const validMs = 60 * 60_000

type Grant = { sessionId: string; snapshotId: string; expires: number }

/** Only the session that asked can use a signature, so it may stand in a URL. */
function signatureOf({ sessionId, snapshotId, expires }: Grant, secret: string): string {
  return createHmac('sha256', secret)
    .update(`snapshot ${snapshotId} ${expires} ${sessionId}`)
    .digest('base64url')
}

/** Returns the address of a snapshot's file for one session, for an hour. */
export function downloadAddress(
  granted: { sessionId: string; snapshotId: string },
  { secret, clock }: { secret: string; clock: Clock },
): string {
  const grant = { ...granted, expires: clock.now().getTime() + validMs }
  const signature = signatureOf(grant, secret)
  return `/api/snapshot-files/${grant.snapshotId}/${grant.expires}/${signature}`
}

export const downloadPath = '/snapshot-files/:snapshotId/:expires/:signature'

type Parts = { snapshots: Snapshots; secret: string; clock: Clock }

/** Answers a granted address with the zip of a snapshot, or a range of it. Source: INV-10. */
export function sendSnapshot({ snapshots, secret, clock }: Parts): RequestHandler<{
  snapshotId: string
  expires: string
  signature: string
}> {
  return async (request, response) => {
    const { person } = request.session
    if (!person) throw refusal('NotSignedIn', 'Nobody is signed in.')
    if (!can(person.roles, 'snapshots.download'))
      throw refusal('NotAllowed', 'The roles of this account may not do this.')
    const { snapshotId, signature } = request.params
    const expires = Number(request.params.expires)
    const wanted = signatureOf({ sessionId: request.sessionID, snapshotId, expires }, secret)
    const [given, expected] = [Buffer.from(signature), Buffer.from(wanted)]
    const isGranted = given.length === expected.length && timingSafeEqual(given, expected)
    const found =
      isGranted && expires > clock.now().getTime() ? await snapshots.file(snapshotId) : undefined
    if (!found)
      throw refusal('SnapshotNotFound', 'This address has ended, or is for another session.')
    const { bytes, folder, digest, files } = found
    response.set({
      'content-type': 'application/zip',
      'content-disposition': `attachment; filename="${folder}.zip"`,
      'accept-ranges': 'bytes',
      etag: `"${digest}"`,
    })
    const asked = request.range(bytes)
    const isFresh = [undefined, `"${digest}"`].includes(request.get('if-range'))
    if (asked === -1) {
      response.status(416).set('content-range', `bytes */${bytes}`).end()
      return
    }
    const only = isFresh && Array.isArray(asked) && asked.length === 1 ? asked[0] : undefined
    const range = only ?? { start: 0, end: bytes - 1 }
    if (only) {
      response.status(206)
      response.set('content-range', `bytes ${range.start}-${range.end}/${bytes}`)
    }
    response.set('content-length', String(range.end - range.start + 1))
    await pipeline(Readable.from(rangeOf(zipOf(files()), range)), response).catch((err: unknown) =>
      // The person has gone away, or sees that the download is too short.
      request.log.warn({ err }, 'the download of a snapshot ended early'),
    )
  }
}
