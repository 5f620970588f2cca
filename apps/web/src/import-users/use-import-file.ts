import { startTransition, useEffect, useState } from 'react'
import type { CheckOptions } from './check-rows.ts'
import { FileProblem, type FileProblemCode } from './file/problem.ts'
import type { ImportOrders } from './import.worker.ts'
import { type ImportFile, openImport } from './open-import.ts'

type Reading =
  | { state: 'reading' }
  | { state: 'unreadable'; problem: FileProblemCode }
  | { state: 'read'; file: ImportFile; table: ImportOrders['read']['output'] }

/** Reads a chosen file in a worker that lives as long as the file is chosen. */
export function useImportFile(chosen: File | undefined): Reading | undefined {
  const [reading, setReading] = useState<Reading>()
  useEffect(() => {
    if (!chosen) return
    const file = openImport()
    let isCurrent = true
    // Many columns are many selects: they are drawn bit by bit, so that the page goes on answering.
    const show = (next: Reading) => {
      if (isCurrent) startTransition(() => setReading(next))
    }
    show({ state: 'reading' })
    file.ask('read', chosen).then(
      (table) => show({ state: 'read', file, table }),
      (error: unknown) =>
        show({
          state: 'unreadable',
          problem: error instanceof FileProblem ? error.code : 'unreadable',
        }),
    )
    return () => {
      isCurrent = false
      setReading(undefined)
      file.close()
    }
  }, [chosen])
  return reading
}

export type Checked = ImportOrders['check']['output'] & { options: CheckOptions }

/** Checks every row under the present options; the last result stays until the next is there. */
export function useChecked(file: ImportFile, options: CheckOptions): Checked | undefined {
  const [checked, setChecked] = useState<Checked>()
  useEffect(() => {
    let isCurrent = true
    void file.ask('check', options).then((found) => {
      if (isCurrent) startTransition(() => setChecked({ ...found, options }))
    })
    return () => {
      isCurrent = false
    }
  }, [file, options])
  return checked
}
