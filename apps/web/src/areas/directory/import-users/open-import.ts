import type { ImportRow } from '@mailroom/schemas/import-row'
import { FileProblem } from '../../../kit/csv/problem.ts'
import { askWorker, startWorker } from '../../../kit/data/worker.ts'
import type { ImportAnswer, ImportOrders } from './import.worker.ts'
import workerUrl from './import.worker.ts?worker&url'

/** How many rows are transferred at a time, so that the page stays responsive. */
const portion = 500

/** A file that is being imported. It stays in a worker, which reads, checks and lists it. */
export type ImportFile = {
  /** Throws `FileProblem`. */
  ask<Name extends keyof ImportOrders>(
    name: Name,
    input: ImportOrders[Name]['input'],
  ): Promise<ImportOrders[Name]['output']>
  close(): void
}

/** Starts a worker for one file. */
export function openImport(): ImportFile {
  const worker = startWorker(workerUrl)
  return {
    async ask<Name extends keyof ImportOrders>(name: Name, input: ImportOrders[Name]['input']) {
      const answer = await askWorker<ImportAnswer<Name>>(worker, { name, input }).catch(() => {
        throw new FileProblem('unreadable')
      })
      if ('output' in answer) return answer.output
      throw new FileProblem(answer.problem, answer.line)
    },
    close: () => worker.terminate(),
  }
}

/** Returns all rows to send, and the passwords in the file, by row number from 1. */
export async function takeRows(file: ImportFile) {
  const rows: ImportRow[] = []
  const passwords = new Map<number, string>()
  for (;;) {
    const taken = await file.ask('take', { offset: rows.length, limit: portion })
    for (const { row, password } of taken) {
      rows.push(row)
      if (password !== undefined) passwords.set(rows.length, password)
    }
    if (taken.length < portion) return { rows, passwords }
  }
}
