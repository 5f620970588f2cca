import { BlobReader, ZipReader } from '@zip.js/zip.js/lib/zip-core-custom.js'
import { limits } from '../limits.ts'

/** A file of an archive, as its directory tells. */
export type Entry = {
  path: string
  /** Where its own header begins. */
  offset: number
  packed: number
  size: number
  crc: number
  method: number
  encrypted: boolean
}

/** Why an archive cannot be read, or not all of it. */
export type ArchiveProblem =
  | 'notAZip'
  | 'tooLarge'
  | 'tooManyEntries'
  | 'overlapping'
  | 'directoryDamaged'

/**
 * Reads the directory at the end of a zip, and nothing else of it. Zip64, names in CP437, names that
 * lead out and names that stand twice are read like others; folders are left out. What was read
 * before a problem counts. Source: ARC-05, ARC-06.
 */
export async function readDirectory(
  file: Blob,
  onEntry: (entry: Entry) => void,
): Promise<ArchiveProblem | undefined> {
  if (file.size > limits.archive) return 'tooLarge'
  const zip = new ZipReader(new BlobReader(file), { strictness: 'tolerant' })
  let count = 0
  let packedBytes = 0
  try {
    for await (const entry of zip.getEntriesGenerator()) {
      if (++count > limits.entries) return 'tooManyEntries'
      packedBytes += entry.compressedSize
      // Entries that are together larger than the archive lie over each other.
      if (packedBytes > file.size) return 'overlapping'
      if (entry.directory && entry.uncompressedSize === 0) continue
      onEntry({
        path: entry.filename,
        offset: entry.offset,
        packed: entry.compressedSize,
        size: entry.uncompressedSize,
        crc: entry.signature ?? 0,
        method: entry.compressionMethod,
        encrypted: entry.encrypted,
      })
    }
  } catch {
    return count === 0 ? 'notAZip' : 'directoryDamaged'
  }
  return undefined
}
