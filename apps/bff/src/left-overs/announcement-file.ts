import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { AnnouncementMoment } from '@mailroom/schemas/announcement-texts'
import { announcementMoments } from '@mailroom/schemas/announcements'
import { can } from '@mailroom/schemas/can'
import { Region } from '@mailroom/schemas/region'
import type { RequestHandler } from 'express'
import * as z from 'zod'
import type { Clock } from '../clock.ts'
import type { DirectoryIndex } from '../directory-index/directory-index.ts'
import type { Scope } from '../directory-index/scope.ts'
import { refusal } from '../operations/refusal.ts'
import type { Lines } from '../snapshots/lines.ts'
import type { Store } from '../store/open-store.ts'
import { announcementOf, mergeFile, missingIn } from './announcements.ts'
import { recipientsOf } from './recipients.ts'

/** How long an address answers. Milliseconds. */
const validMs = 60 * 60_000

export type AnnouncementSources = { store: Store; lines: Lines; directoryIndex: DirectoryIndex }

/** Returns who gets an announcement of a moment, its texts, and what is not filled in. */
export async function prepared(
  sources: AnnouncementSources,
  scope: Scope,
  moment: AnnouncementMoment,
  lastDay: string,
) {
  const announcement = await announcementOf(sources.store, scope, moment, lastDay)
  const found = await recipientsOf(sources, scope, announcement.settings)
  const languages = [...new Set(found.recipients.map(({ language }) => language))].sort()
  return { announcement, ...found, languages, missing: missingIn(announcement, languages) }
}

/** What an address stands for: the file as it was, known by its digest. */
const Grant = z.object({
  scope: z.object({ connectionId: z.string(), region: Region, organizationId: z.string() }),
  moment: z.enum(announcementMoments),
  digest: z.string(),
  expires: z.number(),
})
type Grant = z.infer<typeof Grant>

/** Only the session that asked can use a signature, so it may stand in a URL. */
function signatureOf(grant: string, sessionId: string, secret: string): string {
  return createHmac('sha256', secret)
    .update(`announcements ${grant} ${sessionId}`)
    .digest('base64url')
}

async function digestOf(pieces: AsyncIterable<Buffer>) {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const piece of pieces) {
    hash.update(piece)
    bytes += piece.length
  }
  return { digest: hash.digest('hex'), bytes }
}

type Signing = { secret: string; clock: Clock }

/** Makes the file once; returns its address for one session, for an hour, and its digest. */
export async function grantMerge(
  pieces: AsyncIterable<Buffer>,
  { sessionId, ...what }: { scope: Scope; moment: AnnouncementMoment; sessionId: string },
  { secret, clock }: Signing,
) {
  const { digest, bytes } = await digestOf(pieces)
  const grant: Grant = { ...what, digest, expires: clock.now().getTime() + validMs }
  const text = Buffer.from(JSON.stringify(grant)).toString('base64url')
  return {
    address: `/api/announcement-files/${text}/${signatureOf(text, sessionId, secret)}`,
    ...{ digest, bytes },
  }
}

export const announcementPath = '/announcement-files/:grant/:signature'

const ended = () => refusal('Gone', 'This address has ended, or is for another session.')

/**
 * Answers a granted address with its file. It is made again; if it is another by now, nothing is sent,
 * because the audit trail has the digest of what was granted. Source: EXIT-02.
 */
export function sendAnnouncements({
  secret,
  clock,
  configuration: { endOfServiceDate },
  ...sources
}: AnnouncementSources &
  Signing & { configuration: { endOfServiceDate: string } }): RequestHandler<{
  grant: string
  signature: string
}> {
  return async (request, response) => {
    const { person } = request.session
    if (!person) throw refusal('NotSignedIn', 'Nobody is signed in.')
    if (!can(person.roles, 'announcements.merge'))
      throw refusal('NotAllowed', 'The roles of this account may not do this.')
    const { grant: text, signature } = request.params
    const wanted = signatureOf(text, request.sessionID, secret)
    const [given, expected] = [Buffer.from(signature), Buffer.from(wanted)]
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw ended()
    const { scope, moment, digest, expires } = Grant.parse(
      JSON.parse(Buffer.from(text, 'base64url').toString()),
    )
    if (expires <= clock.now().getTime()) throw ended()
    const { announcement, recipients } = await prepared(sources, scope, moment, endOfServiceDate)
    const now = await digestOf(mergeFile(announcement, recipients))
    if (now.digest !== digest)
      throw refusal('Conflict', 'People or texts have changed since. Ask for the file again.')
    response.set({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="announcements-${moment}-${digest.slice(0, 12)}.csv"`,
      'content-length': String(now.bytes),
    })
    const pieces = Readable.from(mergeFile(announcement, recipients))
    await pipeline(pieces, response).catch((err: unknown) =>
      // The person has gone away, or sees that the download is too short.
      request.log.warn({ err }, 'the download of announcements ended early'),
    )
  }
}
