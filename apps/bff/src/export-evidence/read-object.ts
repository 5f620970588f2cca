import type { Readable } from 'node:stream'
import type { S3 } from '@aws-sdk/client-s3'
import { ServiceException } from '@smithy/core/client'

/** How much of an object is asked for at once, in bytes. Source: VER-04. */
export const rangeBytes = 16 * 1024 * 1024

/** How long S3 may send nothing in the middle of a range, in milliseconds. */
const silenceMs = 60_000

/** How often a range is asked for again after it broke off. */
const maxBreaks = 5

/** An object as it was when its reading began: another ETag is another object. */
export type ObjectPlace = { bucket: string; key: string; etag: string; size: number }

/** The object is another one since its reading began, or it is gone. */
export class ObjectChanged extends Error {
  override name = 'ObjectChanged'
}

/** The reading was ended from outside, because the process stops. */
export class ReadingStopped extends Error {
  override name = 'ReadingStopped'
}

function isOtherObject(error: unknown): boolean {
  if (!(error instanceof ServiceException)) return false
  const status = error.$metadata.httpStatusCode
  return status === 412 || status === 404 || status === 416
}

/** S3 sends nothing in the middle of an answer; a failure that passes, as of a lost connection. */
class Silence extends Error {
  override name = 'TimeoutError'
}

/** Fails when a stream is silent for too long; otherwise it would be waited for without an end. */
async function* watched(stream: Readable): AsyncGenerator<Uint8Array> {
  let alarm: NodeJS.Timeout | undefined
  const wait = () => {
    clearTimeout(alarm)
    alarm = setTimeout(() => stream.destroy(new Silence('S3 is silent')), silenceMs)
  }
  try {
    wait()
    for await (const piece of stream) {
      wait()
      yield piece as Uint8Array
    }
  } finally {
    clearTimeout(alarm)
  }
}

/**
 * Reads the bytes from `start` to before `end`, piece by piece, in ranges, each only if the object is
 * still the same; a range that breaks off goes on where it was. Errors: ObjectChanged,
 * ReadingStopped, and those of S3. Source: VER-04.
 */
export async function* readObject(
  s3: S3,
  { bucket, key, etag, size }: ObjectPlace,
  { start = 0, end = size, signal }: { start?: number; end?: number; signal: AbortSignal },
): AsyncGenerator<Uint8Array> {
  let at = start
  let breaks = 0
  while (at < end) {
    if (signal.aborted) throw new ReadingStopped()
    const before = at
    const last = Math.min(at + rangeBytes, end) - 1
    const asked = { Bucket: bucket, Key: key, IfMatch: etag, Range: `bytes=${at}-${last}` }
    const { Body } = await s3.getObject(asked).catch((error: unknown) => {
      throw isOtherObject(error) ? new ObjectChanged() : error
    })
    try {
      for await (const piece of watched(Body as Readable)) {
        if (signal.aborted) throw new ReadingStopped()
        // More than was asked for is not of this range.
        const wanted = piece.subarray(0, last + 1 - at)
        at += wanted.length
        yield wanted
      }
      if (at <= last) throw new Silence('The range is too short')
    } catch (error) {
      if (error instanceof ReadingStopped || ++breaks > maxBreaks) throw error
    }
    if (at - before > rangeBytes / 2) breaks = 0
  }
}
