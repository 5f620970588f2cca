import type { Database } from './database.ts'

/**
 * A signed call: who did what, when, and how it ended. Of its input, the ids only: everything else
 * may be secret.
 */
export type CallRecord = {
  requestId: string
  /** ISO 8601, of the local clock. */
  at: string
  /** As in the scope of the signature; also of services that are not built. */
  service: string
  /** Empty if the request names none. */
  operation: string
  region: string
  accessKeyId: string
  /** The ARN of the caller; absent if its credentials were refused. */
  principal?: string
  sourceIp: string
  userAgent: string
  readOnly: boolean
  /** The ARNs that the permission of the call depends on. */
  resources: readonly string[]
  /** The members of the input that are ids, by name. */
  ids: Readonly<Record<string, string>>
  status: number
  /** The code of the error; absent if the call was carried out. */
  code?: string
}

/** How many calls are kept; the oldest give way. */
const maxCalls = 10_000

/** How long a call waits for others before all are written, in milliseconds. */
const delayMs = 500

/** The most calls that wait. */
const maxWaiting = 500

/**
 * Keeps the latest calls. They are written together, so that a read does not wait for a write: a
 * process that is killed loses those of the last half second. What cannot be written is lost and
 * told to `onFailure`, because no call may fail for its record.
 */
export function callLog(
  database: Database,
  limit = maxCalls,
  onFailure: (error: unknown) => void = () => {},
) {
  const insert = database.prepare('INSERT INTO call (value) VALUES (?)')
  const trim = database.prepare('DELETE FROM call WHERE id <= (SELECT max(id) FROM call) - ?')
  const latest = database.prepare<[number], { value: string }>(
    'SELECT value FROM call ORDER BY id DESC LIMIT ?',
  )
  let waiting: CallRecord[] = []
  let timer: NodeJS.Timeout | undefined

  /** Writes what waits, all or nothing; never throws. */
  const flush = () => {
    clearTimeout(timer)
    timer = undefined
    const written = waiting
    waiting = []
    if (written.length === 0) return
    try {
      database
        .transaction(() => {
          for (const call of written) insert.run(JSON.stringify(call))
          trim.run(limit)
        })
        .immediate()
    } catch (error) {
      onFailure(error)
    }
  }

  let isClosed = false

  return {
    /** Keeps a call; one that ends after the log was closed is not kept. */
    add(call: CallRecord): void {
      if (isClosed) return
      waiting.push(call)
      if (waiting.length >= maxWaiting) flush()
      else timer ??= setTimeout(flush, delayMs).unref()
    },
    /** Writes what waits, for the last time. */
    close(): void {
      flush()
      isClosed = true
    },
    /** Returns the latest calls, the newest first. */
    latest(count: number): CallRecord[] {
      flush()
      // Only this function writes these rows.
      return latest.all(count).map(({ value }) => JSON.parse(value) as CallRecord)
    },
  }
}

export type CallLog = ReturnType<typeof callLog>
