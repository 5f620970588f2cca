import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Stands in for S3. */
export type Buckets = {
  /** Writes an object, or replaces it. Errors: those of the file system. */
  put(bucket: string, key: string, content: Uint8Array): void
}

/**
 * Encodes a part of a key as a file name without special meaning in a file system, such as `..`.
 */
function fileName(part: string): string {
  return part === '' || /^\.+$/.test(part)
    ? `%${part.replaceAll('.', '2E')}`
    : encodeURIComponent(part).replaceAll('*', '%2A')
}

/** Keeps buckets as folders below `<dataDir>/buckets`. Without a data folder nothing is kept. */
export function folderBuckets(dataDir: string | undefined): Buckets {
  return {
    put(bucket, key, content) {
      if (dataDir === undefined) return
      const path = join(dataDir, 'buckets', ...[bucket, ...key.split('/')].map(fileName))
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
      // The rename makes an object appear whole or not at all, even if this process is killed.
      writeFileSync(`${path}.part`, content, { mode: 0o600 })
      renameSync(`${path}.part`, path)
    },
  }
}
