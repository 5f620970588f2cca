import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { RequestHandler } from 'express'
import * as z from 'zod'
import type { Clock } from '../clock.ts'
import { digestOf } from '../export-evidence/download.ts'
import { packOf, type TrailHead } from '../export-evidence/evidence-files.ts'
import { grantIn, grantText } from '../http/download-grant.ts'
import { refusal } from '../operations/refusal.ts'
import type { Lines } from '../snapshots/lines.ts'
import { zipOf } from '../snapshots/snapshot-files.ts'
import type { Snapshots } from '../snapshots/snapshots.ts'
import type { Store } from '../store/open-store.ts'
import { type ArchiveSources, archiveFiles, archiveFolder } from './archive-files.ts'
import { viewerPage } from './viewer-page.ts'

/** What an address stands for: an archive as it was, known by the sums of its parts. */
const Grant = z.object({
  snapshotId: z.string(),
  directory: z.string(),
  /** Up to which entry of the audit trail the evidence is, and its sum. */
  evidence: z
    .object({
      head: z.object({ sequence: z.int(), hash: z.string(), at: z.string() }),
      digest: z.string(),
    })
    .optional(),
  viewer: z.string(),
  bytes: z.int(),
})
type Grant = z.infer<typeof Grant>

type Sources = { store: Store; lines: Lines; snapshots: Snapshots; viewerFile: string }
type Parts = Sources & { secret: string; clock: Clock }

const withoutFolder = (name: string) => name.slice(name.indexOf('/') + 1)

/** Returns what an archive is made of. Errors: SnapshotNotFound, ViewerNotBuilt. */
async function sourcesOf(
  { store, lines, snapshots, viewerFile }: Sources,
  { snapshotId, directory, head }: { snapshotId: string; directory: string; head?: TrailHead },
): Promise<{ sources: ArchiveSources; viewer: string; evidence?: ArchiveSources['evidence'] }> {
  const viewer = await viewerPage(viewerFile)
  if (!viewer) throw refusal('ViewerNotBuilt', 'The archive viewer is not built: npm run build')
  const found = await snapshots.file(snapshotId)
  if (!found) throw refusal('SnapshotNotFound', 'There is no such snapshot.')
  const evidence = head && (() => packOf(store, lines, directory, head))
  const snapshot = () =>
    found.files().map(({ name, content }) => ({ name: withoutFolder(name), content }))
  return {
    sources: { page: viewer.page, digest: found.digest, snapshot, evidence },
    viewer: viewer.sha256,
  }
}

async function* archiveZip(sources: ArchiveSources): AsyncGenerator<Uint8Array> {
  const folder = archiveFolder(sources.digest)
  const inFolder = async function* () {
    for await (const { name, content } of archiveFiles(sources))
      yield { name: `${folder}/${name}`, content }
  }
  yield* zipOf(inFolder())
}

/**
 * Makes an archive once, and returns its address for one session, for an hour, and its sum, which
 * the audit trail keeps. Errors: SnapshotNotFound, ViewerNotBuilt. Source: EXIT-02.
 */
export async function grantArchive(
  asked: { snapshotId: string; directory: string; head?: TrailHead; sessionId: string },
  { secret, clock, ...parts }: Parts,
) {
  const { sessionId, head, ...what } = asked
  const { sources, viewer } = await sourcesOf(parts, asked)
  const evidence = head &&
    sources.evidence && { head, digest: (await digestOf(zipOf(sources.evidence()))).digest }
  const { digest: archiveDigest, bytes } = await digestOf(archiveZip(sources))
  const grant: Grant = { ...what, ...(evidence && { evidence }), viewer, bytes }
  const address = `/api/archives/${grantText('archive', { what: grant, sessionId }, { secret, clock })}`
  return { address, archiveDigest, bytes }
}

export const archivePath = '/archives/:grant/:signature'

/**
 * Answers a granted address with the archive, made again while it is sent. If a part of it is another
 * by now, nothing is sent, because the audit trail has the sum of what was granted. Source: ARC-01.
 */
export function sendArchive({ secret, clock, ...parts }: Parts): RequestHandler<{
  grant: string
  signature: string
}> {
  return async (request, response) => {
    const asked = {
      ...{ kind: 'archive', id: 'archives.build' as const, schema: Grant },
      ended: 'SnapshotNotFound' as const,
    }
    const { evidence, viewer, bytes, ...what } = grantIn(request, asked, { secret, clock })
    const now = await sourcesOf(parts, { ...what, ...(evidence && { head: evidence.head }) })
    const pack = now.sources.evidence && (await digestOf(zipOf(now.sources.evidence()))).digest
    if (now.viewer !== viewer || pack !== evidence?.digest)
      throw refusal('EvidenceChanged', 'The evidence or the viewer has changed. Build it again.')
    const folder = archiveFolder(now.sources.digest)
    response.set({
      'content-type': 'application/zip',
      'content-disposition': `attachment; filename="${folder}.zip"`,
      'content-length': String(bytes),
    })
    await pipeline(Readable.from(archiveZip(now.sources)), response).catch((err: unknown) =>
      // The person has gone away, or sees that the download is too short.
      request.log.warn({ err }, 'the download of an archive ended early'),
    )
  }
}
