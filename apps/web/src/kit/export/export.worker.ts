import { type ExportFormat, type ExportTable, exportFile } from './export-file.ts'

/**
 * The messages to the worker: rows, in portions, and finally how to write them. It answers with the
 * file, or why there is none.
 */
export type ExportOrder =
  | { rows: ExportTable['rows'] }
  | { format: ExportFormat; columns: ExportTable['columns']; language: string }
export type ExportAnswer = { file: Blob } | { problem: string }

const rows: ExportTable['rows'][number][] = []

async function answer(order: ExportOrder): Promise<ExportAnswer | undefined> {
  if ('rows' in order) {
    for (const row of order.rows) rows.push(row)
    return undefined
  }
  try {
    const { format, columns, language } = order
    return { file: await exportFile(format, { columns, rows }, language) }
  } catch (error) {
    return { problem: String(error) }
  }
}

addEventListener('message', ({ data }: MessageEvent<ExportOrder>) => {
  void answer(data).then((answered) => {
    if (answered) postMessage(answered)
  })
})
