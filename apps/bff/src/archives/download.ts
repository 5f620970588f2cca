import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Request, RequestHandler } from 'express'
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
): Promise<{ sources: ArchiveSources; viewer: string }> {
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
export const archivePagePath = `${archivePath}/index.html`

type Granted = { grant: string; signature: string }

/**
 * Returns the parts of a granted archive. Errors: as `grantIn`, and EvidenceChanged if a part of it is
 * another by now, because the audit trail has the sum of what was granted.
 */
async function grantedParts(
  request: Request<Granted>,
  { secret, clock, ...parts }: Parts,
): Promise<{ sources: ArchiveSources; bytes: number }> {
  const asked = {
    ...{ kind: 'archive', id: 'archives.build' as const, schema: Grant },
    ended: 'SnapshotNotFound' as const,
  }
  const { evidence, viewer, bytes, ...what } = grantIn(request, asked, { secret, clock })
  const now = await sourcesOf(parts, { ...what, ...(evidence && { head: evidence.head }) })
  const pack = now.sources.evidence && (await digestOf(zipOf(now.sources.evidence()))).digest
  if (now.viewer !== viewer || pack !== evidence?.digest)
    throw refusal('EvidenceChanged', 'The evidence or the viewer has changed. Build it again.')
  return { sources: now.sources, bytes }
}

/**
 * What the page of an archive may do in a browser that is signed in: the same as from a folder. It is
 * an origin of its own, so it has neither the session nor the console. Its script is allowed by the
 * policy in the page.
 */
const pagePolicy = 'sandbox allow-scripts allow-downloads allow-modals'

async function send(request: Request, pieces: AsyncIterable<Uint8Array>): Promise<void> {
  if (!request.res) throw new Error('The request has no response')
  await pipeline(Readable.from(pieces), request.res).catch((err: unknown) =>
    // The person has gone away, or sees that the download is too short.
    request.log.warn({ err }, 'the download of an archive ended early'),
  )
}

/** Answers a granted address with the page of the archive, to be looked at in the console. */
export function sendArchivePage(parts: Parts): RequestHandler<Granted> {
  return async (request, response) => {
    const { sources } = await grantedParts(request, parts)
    response.set({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': pagePolicy,
    })
    for await (const { name, content } of archiveFiles(sources))
      if (name === 'index.html') return send(request, content)
      else for await (const _ of content);
  }
}

/** Answers a granted address with the archive, made again while it is sent. Source: ARC-01. */
export function sendArchive(parts: Parts): RequestHandler<Granted> {
  return async (request, response) => {
    const { sources, bytes } = await grantedParts(request, parts)
    const folder = archiveFolder(sources.digest)
    response.set({
      'content-type': 'application/zip',
      'content-disposition': `attachment; filename="${folder}.zip"`,
      'content-length': String(bytes),
    })
    await send(request, archiveZip(sources))
  }
}
