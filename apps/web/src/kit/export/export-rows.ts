import type { FileColumn } from '@mailroom/ui/table/DataTable'
import { preferences } from '../data/preferences.ts'
import { startWorker } from '../data/worker.ts'
import type { Language } from '../words/language.ts'
import type { ExportAnswer, ExportOrder } from './export.worker.ts'
import workerUrl from './export.worker.ts?worker&url'
import type { ExportFormat } from './export-file.ts'
import { fileName } from './file-name.ts'
import { inPortions } from './in-portions.ts'

/** How long the file is kept, until the browser has certainly begun to save it. Milliseconds. */
const keptMs = 60_000

/** Lets the browser save a file under a name. */
export function saveFile(content: Blob, name: string): void {
  const url = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), keptMs)
}

/** The most rows in a file, because the browser has them all in memory. */
export const maxExportRows = 100_000

type Progress = {
  signal?: AbortSignal
  onProgress?: (rows: number) => void
  /** Is awaited before the file is handed out; if it fails, nothing is. */
  record?: (rows: number) => Promise<void>
  /** The language whose separators a CSV has; that of the reader by default. */
  language?: Language
}

/** The number of rows in the file, and whether the list had more. */
type Exported = { name: string; rows: number; isCut: boolean }

function finished(worker: Worker, signal: AbortSignal | undefined): Promise<Blob> {
  return new Promise((resolve, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason))
    worker.addEventListener('error', ({ message }) => reject(new Error(message)))
    worker.addEventListener('message', ({ data }: MessageEvent<ExportAnswer>) =>
      'file' in data ? resolve(data.file) : reject(new Error(data.problem)),
    )
  })
}

/** Returns the columns of a list that a file contains, with their headings in the file. */
export function writtenColumns<Row>(columns: readonly FileColumn<Row>[]) {
  return columns.flatMap(({ id, header, headerInFile = header, value }) =>
    value ? [{ id, header: headerInFile, value }] : [],
  )
}

/**
 * Saves a paged list as a file, written off the main thread: the columns with a `value`, in their
 * order. `name` has the owner and the list. Throws what `pages` throws, and the signal's reason.
 */
export async function exportPages<Row>(
  name: readonly string[],
  columns: readonly FileColumn<Row>[],
  pages: AsyncIterable<readonly Row[]>,
  format: ExportFormat,
  { signal, onProgress, record, language = preferences().language }: Progress = {},
): Promise<Exported> {
  const written = writtenColumns(columns)
  const worker = startWorker(workerUrl)
  const order = (message: ExportOrder) => worker.postMessage(message)
  const moment = new Date()
  try {
    const file = finished(worker, signal)
    // If both fail, the error of the pages is reported.
    file.catch(() => undefined)
    let count = 0
    let isCut = false
    for await (const page of pages) {
      signal?.throwIfAborted()
      const rows = page.slice(0, maxExportRows - count)
      order({ rows: rows.map((row) => written.map(({ value }) => value(row))) })
      count += rows.length
      onProgress?.(count)
      isCut = rows.length < page.length
      if (isCut) break
    }
    order({ format, language, columns: written.map(({ id, header }) => ({ id, header })) })
    const content = await file
    await record?.(count)
    signal?.throwIfAborted()
    const saved = fileName(name, moment, format)
    saveFile(content, saved)
    return { name: saved, rows: count, isCut }
  } finally {
    worker.terminate()
  }
}

/** Saves loaded rows as a file; otherwise like `exportPages`. */
export function exportRows<Row>(
  name: readonly string[],
  columns: readonly FileColumn<Row>[],
  rows: readonly Row[],
  format: ExportFormat,
): Promise<Exported> {
  return exportPages(name, columns, inPortions(rows), format)
}
