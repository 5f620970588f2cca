import { can } from '@mailroom/schemas/can'
import { importPieceBytes, maxImportBytes } from '@mailroom/schemas/snapshots'
import express, { type Request, type RequestHandler } from 'express'
import * as z from 'zod'
import type { Clock } from '../clock.ts'
import { refusal } from '../operations/refusal.ts'
import { csrfTokenOf, isOurs } from '../sessions/csrf.ts'
import type { Store } from '../store/open-store.ts'
import type { ReadRange } from './open-zip.ts'
import type { Db } from './tables.ts'

/** How long an upload may wait to be imported. Milliseconds. */
const keptMs = 60 * 60_000

/** How many uploads may wait at the same time, so that nobody fills the store. */
const mostUploads = 4

export const uploadPath = '/snapshot-uploads/:uploadId/:position'

const Address = z.object({
  uploadId: z.uuid(),
  position: z.coerce
    .number()
    .int()
    .min(0)
    .max(maxImportBytes / importPieceBytes - 1),
})

const parse: RequestHandler = express.raw({
  limit: importPieceBytes,
  type: 'application/octet-stream',
  inflate: false,
})

/** Reads the bytes of a piece. Errors: BodyTooLarge, UnsupportedMediaType, InvalidInput. */
function readPiece(request: Request): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const { res: response } = request
    if (!response) return reject(new Error('The request has no response'))
    parse(request, response, (error?: unknown) => {
      const type = error instanceof Error && 'type' in error ? error.type : undefined
      if (type === 'entity.too.large')
        return reject(refusal('BodyTooLarge', 'A piece is too large.'))
      if (error !== undefined)
        return reject(refusal('InvalidInput', 'The piece did not arrive as a whole.'))
      if (Buffer.isBuffer(request.body)) return resolve(request.body)
      reject(refusal('UnsupportedMediaType', 'A piece has to be bytes, not compressed.'))
    })
  })
}

type Parts = { store: Store; publicUrl: string; secret: string; clock: Clock }

/**
 * Keeps a piece of a file that a person is about to import, in the store: any instance may get the
 * next one. A piece that comes again replaces the first. Source: INV-13.
 */
export function keepPiece({ store, publicUrl, secret, clock }: Parts): RequestHandler {
  return async (request, response) => {
    const { person, publicId } = request.session
    if (!person || publicId === undefined) throw refusal('NotSignedIn', 'Nobody is signed in.')
    if (!can(person.roles, 'snapshots.import'))
      throw refusal('NotAllowed', 'The roles of this account may not do this.')
    if (!isOurs(request, { publicUrl, token: csrfTokenOf(request.sessionID, secret) }))
      throw refusal('ForgedRequest', 'The request does not come from this console.')
    const { data: address } = Address.safeParse(request.params)
    if (!address) throw refusal('BodyTooLarge', 'The file is too large for a snapshot.')
    // Not before: nobody else's bytes are taken.
    const piece = await readPiece(request)
    const { uploadId, position } = address
    const others = await store
      .selectFrom('snapshot_upload')
      .select('upload_id')
      .distinct()
      .where('upload_id', '!=', uploadId)
      .execute()
    if (others.length >= mostUploads)
      throw refusal('TooManyRequests', 'Other snapshots are being uploaded. Try again later.')
    const values = { piece, bytes: piece.length, uploaded_at: clock.now().toISOString() }
    const { numInsertedOrUpdatedRows = 0n } = await store
      .insertInto('snapshot_upload')
      .values({ upload_id: uploadId, position, session_id: publicId, ...values })
      .onConflict((conflict) =>
        conflict
          .columns(['upload_id', 'position'])
          .doUpdateSet(values)
          .where('snapshot_upload.session_id', '=', publicId),
      )
      .executeTakeFirstOrThrow()
    if (numInsertedOrUpdatedRows === 0n)
      throw refusal('Conflict', 'Another session uploads under this id.')
    response.status(204).end()
  }
}

/** Returns the pieces of an upload, in order; undefined if one is missing or of another session. */
export async function piecesOf(db: Db, uploadId: string, sessionId?: string) {
  const pieces = await db
    .selectFrom('snapshot_upload')
    .select(['position', 'bytes', 'session_id'])
    .where('upload_id', '=', uploadId)
    .orderBy('position')
    .execute()
  const isWhole = pieces.every(
    (piece, place) =>
      piece.position === place &&
      (sessionId === undefined || piece.session_id === sessionId) &&
      (piece.bytes === importPieceBytes || place === pieces.length - 1),
  )
  return isWhole && pieces.length > 0 ? pieces : undefined
}

/** Reads any range of an uploaded file, a piece at a time. */
export function rangeOfUpload(db: Db, uploadId: string): ReadRange {
  return async function* (start, end) {
    for (let at = start; at < end; ) {
      const position = Math.floor(at / importPieceBytes)
      const { piece } = await db
        .selectFrom('snapshot_upload')
        .select('piece')
        .where('upload_id', '=', uploadId)
        .where('position', '=', position)
        .executeTakeFirstOrThrow()
      const first = position * importPieceBytes
      const wanted = piece.subarray(at - first, end - first)
      if (wanted.length === 0) throw new Error('The upload is shorter than it was')
      yield wanted
      at += wanted.length
    }
  }
}

export async function forgetUpload(db: Db, uploadId: string): Promise<void> {
  await db.deleteFrom('snapshot_upload').where('upload_id', '=', uploadId).execute()
}

/** Forgets uploads that nobody has imported. */
export async function forgetOldUploads(db: Db, now: Date): Promise<void> {
  const old = await db
    .selectFrom('snapshot_upload')
    .select('upload_id')
    .groupBy('upload_id')
    .having(({ fn }) => fn.max('uploaded_at'), '<', new Date(now.getTime() - keptMs).toISOString())
    .where('upload_id', 'not in', (waiting) =>
      waiting.selectFrom('snapshot').select('id').where('state', '=', 'IMPORTING'),
    )
    .execute()
  for (const { upload_id } of old) await forgetUpload(db, upload_id)
}
