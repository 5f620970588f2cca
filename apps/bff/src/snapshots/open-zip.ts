import { Readable } from 'node:stream'
import { maxImportBytes, type SnapshotFault } from '@mailroom/schemas/snapshots'
import yauzl, { type Entry, type ZipFile } from 'yauzl'
import { StoreUnavailable } from '../store/store-unavailable.ts'
import { type Opened, SnapshotProblem } from './verify-files.ts'

/** The files of a snapshot that are read; everything else in a zip is left where it is. */
const wantedFiles = ['manifest.json', 'provenance.json', 'state.ndjson', 'observed.ndjson']

/** How many entries a zip may have; a snapshot has five. */
const mostEntries = 1_000

const options = { lazyEntries: true, autoClose: false, strictFileNames: true }

const words: Partial<Record<SnapshotFault, string>> = {
  unsafeName: 'it has a file whose name leads out of its folder',
  tooLarge: `it has more than ${maxImportBytes} bytes`,
  encrypted: 'it is encrypted',
  twice: 'it is there twice',
  notZip: 'it is no zip that can be read',
}

function refusalOf(fault: SnapshotFault, file = 'zip') {
  return new SnapshotProblem({ fault, file }, words[fault] ?? fault)
}

/** Returns what an error of the library, or of inflating, means. Errors of the store pass. */
function meaning(error: unknown, file?: string): unknown {
  if (error instanceof SnapshotProblem || error instanceof StoreUnavailable) return error
  const message = error instanceof Error ? error.message : ''
  if (/relative path|absolute path|invalid characters in fileName/.test(message))
    return refusalOf('unsafeName')
  return refusalOf(/too many bytes/.test(message) ? 'tooLarge' : 'notZip', file)
}

async function* contentOf(zip: ZipFile, entry: Entry, file: string): AsyncGenerator<Uint8Array> {
  try {
    yield* await zip.openReadStreamPromise(entry)
  } catch (error) {
    throw meaning(error, file)
  }
}

/** Looks at the names and sizes of all files before anything is unpacked. */
async function look(zip: ZipFile): Promise<Opened> {
  const entries = new Map<string, Entry>()
  let [count, bytes] = [0, 0]
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileName.split('/').at(-1) ?? ''
    if (++count > mostEntries) throw refusalOf('tooLarge')
    // macOS adds a folder with files of the same names.
    if (!wantedFiles.includes(name) || entry.fileName.startsWith('__MACOSX/')) continue
    if (entries.has(name)) throw refusalOf('twice', name)
    if (entry.isEncrypted()) throw refusalOf('encrypted', name)
    bytes += entry.uncompressedSize
    // The library holds each file to the size that is named here.
    if (bytes > maxImportBytes) throw refusalOf('tooLarge')
    entries.set(name, entry)
  }
  return {
    read(name) {
      const entry = entries.get(name)
      return entry && contentOf(zip, entry, name)
    },
  }
}

/**
 * Opens a snapshot in a zip, which may be hostile: nothing is written, and no more is unpacked than
 * a snapshot may have. Error: SnapshotProblem. Source: INV-13.
 */
async function openZip(opening: Promise<ZipFile>): Promise<Opened> {
  try {
    return await look(await opening)
  } catch (error) {
    throw meaning(error)
  }
}

export function openZipFile(path: string): Promise<Opened> {
  return openZip(yauzl.openPromise(path, options))
}

/** Reads any range of a file; `end` is not included. */
export type ReadRange = (start: number, end: number) => AsyncIterable<Uint8Array>

class RangeReader extends yauzl.RandomAccessReader {
  readonly #range: ReadRange

  constructor(range: ReadRange) {
    super()
    this.#range = range
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(this.#range(start, end))
  }
}

/** Opens a snapshot in a zip of so many bytes that is kept somewhere. */
export function openZipIn(bytes: number, range: ReadRange): Promise<Opened> {
  return openZip(yauzl.fromRandomAccessReaderPromise(new RangeReader(range), bytes, options))
}

/** Whether bytes are a zip, whatever is in it: only its end is read. */
export async function isZip(bytes: number, range: ReadRange): Promise<boolean> {
  try {
    await yauzl.fromRandomAccessReaderPromise(new RangeReader(range), bytes, options)
    return true
  } catch (error) {
    const what = meaning(error)
    if (what instanceof SnapshotProblem) return what.refusal.fault !== 'notZip'
    throw error
  }
}
