import type { _Object, S3 } from '@aws-sdk/client-s3'
import { maxLogBytes } from './result-log.ts'

/** How many objects of a prefix are looked at. */
const maxObjects = 1_000_000

/** How many objects that could be the log are read, the smallest first. */
const maxCandidates = 20

/** How many keys people are shown. */
const maxSeen = 20

/** Where a job has written to. `path` is the key of its archive, as AWS tells it. */
export type JobPlace = { bucket: string; prefix: string; path?: string | undefined }

export type FoundObject = { key: string; size: number; etag: string; lastModified: string }

export type FoundFiles = {
  archive?: FoundObject
  /** What could be the log, likely ones first. */
  candidates: FoundObject[]
  /** The first keys of the prefix, and how many there are; not all if there are too many. */
  seen: string[]
  seenCount: number
}

/** Returns the key without what follows its last dot. */
function stemOf(key: string): string {
  return key.replace(/\.[^./]*$/, '')
}

function toFound({ Key, Size, ETag, LastModified }: _Object): FoundObject | undefined {
  if (Key === undefined || Size === undefined || ETag === undefined || !LastModified)
    return undefined
  return { key: Key, size: Size, etag: ETag, lastModified: LastModified.toISOString() }
}

/** Goes through the objects of a prefix, a page at a time. */
async function* objectsBelow(s3: S3, Bucket: string, Prefix: string) {
  let ContinuationToken: string | undefined
  do {
    const page = await s3.listObjectsV2({ Bucket, Prefix, ContinuationToken })
    for (const object of page.Contents ?? []) {
      const found = toFound(object)
      if (found) yield found
    }
    ContinuationToken = page.NextContinuationToken
  } while (ContinuationToken !== undefined)
}

/** Looks through a prefix in memory that does not grow with it, except for the keys of archives. */
async function lookBelow(s3: S3, place: JobPlace, prefix: string): Promise<FoundFiles> {
  const { bucket, path } = place
  const seen: string[] = []
  const archives = new Set<string>()
  let seenCount = 0
  let archive: FoundObject | undefined
  let small: FoundObject[] = []
  for await (const object of objectsBelow(s3, bucket, prefix)) {
    seenCount++
    if (seen.length < maxSeen) seen.push(object.key)
    if (object.key.endsWith('.zip')) {
      archives.add(stemOf(object.key))
      const isTold = object.key === path
      if (archive?.key !== path && (isTold || object.size > (archive?.size ?? -1))) archive = object
    } else if (object.size <= maxLogBytes && object.size > 0) {
      small.push(object)
      if (small.length > 10 * maxCandidates) small = likely(small, archive).slice(0, maxCandidates)
    }
    if (seenCount === maxObjects) break
  }
  const stem = archive && stemOf(archive.key)
  // What is named like another archive belongs to that one.
  const own = small.filter(({ key }) => stemOf(key) === stem || !archives.has(stemOf(key)))
  const candidates = likely(own, archive).slice(0, maxCandidates)
  return { ...(archive && { archive }), candidates, seen, seenCount }
}

/** Puts what is named like the archive first, then the smaller ones. */
function likely(objects: readonly FoundObject[], archive: FoundObject | undefined): FoundObject[] {
  const stem = archive && stemOf(archive.key)
  const isOwn = ({ key }: FoundObject) => (stem !== undefined && key.startsWith(stem) ? 0 : 1)
  return objects.toSorted((a, b) => isOwn(a) - isOwn(b) || a.size - b.size)
}

/**
 * Finds the archive of a job and what could be its log, by what its prefix has: the archive that AWS
 * names, or the largest one. A prefix that many jobs share is first looked at beside the archive
 * alone. Errors: those of S3. Source: VER-02.
 */
export async function findFiles(s3: S3, place: JobPlace): Promise<FoundFiles> {
  const beside = place.path?.endsWith('.zip') ? stemOf(place.path) : undefined
  if (beside !== undefined) {
    const found = await lookBelow(s3, place, beside)
    if (found.archive && found.candidates.length > 0) return found
  }
  return lookBelow(s3, place, place.prefix)
}
