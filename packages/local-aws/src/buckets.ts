import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** What stands for S3. */
export type Buckets = {
  /** Writes an object whole, in the place of a former one. Errors: those of the file system. */
  put(bucket: string, key: string, content: Uint8Array): void
}

/** A part of a key as a file name: nothing a file system reads in its own way, above all no way up. */
function fileName(part: string): string {
  return part === '' || /^\.+$/.test(part)
    ? `%${part.replaceAll('.', '2E')}`
    : encodeURIComponent(part).replaceAll('*', '%2A')
}

/** Buckets that are folders below `<dataDir>/buckets`. Without a data folder nothing is kept, as nothing else is. */
export function folderBuckets(dataDir: string | undefined): Buckets {
  return {
    put(bucket, key, content) {
      if (dataDir === undefined) return
      const path = join(dataDir, 'buckets', ...[bucket, ...key.split('/')].map(fileName))
      mkdirSync(dirname(path), { recursive: true })
      // An object appears whole or not at all, also when this process is killed.
      writeFileSync(`${path}.part`, content)
      renameSync(`${path}.part`, path)
    },
  }
}
