import { randomUUID } from 'node:crypto'
import { regions } from '@mailroom/schemas/region'
import type { Logger } from 'pino'
import type { Connection } from '../aws/clients.ts'
import type { DirectoryIndex } from '../directory-index/directory-index.ts'
import type { Scope } from '../directory-index/scope.ts'
import { identitiesAt } from '../operations/identity-store.ts'
import type { Performer } from '../operations/perform.ts'
import { jobsLease, releaseLease, takeLease } from '../store/lease.ts'
import { outageLog } from '../store/outage-log.ts'
import { StoreUnavailable } from '../store/store-unavailable.ts'
import type { JobTableRow } from '../store/tables.ts'
import { directoryReader } from './directory-reader.ts'
import { givenPasswords, type PasswordSeal } from './given-passwords.ts'
import { jobPasswords } from './job-passwords.ts'
import { jobRowsOf } from './job-rows.ts'
import { jobTable } from './job-table.ts'
import { makePlan } from './make-plan.ts'
import { parsePublicKey } from './passwords.ts'
import { planContext } from './plan-context.ts'
import { runJob } from './run-job.ts'

/**
 * How often the runner looks for the work of other instances and earlier processes. Milliseconds.
 */
const lookEveryMs = 2_000

/**
 * How many rows are worked on at the same time: enough to keep the pace if each call takes a
 * second, and not too many for one process.
 */
function rowsAtOnce({ requestsPerSecond }: Connection): number {
  return Math.min(64, Math.max(2, Math.ceil(requestsPerSecond)))
}

export type RunnerParts = {
  performer: Performer
  directoryIndex: DirectoryIndex
  logger: Logger
  /** How long a silent process counts as working. Milliseconds. */
  leaseMs: number
  /** Opens the passwords that people gave for the rows of a job. */
  seal: PasswordSeal
}

/**
 * Makes plans and carries out jobs in the background. One process at a time works for a connection;
 * if it ends, another one continues as soon as the lease has lapsed.
 */
export function jobRunner({ performer, directoryIndex, logger, leaseMs, seal }: RunnerParts) {
  const { store, clock, clients, connections } = performer
  const table = jobTable(store)
  const rows = jobRowsOf(store)
  const given = givenPasswords(store)
  const lease = { holder: randomUUID(), leaseMs }
  const release = (connectionId: string) =>
    releaseLease(store, jobsLease(connectionId), lease.holder)
  const outages = outageLog(logger)
  const working = new Map<string, { connectionId: string; work: Promise<void> }>()
  /** The jobs, as they were taken up, that have been in another state since. */
  const outdated = new WeakSet<JobTableRow>()
  let takenUp: JobTableRow[] = []
  /** When this process loses the right to work for each connection. Milliseconds since 1970. */
  const held = new Map<string, number>()
  let isClosing = false
  let isClosed = false
  let looking: Promise<void> | undefined
  let lookAgain = false

  const fault = (job: JobTableRow) => (err: unknown) => {
    // The looks report an outage of the store, and take the job up again after it.
    if (err instanceof StoreUnavailable) outages.failed(err, 'a job waits for the store')
    else logger.error({ err, job: job.id }, 'a job met a fault of the backend')
    return false
  }

  const passwordsOf = ({ id, public_key, given_passwords }: JobTableRow) =>
    jobPasswords({
      publicKey: public_key === null ? undefined : parsePublicKey(public_key),
      givenRows: new Set<number>(JSON.parse(given_passwords ?? '[]')),
      given: async (number) => {
        const place = { jobId: id, number }
        const sealed = await given.of(place)
        return sealed === undefined ? undefined : seal.open(place, sealed)
      },
    })

  const workOn = async (job: JobTableRow, connection: Connection, region: Scope['region']) => {
    const attempt = await table.takeUp(job, lease.holder)
    if (attempt === undefined) return
    const scope = { connectionId: connection.id, region, organizationId: job.organization_id }
    const workmail = await clients.workmail(connection, region, 'read', { paced: true })
    const reader = directoryReader(workmail, job.organization_id)
    const holdsLease = () => (held.get(connection.id) ?? 0) > clock.now().getTime()
    const mayFinish = () => !isClosing && holdsLease()
    // A job that was paused and resumed is taken up again as it is now.
    const goesOn = () => mayFinish() && !outdated.has(job)
    const common = { table, attempt, goesOn, atOnce: rowsAtOnce(connection) }
    if (job.state === 'PLANNING') {
      // Dates that people are told are AWS's, not this machine's. Source: 00-index, decision 26.
      const awsClock = { now: () => clients.now(connection) }
      const context = planContext({
        ...{ scope, reader, directoryIndex, clock: awsClock, store, goesOn },
        identities: () => identitiesAt(clients, connection, region),
      })
      await makePlan(job, { ...common, context, onFault: fault(job) })
    } else {
      const passwords = passwordsOf(job)
      const pace = clients.paceOf(connection)
      const rights = { mayFinish, holdsLease }
      const services = { performer, directoryIndex }
      await runJob(job, { ...common, ...rights, ...services, scope, rows, reader, passwords, pace })
    }
  }

  const start = (job: JobTableRow, connection: Connection) => {
    const region = regions.find((each) => each === job.region)
    if (!region) return
    const work = workOn(job, connection, region)
      // After a fault, only the timer looks again, so that it does not repeat at once.
      .then(() => true, fault(job))
      .then((isDone) => {
        working.delete(job.id)
        if (isDone) look()
      })
    working.set(job.id, { connectionId: connection.id, work })
    takenUp.push(job)
  }

  const lookOnce = async () => {
    // What ends while the jobs are read may be in another state than was read.
    const worked = new Set(working.keys())
    const jobs = await table.active()
    const states = new Map(jobs.map(({ id, state }) => [id, state]))
    takenUp = takenUp.filter(({ id }) => working.has(id))
    for (const job of takenUp) if (states.get(job.id) !== job.state) outdated.add(job)
    for (const connection of connections) {
      const own = jobs.filter((job) => job.connection_id === connection.id)
      const isWorking = [...working.values()].some((each) => each.connectionId === connection.id)
      // A process that stops keeps the right only for the steps that AWS has.
      if (!isWorking && (own.length === 0 || isClosing)) {
        if (held.delete(connection.id)) await release(connection.id)
        continue
      }
      const until = clock.now().getTime() + leaseMs
      if (await takeLease(store, jobsLease(connection.id), lease)) held.set(connection.id, until)
      else held.delete(connection.id)
      if (!held.has(connection.id) || isClosing) continue
      for (const job of own) if (!worked.has(job.id) && !working.has(job.id)) start(job, connection)
    }
  }

  /** Looks for work; looks once more if asked to while it looks. */
  const look = (): void => {
    lookAgain = true
    looking ??= (async () => {
      while (lookAgain && !isClosed) {
        lookAgain = false
        await lookOnce().then(outages.worked, (error: unknown) =>
          outages.failed(error, 'no jobs could be looked for'),
        )
      }
      looking = undefined
    })()
  }

  const timer = setInterval(look, Math.min(lookEveryMs, leaseMs / 3)).unref()
  look()

  return {
    /** Starts work at once that was just added or changed. */
    nudge: look,

    /** Finishes the steps under way, and lets other processes go on. */
    async close(): Promise<void> {
      isClosing = true
      await looking
      await Promise.all([...working.values()].map(({ work }) => work))
      isClosed = true
      clearInterval(timer)
      await looking
      // A lease that cannot be given back lapses by itself.
      for (const id of held.keys())
        await release(id).catch((error: unknown) =>
          outages.failed(error, 'a connection could not be given back'),
        )
    },
  }
}
