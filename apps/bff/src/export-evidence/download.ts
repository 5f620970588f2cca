import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type EvidenceFile, evidenceFiles } from '@mailroom/schemas/export-evidence'
import type { RequestHandler } from 'express'
import * as z from 'zod'
import type { Clock } from '../clock.ts'
import { grantIn, grantText } from '../http/download-grant.ts'
import { refusal } from '../operations/refusal.ts'
import type { Lines } from '../snapshots/lines.ts'
import { zipOf } from '../snapshots/snapshot-files.ts'
import type { Store } from '../store/open-store.ts'
import { packOf, probesOf, scriptsOf, type TrailHead } from './evidence-files.ts'

/** What an address stands for: a file of an organization as it was, known by its digest. */
const Grant = z.object({
  file: z.enum(evidenceFiles),
  directory: z.string(),
  head: z.object({ sequence: z.int(), hash: z.string(), at: z.string() }),
  digest: z.string(),
})
type Grant = z.infer<typeof Grant>

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

/** Returns the sum and the size of what comes in pieces. */
export async function digestOf(pieces: AsyncIterable<Uint8Array>) {
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
  const granted = { what: { ...what, digest }, sessionId }
  const address = `/api/evidence-files/${grantText('evidence', granted, { secret, clock })}`
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
    const grant = grantIn(
      request,
      {
        ...{ kind: 'evidence', id: 'exportEvidence.download', schema: Grant },
        ended: 'EvidenceNotFound',
      },
      { secret, clock },
    )
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
