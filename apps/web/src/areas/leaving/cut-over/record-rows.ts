import type { CutOver, CutOverChange, CutOverStep } from '@mailroom/schemas/cut-overs'

/** What is at a name and type: as recorded, and the change that is made to it last. */
export type RecordRow = {
  name: string
  type: string
  recorded: readonly string[]
  change: CutOverChange | undefined
  /** The step that makes the change. */
  step: CutOverStep | undefined
}

/**
 * Returns a row for each name and type that was recorded or changes. Where several steps change one,
 * it is the change of the current step, or else of the next one, or else of the last one.
 */
export function recordRows({ recorded, steps }: Pick<CutOver, 'recorded' | 'steps'>): RecordRow[] {
  const rows = new Map<string, RecordRow>()
  const add = (name: string, type: string, more: (row: RecordRow) => Partial<RecordRow>) => {
    const key = `${name} ${type}`
    const row = rows.get(key) ?? { name, type, recorded: [], change: undefined, step: undefined }
    rows.set(key, { ...row, ...more(row) })
  }
  for (const { name, type, value } of recorded?.records ?? [])
    add(name, type, (row) => ({ recorded: [...row.recorded, value] }))
  const isDone = new Set<CutOverChange>()
  for (const { id, state, changes } of steps)
    for (const change of changes) {
      if (state === 'done') isDone.add(change)
      add(change.name, change.type, (row) =>
        row.change && !isDone.has(row.change) ? {} : { change, step: id },
      )
    }
  return [...rows.values()]
}
