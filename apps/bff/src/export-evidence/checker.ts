import { randomUUID } from 'node:crypto'
import { regions } from '@mailroom/schemas/region'
import type { Logger } from 'pino'
import { refusalOfAwsError } from '../aws/aws-errors.ts'
import type { AwsClients, Connection } from '../aws/clients.ts'
import type { Clock } from '../clock.ts'
import { withConcurrency } from '../jobs/with-concurrency.ts'
import { Refusal } from '../operations/refusal.ts'
import { evidenceLease, holdsLease, releaseLease, takeLease } from '../store/lease.ts'
import type { Store } from '../store/open-store.ts'
import { outageLog } from '../store/outage-log.ts'
import { type Checked, checkJob, findingOf } from './check-job.ts'
import { ReadingStopped } from './read-object.ts'
import { parseResultLog } from './result-log.ts'
import { othersOf, settled } from './settle.ts'
import { type EvidenceRecord, findEvidence, parsed, updateEvidence } from './tables.ts'

/** How often work is looked for, also that of other instances. Milliseconds. */
const lookEveryMs = 2_000

/** How long a check waits after AWS failed in passing. Milliseconds. */
const pauseMs = 60_000

/** How many exports are checked at once: many logs, but two archives. Source: VER-04. */
const atOnce = { logs: 8, archives: 2 } as const
type What = keyof typeof atOnce

const megabyte = 1024 * 1024

/** The end of the right to go on: another process has the lease. */
class Lost extends Error {}

export type CheckerParts = {
  store: Store
  clock: Clock
  clients: AwsClients
  connections: readonly Connection[]
  logger: Logger
  leaseMs: number
  /** Takes up exports that are complete by now. */
  takeUp: () => Promise<void>
}

/**
 * Checks exports in the background: one process per directory for logs, and one for archives, at the
 * connection's pace. Each result is stored at once, so that another process can go on.
 */
export function evidenceChecker(parts: CheckerParts) {
  const { store, clock, clients, connections, logger, leaseMs } = parts
  const holder = randomUUID()
  const working = new Map<string, Promise<void>>()
  const outages = outageLog(logger)
  const stopping = new AbortController()
  const { signal } = stopping

  const keep = async (row: EvidenceRecord, what: What, change: () => Promise<object>) => {
    const wanted = await change()
    await store.transaction().execute(async (transaction) => {
      if (!(await holdsLease(transaction, evidenceLease(row.directory, what), holder)))
        throw new Lost()
      await updateEvidence(transaction, row, wanted)
    })
  }

  /** Shows how much of an archive was read, now and then. */
  const progressOf = (row: EvidenceRecord) => {
    let shownMb = 0
    return (bytes: number) => {
      const readMb = Math.floor(bytes / megabyte)
      if (readMb < shownMb + 64) return
      shownMb = readMb
      void updateEvidence(store, row, { read_mb: readMb }).catch(() => {})
    }
  }

  const check = async (row: EvidenceRecord, connection: Connection, what: What) => {
    const [, wanted] = row.directory.split(' ')
    const region = regions.find((each) => each === wanted)
    if (!region) throw new Error(`There is no Region ${wanted}`)
    const { wanted_level: level, ...rest } = parsed(row)
    if (level === null || level === 0) return
    let checked: Checked
    try {
      const s3 = await clients.client('s3', connection, region, 'read', { paced: true })
      const evidence = { ...rest, wanted_level: level }
      checked = await checkJob(s3, evidence, level, { signal, onRead: progressOf(row) })
    } catch (error) {
      if (!(error instanceof Refusal) || error.error.code !== 'ServiceDisabled') throw error
      const findings = [findingOf(error, 'ListObjectsV2', '')]
      checked = { findings, level: 0, keys: { seen: [], count: 0 } }
    }
    const log = checked.log && parseResultLog(checked.log.text)
    await keep(row, what, async () => {
      // A log may have been pasted, or another level wanted, in the meantime.
      const now = await findEvidence(store, row.directory, row.job_id)
      const others = await othersOf(store, row, checked)
      const at = clients.now(connection).toISOString()
      return {
        ...settled(parsed(now ?? row), checked, { ...others, messages: log?.totalMessages }),
        ...{ checked_at: at, checked_by: row.wanted_by },
        ...(checked.log?.source === 'bucket' ? { log_read_at: at } : {}),
        ...{ problem: null, retry_at: null, read_mb: 0 },
        ...(now?.wanted_level === level ? { wanted_level: null, wanted_by: null } : {}),
      }
    })
  }

  /** Records why a check waits. */
  const pause = async (row: EvidenceRecord, what: What, error: unknown) => {
    const known = refusalOfAwsError(error)
    if (!(known instanceof Refusal))
      logger.error({ err: error, job: row.job_id }, 'a check of an export met a fault')
    await keep(row, what, async () => ({
      problem: known instanceof Refusal ? known.error.code : 'InternalError',
      retry_at: new Date(clock.now().getTime() + pauseMs).toISOString(),
    }))
  }

  /** The exports to check. A wait that is longer than any is void: a clock was set back. */
  const wantedIn = (directory: string, what: What) =>
    store
      .selectFrom('export_evidence')
      .selectAll()
      .where('directory', '=', directory)
      .where('wanted_level', what === 'logs' ? '=' : '>', 1)
      .where(({ or, eb }) =>
        or([
          eb('retry_at', 'is', null),
          eb('retry_at', '<=', clock.now().toISOString()),
          eb('retry_at', '>', new Date(clock.now().getTime() + pauseMs).toISOString()),
        ]),
      )
      .orderBy('job_id')
      .limit(200)
      .execute()

  const work = async (directory: string, connection: Connection, what: What) => {
    const lease = evidenceLease(directory, what)
    const take = () => takeLease(store, lease, { holder, leaseMs })
    if (!(await take())) return
    const renewing = setInterval(() => void take().catch(() => {}), leaseMs / 3).unref()
    const checkOne = async (row: EvidenceRecord) => {
      try {
        await check(row, connection, what)
      } catch (error) {
        if (error instanceof Lost || error instanceof ReadingStopped || signal.aborted) throw error
        await pause(row, what, error)
      }
    }
    try {
      for (;;) {
        const rows = await wantedIn(directory, what)
        if (rows.length === 0 || signal.aborted) return
        await withConcurrency(rows, atOnce[what], checkOne, () => !signal.aborted)
        outages.worked()
      }
    } finally {
      clearInterval(renewing)
      await releaseLease(store, lease, holder)
    }
  }

  const begin = (directory: string, what: What) => {
    const connection = connections.find(({ id }) => id === directory.split(' ')[0])
    // Archives of one directory at a time, so that there are never more than two.
    const key = what === 'archives' ? what : `${what} ${directory}`
    if (!connection || working.has(key) || signal.aborted) return
    const under = work(directory, connection, what)
      .catch((error: unknown) => {
        if (!(error instanceof Lost || error instanceof ReadingStopped || signal.aborted))
          outages.failed(error, 'the checks of exports wait')
      })
      .finally(() => working.delete(key))
    working.set(key, under)
  }

  const look = async () => {
    await parts.takeUp()
    const wanted = await store
      .selectFrom('export_evidence')
      .select(['directory', 'wanted_level'])
      .where('wanted_level', 'is not', null)
      .distinct()
      .orderBy('directory')
      .execute()
    for (const { directory, wanted_level: level } of wanted)
      begin(directory, level === 1 ? 'logs' : 'archives')
  }

  const nudge = () =>
    void look().catch((error: unknown) => outages.failed(error, 'exports are not checked'))
  const timer = setInterval(nudge, lookEveryMs).unref()
  nudge()

  return {
    nudge,
    /** Stops after the calls under way. */
    async close(): Promise<void> {
      clearInterval(timer)
      stopping.abort()
      await Promise.all(working.values())
    },
  }
}
