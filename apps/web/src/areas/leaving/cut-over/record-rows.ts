import type { CutOver, CutOverChange, CutOverStep } from '@mailroom/schemas/cut-overs'

/** What is at a name and type: as recorded, and the change that is made to it last. */
export type RecordRow = {
  name: string
  type: string
  recorded: readonly string[]
  /** What the name servers said last; undefined before the first check. */
  live: readonly string[] | undefined
  change: CutOverChange | undefined
  /** The step that makes the change. */
  step: CutOverStep | undefined
}

type Shown = Pick<CutOver, 'recorded' | 'steps' | 'rollback' | 'checkedAt'>

/**
 * Returns a row for each name and type that was recorded or changes. Where several steps change one,
 * it is the change of the current step, or else of the next one, or else of the last one.
 */
export function recordRows({ recorded, steps, rollback, checkedAt }: Shown): RecordRow[] {
  const rows = new Map<string, RecordRow>()
  const add = (name: string, type: string, more: (row: RecordRow) => Partial<RecordRow>) => {
    const key = `${name} ${type}`
    const row = rows.get(key) ?? {
      ...{ name, type, recorded: [], live: undefined, change: undefined, step: undefined },
    }
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
  if (checkedAt === undefined || rollback === undefined) return [...rows.values()]
  // What does not differ from what was recorded is as it was.
  const differing = new Map(
    rollback.differences.map(({ name, type, live }) => [`${name} ${type}`, live]),
  )
  return [...rows].map(([key, row]) => ({ ...row, live: differing.get(key) ?? row.recorded }))
}
