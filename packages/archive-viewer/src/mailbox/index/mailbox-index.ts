import { limits } from '../limits.ts'
import { flatPath } from '../names.ts'
import type { ArchiveProblem, Entry } from '../zip/read-directory.ts'
import { readDirectory } from '../zip/read-directory.ts'
import type { EntryProblem } from '../zip/read-entry.ts'
import { EntryError, headOf } from '../zip/read-entry.ts'
import { fold } from './fold.ts'
import { Folders } from './folders.ts'
import { isCalendar, isMessage, readHeaders } from './read-headers.ts'

/** What an entry turned out to be. `waiting`: it was not read yet. */
export type RowType = 'waiting' | 'message' | 'calendar' | 'other' | 'damaged'

export type Row = {
  archive: number
  folder: number
  entry: Entry
  name: string
  type: RowType
  problem?: EntryProblem
  from: string
  to: string
  subject: string
  date: number
  ids: number[]
  hasAttachment: boolean
  /** It is a calendar item, or a message with one. */
  hasCalendar: boolean
  /** What is searched, folded. */
  found: string
}

export type Archive = { file: File; problem?: ArchiveProblem; entries: number }

/** How many bytes of an archive are read at once. Between two readings, questions are answered. */
const batchBytes = 512 * 1024

/** Room for an entry's own header: its name and extra fields. */
const headerRoom = 1024

/**
 * The entries of archives with what their headers say. It is in a worker; pages ask for the rows
 * they show. Source: ARC-05.
 */
export class MailboxIndex {
  readonly archives: Archive[] = []
  readonly folders = new Folders()
  readonly rows: Row[] = []
  /** Changes with any row. */
  version = 0
  readonly counts: Record<RowType, number> = {
    ...{ waiting: 0, message: 0, calendar: 0, other: 0, damaged: 0 },
  }

  /** Lists the entries of an archive, which are then waiting. */
  async add(file: File, onEntries: () => void): Promise<void> {
    const archive: Archive = { file, entries: 0 }
    const number = this.archives.push(archive) - 1
    this.folders.addArchive(number, file.name)
    const problem = await readDirectory(file, (entry) => {
      const { folders, name } = flatPath(entry.path)
      this.rows.push({
        archive: number,
        folder: this.folders.place(number, folders),
        entry: { ...entry, path: '' },
        name,
        type: 'waiting',
        ...{ from: '', to: '', subject: '', date: Number.NaN, ids: [] },
        ...{ hasAttachment: false, hasCalendar: false, found: fold(name) },
      })
      this.counts.waiting++
      this.version++
      if (++archive.entries % 10_000 === 0) onEntries()
    })
    if (problem) archive.problem = problem
  }

  #become(row: Row, type: RowType): void {
    this.counts[row.type]--
    this.counts[type]++
    this.version++
    row.type = type
  }

  /** Remembers damage that showed when an entry was read to its end. */
  markDamaged(row: Row): void {
    row.problem = 'damaged'
    this.#become(row, 'damaged')
  }

  /** Reads what an entry is from bytes that begin with its own header. */
  #read(row: Row, bytes: Uint8Array, scratch: Uint8Array): void {
    try {
      const { offset, packed } = row.entry
      if (offset + packed > (this.archives[row.archive]?.file.size ?? 0))
        throw new EntryError('damaged')
      const { content } = headOf(bytes, row.entry, scratch)
      const head = content.subarray(0, limits.head)
      row.hasCalendar = isCalendar(head)
      if (row.hasCalendar || !isMessage(head)) {
        this.#become(row, row.hasCalendar ? 'calendar' : 'other')
        return
      }
      const { from, to, subject, date, ids, hasAttachment, hasCalendar, found } = readHeaders(head)
      Object.assign(row, { from, to, subject, date, ids, hasAttachment, hasCalendar })
      row.found = fold(found)
      this.#become(row, 'message')
    } catch (error) {
      row.problem = error instanceof EntryError ? error.problem : 'damaged'
      this.#become(row, 'damaged')
    }
  }

  /**
   * Reads the headers of all waiting entries, in the order they have in their archives. Stops when
   * told to; the rest stays waiting.
   */
  async readAll(signal: AbortSignal, onBatch: () => void): Promise<void> {
    const scratch = new Uint8Array(limits.checkedWhole)
    for (const [number, { file }] of this.archives.entries()) {
      const waiting = this.rows
        .filter(({ archive, type }) => archive === number && type === 'waiting')
        .sort((one, other) => one.entry.offset - other.entry.offset)
      let next = 0
      while (next < waiting.length) {
        if (signal.aborted) return
        const first = waiting[next]
        if (!first) return
        const start = first.entry.offset
        let end = start
        const batch: Row[] = []
        for (let row: Row | undefined = first; row; row = waiting[++next]) {
          const { offset, packed, size } = row.entry
          const need = size <= limits.checkedWhole ? packed : Math.min(packed, 2 * limits.head)
          const itsEnd = offset + headerRoom + need
          if (batch.length > 0 && itsEnd - start > batchBytes) break
          batch.push(row)
          end = Math.max(end, itsEnd)
        }
        const bytes = await file
          .slice(start, end)
          .arrayBuffer()
          .then((buffer) => new Uint8Array(buffer))
          .catch(() => new Uint8Array())
        for (const row of batch) this.#read(row, bytes.subarray(row.entry.offset - start), scratch)
        onBatch()
      }
    }
  }
}
