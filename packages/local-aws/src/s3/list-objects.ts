import { createHash } from 'node:crypto'
import type { _Object } from '@aws-sdk/client-s3'
import { AwsError } from '../protocol/aws-error.ts'
import type { ObjectRecord } from '../state/buckets.ts'
import type { State } from '../state/state.ts'
import { findBucket } from './find-bucket.ts'
import type { Handlers } from './index.ts'

const maxKeys = 1_000

/** Sorts after every key that begins with the text before it. */
const last = '\u{10FFFF}'

/** A key, or what keys below a delimiter have in common. */
type Entry = { object: ObjectRecord } | { commonPrefix: string }

/** Yields the keys after a position, in the order of their bytes; each common prefix once. */
function* entriesAfter(
  { objects }: State,
  bucket: string,
  { prefix, delimiter, after }: { prefix: string; delimiter: string; after: string },
): Generator<Entry> {
  let position = after
  for (;;) {
    const { items } = objects.slice(bucket, {
      index: 'key',
      prefix,
      // A position before the prefix would make the index begin before it.
      ...(position > prefix ? { after: { value: position, key: last } } : {}),
      limit: maxKeys + 1,
    })
    if (items.length === 0) return
    for (const object of items) {
      position = object.key
      const end = delimiter === '' ? -1 : object.key.indexOf(delimiter, prefix.length)
      if (end < 0) {
        yield { object }
        continue
      }
      const commonPrefix = object.key.slice(0, end + delimiter.length)
      position = `${commonPrefix}${last}`
      yield { commonPrefix }
      break
    }
  }
}

/** Returns what binds a token to its query, so that it works for no other. */
function queryOf(bucket: string, prefix: string, delimiter: string): string {
  const text = JSON.stringify([bucket, prefix, delimiter])
  return createHash('sha256').update(text).digest('base64url').slice(0, 16)
}

function positionOf(token: string, query: string): string {
  const [of, ...position] = Buffer.from(token, 'base64url').toString().split('\0')
  if (of === query) return position.join('\0')
  throw new AwsError('InvalidArgument', 'The continuation token provided is incorrect')
}

export const listObjects = {
  /**
   * Lists the objects of a bucket in the order of their keys' bytes, in pages of 1,000, or `MaxKeys`;
   * with a delimiter, what is below it as one common prefix.
   * Errors: InvalidArgument for a token of another query, NoSuchBucket (404), PermanentRedirect
   * (301), AccessDenied (403). Source: 07/S3L-02, S3L-07.
   */
  ListObjectsV2(input, context) {
    const { name } = findBucket(context, 'ListObjectsV2', input)
    const { Prefix: prefix = '', Delimiter: delimiter = '', EncodingType } = input
    const { MaxKeys = maxKeys, StartAfter = '', ContinuationToken } = input
    if (!Number.isInteger(MaxKeys) || MaxKeys < 0)
      throw new AwsError('InvalidArgument', 'max-keys must be an integer of 0 or more')
    const query = queryOf(name, prefix, delimiter)
    const after =
      ContinuationToken === undefined ? StartAfter : positionOf(ContinuationToken, query)
    const size = Math.min(MaxKeys, maxKeys)
    const shown: Entry[] = []
    let isTruncated = false
    for (const entry of entriesAfter(context.state, name, { prefix, delimiter, after })) {
      isTruncated = shown.length === size
      if (isTruncated) break
      shown.push(entry)
    }
    const written = (text: string) =>
      EncodingType === 'url' ? encodeURIComponent(text).replaceAll('%2F', '/') : text
    const end = shown.at(-1)
    const at = end && ('object' in end ? end.object.key : `${end.commonPrefix}${last}`)
    return {
      Name: name,
      Prefix: written(prefix),
      ...(delimiter === '' ? {} : { Delimiter: written(delimiter) }),
      ...(StartAfter === '' ? {} : { StartAfter: written(StartAfter) }),
      ...(EncodingType === undefined ? {} : { EncodingType }),
      ...(ContinuationToken === undefined ? {} : { ContinuationToken }),
      MaxKeys: size,
      KeyCount: shown.length,
      IsTruncated: isTruncated && size > 0,
      ...(isTruncated && at !== undefined
        ? { NextContinuationToken: Buffer.from(`${query}\0${at}`).toString('base64url') }
        : {}),
      Contents: shown.flatMap((entry): _Object[] =>
        'object' in entry
          ? [
              {
                Key: written(entry.object.key),
                LastModified: new Date(entry.object.lastModified),
                ETag: entry.object.etag,
                Size: entry.object.size,
                StorageClass: 'STANDARD',
              },
            ]
          : [],
      ),
      CommonPrefixes: shown.flatMap((entry) =>
        'commonPrefix' in entry ? [{ Prefix: written(entry.commonPrefix) }] : [],
      ),
    }
  },
} satisfies Handlers
