import { Zip, ZipPassThrough } from 'fflate'
import type { MailboxIndex, Row } from '../index/mailbox-index.ts'
import { limits } from '../limits.ts'
import { safeFileName } from '../names.ts'
import { EntryError, piecesOf } from '../zip/read-entry.ts'
import { fromLine, MboxMessage } from './mbox.ts'

export type TakeOutType = 'zip' | 'mbox'

/** What was saved. `failed` were damaged, and are not in the file. */
export type TakenOut = { saved: number; failed: number; file?: Blob }

/** Why nothing is saved. */
export type TakeOutRefusal = 'nothing' | 'tooLarge' | 'tooMany'

/** The most files of a zip that is not zip64, which other programs may not read. */
const maxFiles = 65_000

/** Where the bytes go. */
type Sink = { write(bytes: Uint8Array<ArrayBuffer>): Promise<void> }

/** Returns why rows are not put into one file. `streams`: it is written to disk as it is made. */
export function takeOutRefusal(
  rows: readonly Row[],
  type: TakeOutType,
  streams: boolean,
): TakeOutRefusal | undefined {
  if (rows.length === 0) return 'nothing'
  if (type === 'zip' && rows.length > maxFiles) return 'tooMany'
  return sizeOf(rows) > (streams ? limits.savedByStreaming : limits.savedFromMemory)
    ? 'tooLarge'
    : undefined
}

/** Returns how large a file of rows is, about. */
export function sizeOf(rows: readonly Row[]): number {
  return rows.reduce((sum, { entry }) => sum + entry.size, 0)
}

/** Returns whether a whole entry can be read, so that no half of one is written. */
async function isWhole(file: Blob, { entry }: Row): Promise<boolean> {
  try {
    for await (const _ of piecesOf(file, entry));
    return true
  } catch (error) {
    if (error instanceof EntryError) return false
    throw error
  }
}

/** Names files of a zip by folder and name, each once. */
function namesOf({ folders }: MailboxIndex): (row: Row) => string {
  const used = new Map<string, number>()
  return (row) => {
    const path: string[] = []
    let at = folders.all[row.folder]
    while (at) {
      path.unshift(at.name)
      at = at.parent === undefined ? undefined : folders.all[at.parent]
    }
    const last = safeFileName(row.name, row.type === 'calendar' ? 'item.ics' : 'message.eml')
    const isNamed = row.type !== 'message' || /\.eml$/i.test(last)
    const name = [
      ...path.map((each) => safeFileName(each, '_')),
      isNamed ? last : `${last}.eml`,
    ].join('/')
    const times = (used.get(name.toLowerCase()) ?? 0) + 1
    used.set(name.toLowerCase(), times)
    return times === 1 ? name : name.replace(/(\.[^./]*)?$/, ` (${times})$1`)
  }
}

async function writeMbox(file: Blob, row: Row, sink: Sink): Promise<void> {
  const message = new MboxMessage()
  await sink.write(new TextEncoder().encode(fromLine(row.date)))
  for await (const piece of piecesOf(file, row.entry))
    await sink.write(new Uint8Array(message.push(piece)))
  await sink.write(new Uint8Array(message.end()))
}

/** Returns a zip that is written as its files come. */
function zipInto(sink: Sink) {
  const ready: Uint8Array[] = []
  const zip = new Zip((error, bytes) => {
    if (error) throw error
    ready.push(bytes)
  })
  const flush = async () => {
    for (const bytes of ready.splice(0)) await sink.write(new Uint8Array(bytes))
  }
  return {
    async add(name: string, file: Blob, row: Row) {
      const stored = new ZipPassThrough(name)
      if (!Number.isNaN(row.date) && row.date > Date.UTC(1981, 0)) stored.mtime = row.date
      zip.add(stored)
      for await (const piece of piecesOf(file, row.entry)) {
        stored.push(piece)
        await flush()
      }
      stored.push(new Uint8Array(), true)
      await flush()
    },
    async end() {
      zip.end()
      await flush()
    },
  }
}

/**
 * Puts entries into one file: a zip of them as they are, or an mbox of messages. What is damaged is
 * left out and counted. Source: ARC-09.
 */
export async function takeOut(
  index: MailboxIndex,
  rows: readonly Row[],
  {
    type,
    sink,
    signal,
    onRow,
  }: {
    type: TakeOutType
    sink: Sink
    signal: AbortSignal
    onRow: (done: number) => void
  },
): Promise<{ saved: number; failed: number }> {
  const counted = { saved: 0, failed: 0 }
  const zip = type === 'zip' ? zipInto(sink) : undefined
  const nameOf = namesOf(index)
  for (const [done, row] of rows.entries()) {
    signal.throwIfAborted()
    onRow(done)
    const file = index.archives[row.archive]?.file
    if (!file || !(await isWhole(file, row))) {
      counted.failed++
      continue
    }
    if (zip) await zip.add(nameOf(row), file, row)
    else await writeMbox(file, row, sink)
    counted.saved++
  }
  await zip?.end()
  return counted
}
