import { startTransition, useEffect, useState } from 'react'
import { FileProblem } from '../../../kit/csv/problem.ts'
import type { CheckOptions } from './check-rows.ts'
import type { ReadChoices } from './file/read-file.ts'
import type { ImportOrders } from './import.worker.ts'
import { type ImportFile, openImport } from './open-import.ts'

export type ReadTable = ImportOrders['read']['output']

/**
 * A chosen file. The table of the last reading stays while the file is read again, or cannot be
 * read.
 */
type Reading = {
  file: ImportFile
  isReading: boolean
  /** How many times the file was read. */
  times: number
  problem?: FileProblem | undefined
  table?: ReadTable | undefined
}

/**
 * Reads a chosen file in a worker that lives as long as the file is chosen, and again when the
 * reading options change.
 */
export function useImportFile(chosen: File | undefined) {
  const [opened, setOpened] = useState<{ file: ImportFile; content: File }>()
  const [choices, setChoices] = useState<ReadChoices>({})
  const [reading, setReading] = useState<Reading>()
  useEffect(() => {
    if (!chosen) return
    const file = openImport()
    setOpened({ file, content: chosen })
    setChoices({})
    return () => {
      setOpened(undefined)
      setReading(undefined)
      file.close()
    }
  }, [chosen])
  useEffect(() => {
    if (!opened) return
    const { file, content } = opened
    let isCurrent = true
    // Many columns mean many selects: they are rendered in steps, so that the page stays
    // responsive.
    const show = (next: Pick<Reading, 'isReading' | 'problem' | 'table'>) => {
      if (!isCurrent) return
      startTransition(() =>
        setReading((last) => ({
          ...last,
          file,
          times: (last?.times ?? 0) + (next.table ? 1 : 0),
          ...next,
        })),
      )
    }
    show({ isReading: true })
    file.ask('read', { file: content, choices }).then(
      (table) => show({ isReading: false, table, problem: undefined }),
      (error: unknown) =>
        show({
          isReading: false,
          problem: error instanceof FileProblem ? error : new FileProblem('unreadable'),
        }),
    )
    return () => {
      isCurrent = false
    }
  }, [opened, choices])
  return { reading, choices, setChoices }
}

export type Checked = ImportOrders['check']['output'] & { options: CheckOptions }

/** Checks every row with the current options; the last result stays until the next one is ready. */
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
