import {
  closeSync,
  createReadStream,
  existsSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  truncateSync,
  writeSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { type Part, piecesOf, rangeOf, resized } from './content-parts.ts'

/** Keeps the content of the objects of S3. Errors of each: those of the file system. */
export type Buckets = {
  /** Writes an object, or replaces it. */
  put(bucket: string, key: string, content: readonly Part[]): void
  has(bucket: string, key: string): boolean
  /** Reads the bytes from `start` to `end`, both included. */
  read(bucket: string, key: string, start: number, end: number): Readable
  /** Cuts an object off, or lengthens it with zeros, which take no space on the disk. */
  resize(bucket: string, key: string, bytes: number): void
  remove(bucket: string, key: string): void
}

/**
 * Encodes a part of a key as a file name without special meaning in a file system, such as `..`.
 */
function fileName(part: string): string {
  return part === '' || /^\.+$/.test(part)
    ? `%${part.replaceAll('.', '2E')}`
    : encodeURIComponent(part).replaceAll('*', '%2A')
}

/** Keeps buckets as folders below `<dataDir>/buckets`. */
export function folderBuckets(dataDir: string): Buckets {
  const pathOf = (bucket: string, key: string) =>
    join(dataDir, 'buckets', ...[bucket, ...key.split('/')].map(fileName))
  return {
    put(bucket, key, content) {
      const path = pathOf(bucket, key)
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
      // The rename makes an object appear whole or not at all, even if this process is killed.
      const file = openSync(`${path}.part`, 'w', 0o600)
      try {
        for (const piece of piecesOf(content)) writeSync(file, piece)
      } finally {
        closeSync(file)
      }
      renameSync(`${path}.part`, path)
    },
    has: (bucket, key) => existsSync(pathOf(bucket, key)),
    read: (bucket, key, start, end) => createReadStream(pathOf(bucket, key), { start, end }),
    resize: (bucket, key, bytes) => truncateSync(pathOf(bucket, key), bytes),
    remove: (bucket, key) => rmSync(pathOf(bucket, key), { force: true }),
  }
}

/** Keeps buckets in memory, for a local AWS without a data folder. */
export function memoryBuckets(): Buckets {
  const kept = new Map<string, readonly Part[]>()
  const nameOf = (bucket: string, key: string) => `${bucket}/${key}`
  const contentOf = (bucket: string, key: string) => kept.get(nameOf(bucket, key)) ?? []
  return {
    put(bucket, key, content) {
      kept.set(nameOf(bucket, key), content)
    },
    has: (bucket, key) => kept.has(nameOf(bucket, key)),
    read: (bucket, key, start, end) =>
      Readable.from(rangeOf(contentOf(bucket, key), start, end), { objectMode: false }),
    resize(bucket, key, bytes) {
      kept.set(nameOf(bucket, key), resized(contentOf(bucket, key), bytes))
    },
    remove(bucket, key) {
      kept.delete(nameOf(bucket, key))
    },
  }
}
