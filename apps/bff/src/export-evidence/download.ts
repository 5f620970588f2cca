import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { can } from '@mailroom/schemas/can'
import { type EvidenceFile, evidenceFiles } from '@mailroom/schemas/export-evidence'
import type { RequestHandler } from 'express'
import * as z from 'zod'
import type { Clock } from '../clock.ts'
import { refusal } from '../operations/refusal.ts'
import type { Lines } from '../snapshots/lines.ts'
import { zipOf } from '../snapshots/snapshot-files.ts'
import type { Store } from '../store/open-store.ts'
import { packOf, probesOf, scriptsOf, type TrailHead } from './evidence-files.ts'

/** How long an address answers. Milliseconds. */
const validMs = 60 * 60_000

/** What an address stands for: a file of an organization as it was, known by its digest. */
const Grant = z.object({
  file: z.enum(evidenceFiles),
  directory: z.string(),
  head: z.object({ sequence: z.int(), hash: z.string(), at: z.string() }),
  digest: z.string(),
  expires: z.number(),
})
type Grant = z.infer<typeof Grant>

/** Only the session that asked can use a signature, so it may stand in a URL. */
function signatureOf(grant: string, sessionId: string, secret: string): string {
  return createHmac('sha256', secret).update(`evidence ${grant} ${sessionId}`).digest('base64url')
}

/** Makes a file, a piece at a time. Error: SnapshotNotFound, if the addresses of none are known. */
async function* contentOf(
  { store, lines }: Pick<Parts, 'store' | 'lines'>,
  { file, directory, head }: Pick<Grant, 'file' | 'directory' | 'head'>,
): AsyncGenerator<Uint8Array> {
  if (file === 'probes') {
    const probes = await probesOf(store, lines, directory)
    if (!probes) throw refusal('SnapshotNotFound', 'There is no complete snapshot yet.')
    yield* probes
  } else
    yield* zipOf(
      file === 'pack' ? packOf(store, lines, directory, head) : scriptsOf(store, directory),
    )
}

async function digestOf(pieces: AsyncIterable<Uint8Array>) {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const piece of pieces) {
    hash.update(piece)
    bytes += piece.length
  }
  return { digest: hash.digest('hex'), bytes }
}

/** Makes a file once, and returns its address for one session, for an hour, and its digest. */
export async function grantDownload(
  asked: { file: EvidenceFile; directory: string; head: TrailHead; sessionId: string },
  { secret, clock, ...sources }: Parts,
) {
  const { sessionId, ...what } = asked
  const { digest, bytes } = await digestOf(contentOf(sources, what))
  const grant: Grant = { ...what, digest, expires: clock.now().getTime() + validMs }
  const text = Buffer.from(JSON.stringify(grant)).toString('base64url')
  const address = `/api/evidence-files/${text}/${signatureOf(text, sessionId, secret)}`
  return { address, digest, bytes }
}

export const evidencePath = '/evidence-files/:grant/:signature'

const fileNames: Record<EvidenceFile, (name: string) => string> = {
  pack: (name) => `evidence-${name}.zip`,
  scripts: (name) => `verify-${name}.zip`,
  probes: (name) => `addresses-${name}.csv`,
}

type Parts = { store: Store; lines: Lines; secret: string; clock: Clock }

/**
 * Answers a granted address with its file. It is made again; if it is another by now, nothing is sent,
 * because the audit trail has the digest of what was granted. Source: VER-07, EXIT-02.
 */
export function sendEvidence({ secret, clock, ...sources }: Parts): RequestHandler<{
  grant: string
  signature: string
}> {
  return async (request, response) => {
    const { person } = request.session
    if (!person) throw refusal('NotSignedIn', 'Nobody is signed in.')
    if (!can(person.roles, 'exportEvidence.download'))
      throw refusal('NotAllowed', 'The roles of this account may not do this.')
    const { grant: text, signature } = request.params
    const wanted = signatureOf(text, request.sessionID, secret)
    const [given, expected] = [Buffer.from(signature), Buffer.from(wanted)]
    const isGranted = given.length === expected.length && timingSafeEqual(given, expected)
    if (!isGranted)
      throw refusal('EvidenceNotFound', 'This address has ended, or is for another session.')
    const grant = Grant.parse(JSON.parse(Buffer.from(text, 'base64url').toString()))
    if (grant.expires <= clock.now().getTime())
      throw refusal('EvidenceNotFound', 'This address has ended, or is for another session.')
    const { digest, bytes } = await digestOf(contentOf(sources, grant))
    if (digest !== grant.digest)
      throw refusal('EvidenceChanged', 'The evidence has changed since. Ask for it again.')
    const [, , organizationId = ''] = grant.directory.split(' ')
    const name = fileNames[grant.file](`${organizationId}-${digest.slice(0, 12)}`)
    response.set({
      'content-type': grant.file === 'probes' ? 'text/csv; charset=utf-8' : 'application/zip',
      'content-disposition': `attachment; filename="${name}"`,
      'content-length': String(bytes),
      etag: `"${digest}"`,
    })
    await pipeline(Readable.from(contentOf(sources, grant)), response).catch((err: unknown) =>
      // The person has gone away, or sees that the download is too short.
      request.log.warn({ err }, 'the download of evidence ended early'),
    )
  }
}
