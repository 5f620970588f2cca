import Button from '@cloudscape-design/components/button'
import type { ReadId } from '@mailroom/schemas/operations'
import type { FileColumn } from '@mailroom/ui/table/DataTable'
import { useEffect, useRef, useState } from 'react'
import { useCurrentOrganization } from '../data/current-region.ts'
import { apiErrorOf } from '../data/failure.ts'
import { notify } from '../data/notifications.ts'
import { useOrganizationName } from '../data/organization-name.ts'
import { useErrorWords } from '../words/errors.ts'
import { useText } from '../words/texts.ts'
import type { ExportFormat } from './export-file.ts'
import { type Taken, useRecordExport } from './use-record-export.ts'

/** The lists that the trail calls by a name of their own. */
const kinds: { [Id in ReadId]?: Taken['kind'] } = {
  'auditEntries.list': 'AUDIT_ENTRIES',
  'jobRows.list': 'JOB_ROWS',
}

const fileFormats = {
  csv: 'CSV',
  xlsx: 'XLSX',
  json: 'JSON',
  ndjson: 'NDJSON',
} as const satisfies Record<ExportFormat, Taken['format']>

type Order<Row> = {
  /** The name of the list. */
  list: string
  /** The operation that reads the list. */
  operation: ReadId
  /** The columns on the screen, in their order. */
  columns: readonly FileColumn<Row>[]
  /** The columns that the list can show. */
  offered: readonly FileColumn<Row>[]
  /**
   * The whole list with the filters and the order of the screen, page by page; undefined while it is
   * not there.
   */
  pages: ((signal: AbortSignal) => AsyncIterable<readonly Row[]>) | undefined
  /** What the file lacks, and why. */
  lacking?: string | undefined
}

/** Returns the columns of a file: those on the screen, and those that it always has. */
export function columnsFor<Row>(
  format: ExportFormat,
  columns: readonly FileColumn<Row>[],
  offered: readonly FileColumn<Row>[],
): readonly FileColumn<Row>[] {
  const isJson = format === 'json' || format === 'ndjson'
  return offered.filter(
    (column) => columns.includes(column) || column.alwaysInFile || (isJson && column.alwaysInJson),
  )
}

/**
 * Saves a list as a file; leaving the page stops it. `count` is the number of rows so far, while it
 * runs.
 */
export function useExport<Row>(order: Order<Row>) {
  const { list, operation, columns, offered, pages, lacking } = order
  const text = useText('app')
  const errorWords = useErrorWords()
  const organizationName = useOrganizationName()
  const owner = useCurrentOrganization() && organizationName
  const recordExport = useRecordExport()
  const running = useRef<AbortController>(undefined)
  const [count, setCount] = useState<number>()
  useEffect(() => () => running.current?.abort(), [])

  const start = async (format: ExportFormat) => {
    if (!pages) return
    const controller = new AbortController()
    const { signal } = controller
    running.current = controller
    setCount(0)
    try {
      // Few people save a list; what writes files is loaded then.
      const { exportPages, writtenColumns } = await import('./export-rows.ts')
      const name = [owner || text('product'), list]
      const record = (rows: number) =>
        recordExport({
          ...{ kind: kinds[operation] ?? 'LIST', operation, rows },
          // The rows of a job are named by their job.
          ...(kinds[operation] === 'JOB_ROWS' ? {} : { title: list }),
          format: fileFormats[format],
        })
      const progress = { signal, onProgress: setCount, record }
      const wanted = columnsFor(format, columns, offered)
      const saved = await exportPages(name, wanted, pages(signal), format, progress)
      const shown = writtenColumns(wanted).length
      const all = writtenColumns(offered).length
      const words = text(saved.isCut ? 'exportedInPart' : 'exported', {
        count: saved.rows,
        file: saved.name,
      })
      notify({
        type: saved.isCut || lacking !== undefined ? 'info' : 'success',
        content: [
          words,
          ...(shown === all ? [] : [text('exportedColumns', { shown, all })]),
          ...(lacking === undefined ? [] : [lacking]),
        ].join(' '),
      })
    } catch (error) {
      if (!signal.aborted)
        notify({
          type: 'error',
          content: `${text('exportFailed')} ${errorWords(apiErrorOf(error))}`,
        })
    } finally {
      if (!signal.aborted) setCount(undefined)
    }
  }
  return {
    /** True if the list has a column for a file. */
    possible: columns.some(({ value }) => value),
    /** False while the list is not there: a file would lack its rows. */
    isComplete: pages !== undefined,
    count,
    start: (format: ExportFormat) => void start(format),
    stop: () => {
      running.current?.abort()
      setCount(undefined)
    },
  }
}

export type RunningExport = ReturnType<typeof useExport>

/** The progress of an export, and a button to stop it. */
export function ExportProgress({ count, stop }: Pick<RunningExport, 'count' | 'stop'>) {
  const text = useText('app')
  return (
    <>
      <span role="status">{count !== undefined && text('exporting', { count })}</span>
      {count !== undefined && <Button onClick={stop}>{text('stopExport')}</Button>}
    </>
  )
}
