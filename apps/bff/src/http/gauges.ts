import { JobState } from '@mailroom/schemas/jobs'
import { sql } from 'kysely'
import type { AwsClients, Connection } from '../aws/clients.ts'
import type { Clock } from '../clock.ts'
import type { Store } from '../store/open-store.ts'
import { poolCounts } from '../store/pool-counts.ts'
import type { Metrics } from './metrics.ts'

const jobStates = Object.values(JobState.def.entries)

function secondsSince(time: string | null | undefined, now: Date): number {
  return time ? Math.max(0, (now.getTime() - Date.parse(time)) / 1_000) : 0
}

/**
 * Adds what the store knows: jobs, indexes and sessions. All instances of one store show the same
 * values.
 */
function addStoreGauges(metrics: Metrics, store: Store, clock: Clock): void {
  const count = sql<number>`count(*)`
  metrics.addGauge(
    { name: 'mailroom_jobs', help: 'Plans and jobs, by state', labelNames: ['state'] },
    async () => {
      const rows = await store
        .selectFrom('job')
        .select(['state', count.as('jobs')])
        .groupBy('state')
        .execute()
      const known = new Map(rows.map(({ state, jobs }) => [state, Number(jobs)]))
      return jobStates.map((state) => ({ labels: { state }, value: known.get(state) ?? 0 }))
    },
  )
  metrics.addGauge(
    {
      name: 'mailroom_jobs_waiting',
      help: 'Plans and jobs under way or paused that met a problem and wait for AWS or a person',
    },
    async () => {
      const row = await store
        .selectFrom('job')
        .select(count.as('jobs'))
        .where('state', 'in', ['PLANNING', 'RUNNING', 'PAUSED'])
        .where('problem', 'is not', null)
        .executeTakeFirst()
      return [{ value: Number(row?.jobs ?? 0) }]
    },
  )
  metrics.addGauge(
    { name: 'mailroom_job_oldest_running_seconds', help: 'Age of the oldest running job, or 0' },
    async () => {
      const row = await store
        .selectFrom('job')
        .select(({ fn }) => fn.min('started_at').as('since'))
        .where('state', '=', 'RUNNING')
        .executeTakeFirst()
      return [{ value: secondsSince(row?.since, clock.now()) }]
    },
  )
  metrics.addGauge(
    {
      name: 'mailroom_job_unknown_rows',
      help: 'Entries of jobs that were sent, and nobody can tell whether they were carried out',
    },
    async () => {
      const row = await store
        .selectFrom('job')
        .innerJoin('job_row', 'job_row.job_id', 'job.id')
        .select(count.as('entries'))
        .where('job_row.state', '=', 'UNKNOWN')
        .executeTakeFirst()
      return [{ value: Number(row?.entries ?? 0) }]
    },
  )
  metrics.addGauge(
    {
      name: 'mailroom_index_oldest_seconds',
      help: 'Age of the oldest complete listing of a directory that is in use, or 0',
    },
    async () => {
      const row = await store
        .selectFrom('directory_index')
        .select(({ fn }) => fn.min('as_of').as('since'))
        .executeTakeFirst()
      return [{ value: secondsSince(row?.since, clock.now()) }]
    },
  )
  metrics.addGauge(
    {
      name: 'mailroom_indexes',
      help: 'Indexes of directories: complete, filling, or waiting because of a problem',
      labelNames: ['state'],
    },
    async () => {
      const rows = await store.selectFrom('directory_index').select(['phase', 'problem']).execute()
      const states = rows.map(({ phase, problem }) =>
        problem !== null ? 'waiting' : phase === 'COMPLETE' ? 'complete' : 'filling',
      )
      return ['complete', 'filling', 'waiting'].map((state) => ({
        labels: { state },
        value: states.filter((each) => each === state).length,
      }))
    },
  )
  metrics.addGauge({ name: 'mailroom_sessions', help: 'Signed-in browsers' }, async () => {
    const row = await store
      .selectFrom('session')
      .select(count.as('sessions'))
      .where('account_id', 'is not', null)
      .where('expires_at', '>', clock.now().toISOString())
      .executeTakeFirst()
    return [{ value: Number(row?.sessions ?? 0) }]
  })
}

/** Adds the pool of this instance. */
function addPoolGauge(metrics: Metrics): void {
  metrics.addGauge(
    {
      name: 'mailroom_store_connections',
      help: 'Connections to PostgreSQL; `waiting` is the work that waits for one',
      labelNames: ['state'],
    },
    () => Object.entries(poolCounts()).map(([state, value]) => ({ labels: { state }, value })),
  )
}

/** Adds the pace of background calls. Connections are as many as the configuration has. */
function addPaceGauges(metrics: Metrics, clients: AwsClients, connections: readonly Connection[]) {
  metrics.addGauge(
    {
      name: 'mailroom_pace_requests_per_second',
      help: 'Pace of jobs and indexes; `current` is below `limit` while AWS throttles',
      labelNames: ['connection', 'kind'],
    },
    () =>
      connections.flatMap((connection) => [
        {
          labels: { connection: connection.id, kind: 'current' },
          value: clients.paceOf(connection).perSecond(),
        },
        {
          labels: { connection: connection.id, kind: 'limit' },
          value: connection.requestsPerSecond,
        },
      ]),
  )
}

type Watched = {
  store: Store
  clock: Clock
  clients: AwsClients
  connections: readonly Connection[]
}

/** Adds the states of the backend that are read when Prometheus asks. */
export function addGauges(metrics: Metrics, parts: Watched): void {
  addStoreGauges(metrics, parts.store, parts.clock)
  addPoolGauge(metrics)
  addPaceGauges(metrics, parts.clients, parts.connections)
}
