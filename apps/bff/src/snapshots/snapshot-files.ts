import { Zip, ZipPassThrough } from 'fflate'
import type { Lines } from './lines.ts'
import { kindsOfFile, type Sealed } from './seal.ts'
import type { Db } from './tables.ts'

/** The time of all entries: nothing in the file may depend on when it is made. */
const entryTime = new Date(1980, 0, 1)

/** What a person reads first in a snapshot. */
export const readMe = `A snapshot of an Amazon WorkMail organization, made by Mailroom.

manifest.json    what the snapshot is, and the SHA-256 of state.ndjson
state.ndjson     the state: one JSON object a line, by kind and key
observed.ndjson  what changes by itself: sizes, last uses, export jobs
provenance.json  when and by whom it was made, and the other sums

The digest of the snapshot is the SHA-256 of manifest.json. The same state has
the same digest, whoever reads it and whenever.

Check it with Mailroom:      npm run snapshot:verify -- <this folder or zip>
or with any other program:   sha256sum manifest.json state.ndjson

The files are UTF-8 with a line feed after every line; each line is canonical
JSON (RFC 8785). Lines of kind "gap" name what could not be read, and why.
There are no passwords, tokens, keys or messages in it.
`

export type SnapshotFile = { name: string; bytes: number; content: AsyncIterable<Uint8Array> }

async function* textOf(text: string) {
  yield Buffer.from(text)
}

type Content = { db: Db; lines: Lines; id: string }

async function* linesFile({ db, lines, id }: Content, file: keyof typeof kindsOfFile) {
  for await (const batch of lines.inOrder(db, id, kindsOfFile[file]))
    yield Buffer.from(`${batch.map(({ line }) => line).join('\n')}\n`)
}

/** Returns the name of a snapshot's folder. Source: INV-06, INV-04. */
export function folderName(
  organizationId: string,
  { digest, isComplete }: { digest: string; isComplete: boolean },
): string {
  return `workmail-${organizationId}-${digest.slice(0, 12)}${isComplete ? '' : '-incomplete'}`
}

/** Returns the files of a snapshot, in their order in the zip. */
export function snapshotFiles(of: Content, folder: string, sealed: Sealed): SnapshotFile[] {
  const { manifest, provenance, observed, state } = sealed
  const texts = { 'manifest.json': manifest, 'provenance.json': provenance, 'README.txt': readMe }
  return [
    ...Object.entries(texts).map(([name, text]) => ({
      ...{ name: `${folder}/${name}`, bytes: Buffer.byteLength(text), content: textOf(text) },
    })),
    {
      ...{ name: `${folder}/observed.ndjson`, bytes: observed.bytes },
      content: linesFile(of, 'observed'),
    },
    {
      ...{ name: `${folder}/state.ndjson`, bytes: state.bytes },
      content: linesFile(of, 'state'),
    },
  ]
}

/** The bytes around an entry that is stored as it is: two headers and a descriptor; APPNOTE 4.3. */
const aroundEntry = 30 + 16 + 46

/** The end of the central directory. */
const endOfZip = 22

/** Returns the size of the zip with these files. */
export function zipBytes(files: readonly Pick<SnapshotFile, 'name' | 'bytes'>[]): number {
  const each = files.map(({ name, bytes }) => bytes + 2 * Buffer.byteLength(name) + aroundEntry)
  return each.reduce((sum, bytes) => sum + bytes, endOfZip)
}

/** Makes the zip, a piece at a time. The entries are stored, so that its size is known before. */
export async function* zipOf(
  files:
    | Iterable<Pick<SnapshotFile, 'name' | 'content'>>
    | AsyncIterable<Pick<SnapshotFile, 'name' | 'content'>>,
): AsyncGenerator<Uint8Array> {
  let pieces: Uint8Array[] = []
  const take = () => {
    const taken = pieces
    pieces = []
    return taken
  }
  const zip = new Zip((error, piece) => {
    if (error) throw error
    pieces.push(piece)
  })
  for await (const { name, content } of files) {
    const entry = new ZipPassThrough(name)
    entry.mtime = entryTime
    zip.add(entry)
    for await (const piece of content) {
      entry.push(piece)
      yield* take()
    }
    entry.push(new Uint8Array(), true)
    yield* take()
  }
  zip.end()
  yield* take()
}

/** Returns the bytes from `start` to `end`, both included, of what comes in pieces. */
export async function* rangeOf(
  pieces: AsyncIterable<Uint8Array>,
  { start, end }: { start: number; end: number },
): AsyncGenerator<Uint8Array> {
  let at = 0
  for await (const piece of pieces) {
    const wanted = piece.subarray(Math.max(0, start - at), Math.max(0, end + 1 - at))
    if (wanted.length > 0) yield wanted
    at += piece.length
    if (at > end) return
  }
}
