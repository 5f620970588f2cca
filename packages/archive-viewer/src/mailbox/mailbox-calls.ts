import { proofOf } from '../archive/proof.ts'
import { readCalendar } from './calendar/read-calendar.ts'
import { findRows, type Query, threadOf } from './index/find-rows.ts'
import { MailboxIndex, type Row } from './index/mailbox-index.ts'
import { limits } from './limits.ts'
import type { CalendarRow, Chosen, MailboxEvent, ShownRow } from './mailbox-events.ts'
import { type OpenMessage, type ReadMessage, readMessage } from './message/read-message.ts'
import { type BodySearch, searchBodies } from './message/search-bodies.ts'
import {
  sizeOf,
  type TakenOut,
  type TakeOutRefusal,
  type TakeOutType,
  takeOut,
  takeOutRefusal,
} from './take-out/take-out.ts'
import { EntryError, type EntryProblem, readWhole } from './zip/read-entry.ts'

/** How soon the page is told again how far something is. */
const tellMs = 250

/** Returns what is called ever more rarely, because the page sorts its list each time. */
function paced(tell: () => void): () => void {
  let next = 0
  let times = 0
  return () => {
    const now = performance.now()
    if (now < next) return
    times = Math.min(times + 1, 8)
    next = now + times * tellMs
    tell()
  }
}

/** The functions of the worker that has the index of the archives. Source: ARC-05. */
export function mailboxCalls(tell: (event: MailboxEvent) => void) {
  const index = new MailboxIndex()
  let reading: AbortController | undefined
  let queue = Promise.resolve()
  let running: AbortController | undefined
  let view: Uint32Array = new Uint32Array()
  let bodies: ReadonlySet<number> | undefined
  let opened: { key: string; message: OpenMessage } | undefined

  const tellState = () =>
    tell({
      state: {
        archives: index.archives.map(({ file, entries, problem }) => ({
          ...{ name: file.name, size: file.size, entries },
          ...(problem ? { problem } : {}),
        })),
        folders: index.folders.all,
        counts: index.counts,
        isReading: reading !== undefined,
      },
    })

  const shown = (number: number): ShownRow[] => {
    const row = index.rows[number]
    if (!row) return []
    const { type, problem, name, from, to, subject, date, folder, entry } = row
    const { hasAttachment, hasCalendar } = row
    return [
      {
        ...{ number, type, name, from, to, subject, date, folder, size: entry.size },
        ...{ hasAttachment, hasCalendar },
        ...(problem ? { problem } : {}),
      },
    ]
  }

  /** Reads what is waiting, after what is being read. */
  function readHeaders(): Promise<void> {
    queue = queue.then(async () => {
      reading = new AbortController()
      tellState()
      await index.readAll(reading.signal, paced(tellState))
      reading = undefined
      tellState()
    })
    return queue
  }

  /** Begins what is done one at a time: a search, reading calendar items, saving. */
  function begin(): AbortSignal {
    running?.abort()
    running = new AbortController()
    return running.signal
  }

  async function bytesOf(number: number, max: number = limits.message) {
    const row = index.rows[number]
    const file = row && index.archives[row.archive]?.file
    if (!row || !file) throw new EntryError('damaged')
    try {
      return await readWhole(file, row.entry, max)
    } catch (error) {
      // Damage that shows only now is also told in the list.
      if (error instanceof EntryError && error.problem === 'damaged') {
        index.markDamaged(row)
        tellState()
      }
      throw error
    }
  }

  async function open(number: number, path: readonly number[]): Promise<OpenMessage> {
    const key = [number, ...path].join('/')
    if (opened?.key === key) return opened.message
    let bytes = await bytesOf(number)
    if (index.rows[number]?.type === 'calendar') {
      const message = await readMessage(new Uint8Array())
      message.message.calendar = readCalendar(bytes)
      // What cannot be read as an item is shown as it is.
      if (message.message.calendar.length === 0)
        message.message.text = new TextDecoder().decode(bytes.subarray(0, limits.shownText))
      return message
    }
    let message = await readMessage(bytes)
    // A message in a message; each is opened from the one it is in.
    for (const file of path.slice(0, limits.depth)) {
      bytes = message.contents[file] ?? new Uint8Array()
      message = await readMessage(bytes)
    }
    opened = { key, message }
    return message
  }

  /** Returns the result, or why the entry cannot be read. */
  async function orProblem<Result>(
    work: () => Promise<Result>,
  ): Promise<{ result: Result } | { problem: EntryProblem }> {
    try {
      return { result: await work() }
    } catch (error) {
      if (error instanceof EntryError) return { problem: error.problem }
      throw error
    }
  }

  const rowsOf = (chosen: Chosen, onlyMessages: boolean): Row[] => {
    const numbers =
      'numbers' in chosen
        ? chosen.numbers
        : findRows(index, { folder: chosen.folder, words: '', sort: 'date', descending: false })
    return Array.from(numbers).flatMap((number) => {
      const row = index.rows[number]
      return !row || (onlyMessages && row.type !== 'message') ? [] : [row]
    })
  }

  return {
    /** Adds archives: lists what their directories have at once, then reads headers. */
    async open(files: File[]): Promise<void> {
      for (const file of files) {
        await index.add(file, paced(tellState))
        tellState()
      }
      await readHeaders()
    },

    /** Stops reading headers; what was not read stays in the list by its name. */
    stop(): void {
      reading?.abort()
    },

    goOn: readHeaders,

    /** Chooses what the list shows, and returns how many rows that are. */
    list(query: Omit<Query, 'bodies'>, withBodies: boolean): number {
      view = findRows(index, { ...query, bodies: withBodies ? bodies : undefined })
      return view.length
    },

    rows(from: number, to: number): ShownRow[] {
      return Array.from(view.subarray(from, to)).flatMap(shown)
    },

    row(number: number): ShownRow | undefined {
      return shown(number)[0]
    },

    /** Returns the numbers of all rows of the list. */
    numbers(): number[] {
      return Array.from(view)
    },

    read: (number: number, path: number[]) =>
      orProblem<ReadMessage>(async () => (await open(number, path)).message),

    /** Returns a file of a message. */
    file: (number: number, path: number[], file: number) =>
      orProblem(async () => {
        const content = (await open(number, path)).contents[file]
        return new Blob([content ?? new Uint8Array()], { type: 'application/octet-stream' })
      }),

    /** Returns a message, or another entry, as it is. */
    source: (number: number, path: number[]) =>
      orProblem(async () => {
        const last = path.at(-1)
        const bytes =
          last === undefined
            ? await bytesOf(number, limits.savedFromMemory)
            : (await open(number, path.slice(0, -1))).contents[last]
        return new Blob([bytes ?? new Uint8Array()], { type: 'application/octet-stream' })
      }),

    /** Returns the calendar items of an entry as a file. */
    ics: (number: number) =>
      orProblem(async () => {
        const isItem = index.rows[number]?.type === 'calendar'
        const { contents, message } = await open(number, [])
        const file = message.files.find(({ type }) => /calendar|ics/.test(type))
        const bytes = isItem ? await bytesOf(number) : contents[file?.number ?? -1]
        return new Blob([bytes ?? new Uint8Array()], { type: 'application/octet-stream' })
      }),

    thread(number: number): ShownRow[] {
      return threadOf(index, number).flatMap(shown)
    },

    /** Searches bodies; what is found is shown with the next list that asks for it. */
    async search(folder: number | undefined, words: string): Promise<void> {
      const signal = begin()
      bodies = new Set()
      const all = findRows(index, { folder, words: '', sort: 'date', descending: true })
      let last: BodySearch = { done: 0, all: all.length, found: 0, notRead: 0 }
      const tellSearch = paced(() => tell({ search: last }))
      await searchBodies(index, Array.from(all), words, {
        signal,
        onRow(search, found) {
          last = search
          if (bodies?.size !== found.length) bodies = new Set(found)
          tellSearch()
        },
      })
      tell({ search: last })
    },

    /** Stops a search, reading calendar items, or saving. */
    cancel(): void {
      running?.abort()
    },

    /** Reads the calendar items of all archives, and tells them as they come. */
    async calendar(): Promise<void> {
      const signal = begin()
      const numbers = [...index.rows.keys()].filter((number) => index.rows[number]?.hasCalendar)
      const items: CalendarRow[] = []
      let done = 0
      const tellItems = () => tell({ calendar: { items, done, all: numbers.length } })
      const tellSome = paced(tellItems)
      for (const number of numbers) {
        if (signal.aborted) return
        const read = await orProblem(() => open(number, []))
        if ('result' in read)
          items.push(...read.result.message.calendar.map((item) => ({ number, item })))
        done++
        tellSome()
      }
      tellItems()
    },

    /** Compares an archive with the sum that its export was verified with. Source: ARC-08. */
    async prove(archive: number, expected: string | undefined) {
      const file = index.archives[archive]?.file ?? new Blob()
      return await proofOf(file, expected, { onPart: (proving) => tell({ proving }) })
    },

    /** Returns how much would be saved, and why it is not. */
    measure(chosen: Chosen, type: TakeOutType, streams: boolean) {
      const rows = rowsOf(chosen, type === 'mbox')
      const refusal: TakeOutRefusal | undefined = takeOutRefusal(rows, type, streams)
      return { count: rows.length, bytes: sizeOf(rows), ...(refusal ? { refusal } : {}) }
    },

    /** Saves rows in one file: on disk as it is made, or in memory. Source: ARC-09. */
    async save(
      chosen: Chosen,
      type: TakeOutType,
      target?: FileSystemFileHandle,
    ): Promise<TakenOut> {
      const signal = begin()
      const rows = rowsOf(chosen, type === 'mbox')
      const parts: Uint8Array<ArrayBuffer>[] = []
      const disk = await target?.createWritable()
      const sink = {
        async write(bytes: Uint8Array<ArrayBuffer>) {
          if (disk) await disk.write(bytes)
          else parts.push(bytes)
        },
      }
      let saved = 0
      const tellSaved = paced(() => tell({ saving: { done: saved, all: rows.length } }))
      try {
        const counted = await takeOut(index, rows, {
          ...{ type, sink, signal },
          onRow(done) {
            saved = done
            tellSaved()
          },
        })
        await disk?.close()
        return disk ? counted : { ...counted, file: new Blob(parts) }
      } catch (error) {
        await disk?.abort()
        throw error
      }
    },
  }
}

export type MailboxCalls = ReturnType<typeof mailboxCalls>
