import { createHmac, timingSafeEqual } from 'node:crypto'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { can } from '@mailroom/schemas/can'
import type { Request, RequestHandler } from 'express'
import type { Clock } from '../clock.ts'
import { refusal } from '../operations/refusal.ts'
import { rangeOf, zipOf } from './snapshot-files.ts'
import type { Snapshots } from './snapshots.ts'

/** How long an address answers. Milliseconds. */
const validMs = 60 * 60_000

/** `what` names the file; it has no blanks. */
type Grant = { sessionId: string; what: string; expires: number }

/** Only the session that asked can use a signature, so it may stand in a URL. */
function signatureOf({ sessionId, what, expires }: Grant, secret: string): string {
  return createHmac('sha256', secret)
    .update(`snapshot ${what} ${expires} ${sessionId}`)
    .digest('base64url')
}

type Signing = { secret: string; clock: Clock }

function grantedAddress(
  granted: { sessionId: string; what: string },
  { secret, clock }: Signing,
): string {
  const grant = { ...granted, expires: clock.now().getTime() + validMs }
  return `${grant.what}/${grant.expires}/${signatureOf(grant, secret)}`
}

/** Returns the address of a snapshot's file for one session, for an hour. */
export function downloadAddress(
  { sessionId, snapshotId }: { sessionId: string; snapshotId: string },
  signing: Signing,
): string {
  return `/api/snapshot-files/${grantedAddress({ sessionId, what: snapshotId }, signing)}`
}

/** Returns the address of what differs between two snapshots, as `downloadAddress`. */
export function comparisonAddress(
  { sessionId, ids }: { sessionId: string; ids: readonly [string, string] },
  signing: Signing,
): string {
  return `/api/snapshot-comparisons/${grantedAddress({ sessionId, what: ids.join('/') }, signing)}`
}

export const downloadPath = '/snapshot-files/:snapshotId/:expires/:signature'
export const comparisonPath = '/snapshot-comparisons/:snapshotId/:otherId/:expires/:signature'

type Parts = Signing & { snapshots: Snapshots }

/** Refuses who may not download, and whoever was not given this address. */
function checkGrant(
  request: Request<{ expires: string; signature: string }>,
  { id, what }: { id: 'snapshots.download' | 'snapshots.downloadComparison'; what: string },
  { secret, clock }: Signing,
): void {
  const { person } = request.session
  if (!person) throw refusal('NotSignedIn', 'Nobody is signed in.')
  if (!can(person.roles, id))
    throw refusal('NotAllowed', 'The roles of this account may not do this.')
  const expires = Number(request.params.expires)
  const wanted = signatureOf({ sessionId: request.sessionID, what, expires }, secret)
  const [given, expected] = [Buffer.from(request.params.signature), Buffer.from(wanted)]
  const isGranted = given.length === expected.length && timingSafeEqual(given, expected)
  if (!isGranted || expires <= clock.now().getTime()) throw ended()
}

const ended = () =>
  refusal('SnapshotNotFound', 'This address has ended, or is for another session.')

/** Sends a file that comes in pieces. */
function send(request: Request, pieces: AsyncIterable<Uint8Array>): Promise<void> {
  const { res: response } = request
  if (!response) throw new Error('The request has no response')
  return pipeline(Readable.from(pieces), response).catch((err: unknown) =>
    // The person has gone away, or sees that the download is too short.
    request.log.warn({ err }, 'the download of a snapshot ended early'),
  )
}

type Granted = { expires: string; signature: string }

/** Answers a granted address with what differs between two snapshots, as NDJSON. */
export function sendComparison({
  snapshots,
  ...signing
}: Parts): RequestHandler<Granted & { snapshotId: string; otherId: string }> {
  return async (request, response) => {
    const { snapshotId, otherId } = request.params
    const what = `${snapshotId}/${otherId}`
    checkGrant(request, { id: 'snapshots.downloadComparison', what }, signing)
    const lines = await snapshots.comparison([snapshotId, otherId])
    if (!lines) throw ended()
    response.set({
      'content-type': 'application/x-ndjson; charset=utf-8',
      'content-disposition': 'attachment; filename="comparison.ndjson"',
    })
    await send(request, lines)
  }
}

/** Answers a granted address with the zip of a snapshot, or a range of it. Source: INV-10. */
export function sendSnapshot({
  snapshots,
  ...signing
}: Parts): RequestHandler<Granted & { snapshotId: string }> {
  return async (request, response) => {
    const { snapshotId } = request.params
    checkGrant(request, { id: 'snapshots.download', what: snapshotId }, signing)
    const found = await snapshots.file(snapshotId)
    if (!found) throw ended()
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
    await send(request, rangeOf(zipOf(files()), range))
  }
}
