import { withConcurrency } from '../jobs/with-concurrency.ts'
import type { Lines } from './lines.ts'
import { listTasks } from './lists.ts'
import { putReadings } from './put-readings.ts'
import { entityTasks } from './read-entities.ts'
import { foundTasks, peopleTasks, settingTasks } from './read-settings.ts'
import { type Reader, type Reading, reader, type Source, type Task } from './reading.ts'
import { type Db, openListing, openTasks, ownerOf, type SnapshotRecord } from './tables.ts'

/** How many tasks are taken from the store at once. */
const takenAtOnce = 200

/**
 * How many readings are stored together, and after what time fewer are: little is lost with the
 * process at a slow pace, and little time goes into storing at a fast one. Milliseconds.
 */
const storedAtOnce = 100
const storedEveryMs = 1_000

const readers: Record<string, (reader: Reader) => Promise<unknown>> = {
  ...{ ...settingTasks, ...peopleTasks, ...foundTasks },
  ...{ ...listTasks, ...entityTasks },
}

/** The tasks that a snapshot begins with, by its scope. */
export const firstTasks = {
  settings: Object.keys(settingTasks),
  complete: Object.keys({ ...settingTasks, ...peopleTasks, ...listTasks }),
} as const

type Parts = {
  db: Db
  lines: Lines
  source: Source
  /** How many tasks are read at the same time. */
  atOnce: number
  goesOn: () => boolean
  /** Changes what belongs to the snapshot, unless the right to do so is lost. */
  keep: (work: (db: Db) => Promise<void>) => Promise<void>
}

/**
 * Reads all tasks of a snapshot, also those that others find: several side by side, while what was
 * read before is being stored. Errors: of a task, after it was noted as a try.
 */
export async function readTasks(snapshot: SnapshotRecord, parts: Parts): Promise<void> {
  const { db, lines, source, atOnce, goesOn, keep } = parts
  /** The tasks that are read or not stored yet, which the store still has as open. */
  const taken = new Set<string>()
  const failed: Task[] = []
  let readings: Reading[] = []
  let storing: Promise<void> = Promise.resolve()
  let storedAt = performance.now()
  let progress = Promise.withResolvers<void>()

  const store = () => {
    const some = readings
    readings = []
    storedAt = performance.now()
    storing = storing.then(async () => {
      await keep((kept) => putReadings(kept, snapshot, some, lines))
      for (const { task, nextToken } of some)
        if (nextToken === undefined) taken.delete(ownerOf(task))
    })
    return storing
  }

  async function* tasks(): AsyncGenerator<Task> {
    while (goesOn() && failed.length === 0) {
      const open = await openTasks(db, snapshot.id, takenAtOnce + taken.size)
      const news = open.filter((task) => !taken.has(ownerOf(task)))
      for (const task of news) taken.add(ownerOf(task))
      yield* news.map((task) => openListing(snapshot.id, task, lines))
      if (news.length > 0) continue
      if (taken.size === 0) return
      // What is under way may find more.
      if (readings.length === 0) await progress.promise
      progress = Promise.withResolvers<void>()
      await store()
    }
  }

  const readTask = async (first: Task) => {
    let task: Task | undefined = first
    while (task) {
      const its = reader(source, task)
      try {
        await readers[task.kind]?.(its)
      } catch (error) {
        failed.push(task)
        throw error
      }
      readings.push(its.reading)
      const { nextToken }: Reading = its.reading
      const next: Task = { ...task, next_token: nextToken ?? null, tries: 0 }
      task = nextToken !== undefined && goesOn() ? next : undefined
      const isDue = readings.length >= storedAtOnce || performance.now() - storedAt >= storedEveryMs
      // A page has found work for the others.
      if (isDue || nextToken !== undefined) await store()
    }
  }

  const read = (task: Task) => readTask(task).finally(() => progress.resolve())
  const [outcome] = await Promise.allSettled([withConcurrency(tasks(), atOnce, read, goesOn)])
  await store()
  if (outcome.status === 'fulfilled') return
  await keep(async (kept) => {
    for (const { kind, subject } of failed)
      await kept
        .updateTable('snapshot_task')
        .set((row) => ({ tries: row('tries', '+', 1) }))
        .where('snapshot_id', '=', snapshot.id)
        .where('kind', '=', kind)
        .where('subject', '=', subject)
        .execute()
  })
  throw outcome.reason
}
