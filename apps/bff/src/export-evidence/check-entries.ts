import { finished } from 'node:stream/promises'
import { crc32 } from 'node:zlib'
import type { S3 } from '@aws-sdk/client-s3'
import { type Entry, fromRandomAccessReaderPromise, getFileNameLowLevel, type ZipFile } from 'yauzl'
import * as z from 'zod'
import { ArchiveReader } from './archive-reader.ts'
import type { ObjectPlace } from './read-object.ts'

/** Source: ARC-06. */
const maxEntries = 500_000
const maxInflatedBytes = 512 * 1024 * 1024
const maxRatio = 1_000

/** Below this size no ratio is hostile, in bytes. */
const harmlessBytes = 1024 * 1024

/** How many damaged entries are named. */
const maxNamed = 100

/** How long a folder's name is shown, in characters. */
const maxFolderLength = 200

/** An entry that cannot be read, by its number in the archive. Never its name: that can be a subject. */
export type DamagedEntry = { number: number; folder: string }

export type EntriesCheck = {
  /** Messages and calendar items: all entries but folders. */
  messages: number
  damaged: DamagedEntry[]
  damagedCount: number
  /** Set if the archive was not read to its end, and why. */
  problem?: 'notAZip' | 'hostile' | 'tooManyEntries'
}

/**
 * Returns the folder of an entry, flat: `..`, drives and leading slashes mean nothing, because nothing
 * is written anywhere. Characters that nobody sees are taken out. Source: ARC-07.
 */
export function folderOf(name: string): string {
  const parts = name.split('/').slice(0, -1)
  const kept = parts.filter((part) => part !== '' && part !== '.' && part !== '..')
  return kept
    .join('/')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{Zl}\p{Zp}]/gu, '')
    .slice(0, maxFolderLength)
}

function nameOf({ generalPurposeBitFlag, fileNameRaw, extraFields }: Entry): string {
  return getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, false)
}

function isHostile({ uncompressedSize, compressedSize }: Entry): boolean {
  return (
    uncompressedSize > maxInflatedBytes ||
    (uncompressedSize > harmlessBytes && uncompressedSize > maxRatio * compressedSize)
  )
}

/** Reads an entry to its end; returns whether its check-sum holds. The library counts its bytes. */
async function holds(zip: ZipFile, entry: Entry): Promise<boolean> {
  const content = await zip.openReadStreamPromise(entry)
  let sum = 0
  content.on('data', (piece: Buffer) => {
    sum = crc32(piece, sum)
  })
  try {
    await finished(content)
  } finally {
    content.destroy()
  }
  return sum === entry.crc32
}

/**
 * Reads a zip in S3 entry by entry, without keeping or writing anything: counts the messages, and
 * compares each with its CRC-32. Zip64, names in CP437 and paths that lead out are read like others;
 * bombs and entries that overlap are not inflated. Errors: those of S3, ObjectChanged,
 * ReadingStopped. Source: VER-01 level 3, VER-03, VER-04.
 */
export async function checkEntries(
  s3: S3,
  place: ObjectPlace,
  { signal, onRead }: { signal: AbortSignal; onRead?: (bytes: number) => void },
): Promise<EntriesCheck> {
  const reader = new ArchiveReader(s3, place, signal)
  const found: EntriesCheck = { messages: 0, damaged: [], damagedCount: 0 }
  const failed = (error: unknown) => {
    if (reader.failure !== undefined) throw reader.failure
    if (error instanceof Error) found.problem = 'notAZip'
    return found
  }
  let zip: ZipFile
  try {
    // Names stay bytes: the library would refuse a whole archive because of one of them.
    zip = await fromRandomAccessReaderPromise(reader, place.size, { decodeStrings: false })
  } catch (error) {
    return failed(error)
  }
  if (zip.entryCount > maxEntries) {
    zip.close()
    return { ...found, problem: 'tooManyEntries' }
  }
  // The types call the place of the directory a truth value.
  reader.directoryStart = z.number().parse(zip.readEntryCursor)
  let number = 0
  let compressedBytes = 0
  try {
    for await (const entry of zip.eachEntry()) {
      number++
      compressedBytes += entry.compressedSize
      const name = nameOf(entry)
      // Entries that are together larger than the archive lie over each other.
      if (isHostile(entry) || compressedBytes > place.size) return { ...found, problem: 'hostile' }
      onRead?.(compressedBytes)
      if (name.endsWith('/') && entry.uncompressedSize === 0) continue
      found.messages++
      const isWhole = await holds(zip, entry).catch((error: unknown) => {
        if (reader.failure !== undefined) throw reader.failure
        if (error instanceof Error) return false
        throw error
      })
      if (isWhole) continue
      found.damagedCount++
      if (found.damaged.length < maxNamed) found.damaged.push({ number, folder: folderOf(name) })
    }
  } catch (error) {
    return failed(error)
  }
  return found
}
