import { AsyncLocalStorage } from 'node:async_hooks'
import { sampleUserId, startLocalAws } from '@mailroom/local-aws'
import type { Change } from '@mailroom/schemas/changes'
import type { KyselyPlugin } from 'kysely'
import { expect } from 'vitest'
import { auditTrail } from '../audit/trail.ts'
import { awsClients, type Connection } from '../aws/clients.ts'
import { directoryIndex } from '../directory-index/directory-index.ts'
import { createLogger } from '../http/log.ts'
import { createLinter } from '../lint/linter.ts'
import { operationHandlers } from '../operations/index.ts'
import { createLines } from '../snapshots/lines.ts'
import type { Store } from '../store/open-store.ts'
import { goBy } from '../store/store-clock.ts'
import { databases, openFor, test } from '../test/on-both-stores.ts'
import { here } from '../test/start-backend.ts'
import { createJobs } from './jobs.ts'

const OrganizationId = here.organizationId
const leaseMs = 30_000
const key = Buffer.alloc(32)
const person = { accountId: 'a', name: 'Ada', roles: ['administrator'] } as const

/** Stops at one of the moments it passes, like a process that gets no time. */
function stallAt(moment: number) {
  const { promise: released, resolve: release } = Promise.withResolvers<void>()
  let moments = 0
  return {
    release,
    isStalled: () => moments >= moment,
    async pass(): Promise<void> {
      if (++moments >= moment) await released
    },
  }
}
type Stall = ReturnType<typeof stallAt>

/**
 * Returns a store that passes a moment after each change, by default of a row or job, and stops
 * whenever the process does. A transaction is one change: the database ends it when the process
 * that began it is silent.
 */
function stalling(
  store: Store,
  { isStalled, pass }: Stall,
  kinds: readonly string[] = ['UpdateQueryNode'],
): Store {
  const changes = new WeakSet<object>()
  const inTransaction = new AsyncLocalStorage<true>()
  const own = store.withPlugin({
    transformQuery({ node, queryId }) {
      if (kinds.includes(node.kind)) changes.add(queryId)
      return node
    },
    async transformResult({ result, queryId }) {
      if (!inTransaction.getStore() && (changes.has(queryId) || isStalled())) await pass()
      return result
    },
  })
  const transaction = own.transaction.bind(own)
  own.transaction = () => {
    const builder = transaction()
    const execute = builder.execute.bind(builder)
    builder.execute = async (work) => {
      const answer = await inTransaction.run(true, () => execute(work))
      await pass()
      return answer
    }
    return builder
  }
  return own
}

/** Two processes that share a store and an AWS, of which the first can stop, and the time. */
async function twoProcesses(store: Store) {
  await using started = new AsyncDisposableStack()
  const aws = started.use(await startLocalAws())
  const connection: Connection = {
    ...{ id: 'local', name: 'Local AWS', regions: ['us-east-1'], readOnly: false, local: true },
    ...{ requestsPerSecond: 1_000, endpoint: aws.endpoint },
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  }
  const connections = [connection]
  const clients = awsClients(5_000, { called: () => {}, throttled: () => {} })
  started.defer(clients.close)
  const logger = createLogger('silent')
  let nowMs = Date.parse('2026-11-24T12:00:00Z')
  const clock = { now: () => new Date(nowMs) }
  goBy(store, clock)
  const index = directoryIndex({ store, clients, connections, clock, logger })
  started.defer(index.close)
  const auditProof = () => Promise.reject(new Error('Jobs do not ask for it'))
  const lines = createLines()
  const handlers = operationHandlers({
    ...{ connections, directoryIndex: index, auditProof, endOfServiceDate: '2027-03-31' },
    ...{ lines, linter: createLinter(lines) },
  })
  const shared = { connections, clients, handlers }
  const running = started.move()
  return {
    aws,
    pass: (ms: number) => {
      nowMs += ms
    },
    process: (own: Store = store) =>
      createJobs({
        performer: { ...shared, store: own, clock, audit: auditTrail(own, { clock, key }) },
        ...{ directoryIndex: index, logger, leaseMs, key },
      }),
    /**
     * A stopped process does not see the clock advance; if `noticesTime` is false, not even after it
     * goes on.
     */
    stallingProcess(
      stall: Stall,
      { kinds, noticesTime = true }: { kinds?: readonly string[]; noticesTime?: boolean } = {},
    ) {
      let seen = clock.now()
      const ownClock = {
        now() {
          if (!stall.isStalled()) seen = clock.now()
          return seen
        },
      }
      const trail = auditTrail(store, { clock: ownClock, key })
      const own = stalling(store, stall, kinds)
      const audit: typeof trail = {
        ...trail,
        async intent(event) {
          await stall.pass()
          const number = await trail.intent(event)
          await stall.pass()
          return number
        },
        async outcome(...outcome) {
          await stall.pass()
          await trail.outcome(...outcome)
          await stall.pass()
        },
      }
      return {
        jobs: createJobs({
          performer: { ...shared, store: own, clock: ownClock, audit },
          ...{ directoryIndex: index, logger, leaseMs, key },
        }),
        wake() {
          if (noticesTime) {
            seen = clock.now()
            ownClock.now = clock.now
          }
          stall.release()
        },
      }
    },
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  }
}

/** Several seconds, because other tests run at the same time. */
const patiently = { timeout: 15_000 }

/** More moments than one row has. */
const maxMoments = 40

const cases = databases.flatMap((database) => [
  ['another process takes over', database, false] as const,
  [
    'the job is paused, another process takes over, and the job is resumed',
    database,
    true,
  ] as const,
])

/** Returns the outcomes by which the trail has the steps of a job as done. */
async function doneOutcomes(store: Store, jobId: string) {
  const entries = await store
    .selectFrom('audit_entry')
    .select('outcome')
    .where('request_id', 'like', `job-${jobId}-%`)
    .where('outcome', 'in', ['Succeeded', 'FoundDone'])
    .execute()
  return entries.map(({ outcome }) => outcome)
}

test.for(cases)(
  'a process stops between each two steps, %s: nothing is unknown, and nothing is done twice (%s)',
  { timeout: 120_000 },
  async ([, database, isPaused], { place }) => {
    await using opened = await openFor(await place(database))
    await using world = await twoProcesses(opened.store)
    const ended: string[] = []
    for (let moment = 1; moment <= maxMoments; moment++) {
      const UserId = sampleUserId(1)
      const isEnabled =
        (await world.aws.workmail.describeUser({ OrganizationId, UserId })).State === 'ENABLED'
      const targets = { entityIds: [UserId] }
      const change: Change = isEnabled
        ? { kind: 'disable', targets }
        : { kind: 'enable', targets, addressPattern: '{name}@example.com' }
      const planner = world.process()
      const jobId = await planner.plan(here, change, person)
      await expect.poll(async () => (await planner.describe(here, jobId)).state).toBe('PLANNED')
      await planner.close()

      const stall = stallAt(moment)
      const { jobs: first, wake } = world.stallingProcess(stall)
      const stateOf = async () => (await planner.describe(here, jobId)).state
      const starting = first.start(here, jobId, person, {})
      await expect
        .poll(async () => stall.isStalled() || (await stateOf()) === 'COMPLETED', patiently)
        .toBe(true)
      const hasStalled = stall.isStalled()
      const pauses = isPaused && (await stateOf()) === 'RUNNING'
      if (pauses) await planner.pause(here, jobId)
      world.pass(leaseMs + 1)
      const second = world.process()
      if (pauses) {
        await expect
          .poll(async () => (await second.describe(here, jobId)).counts.running, patiently)
          .toBe(0)
        // A job whose only row was under way may be complete already.
        await second.resume(here, jobId).catch(async (error: unknown) => {
          if ((await stateOf()) !== 'COMPLETED') throw error
        })
      }
      await expect.poll(stateOf, patiently).toBe('COMPLETED')
      // The trail has the step as done once, although the first process may have recorded that
      // before it stopped.
      expect([moment, await doneOutcomes(opened.store, jobId)]).toEqual([
        moment,
        [expect.stringMatching(/^(Succeeded|FoundDone)$/)],
      ])
      wake()
      await starting
      await first.close()
      await second.close()
      const job = await second.describe(here, jobId)
      expect([moment, job.counts]).toMatchObject([moment, { done: 1, unknown: 0, failed: 0 }])
      const { State } = await world.aws.workmail.describeUser({ OrganizationId, UserId })
      expect([moment, State]).toEqual([moment, isEnabled ? 'DISABLED' : 'ENABLED'])
      ended.push(jobId)
      if (!hasStalled) break
    }
    expect(ended.length).toBeGreaterThan(8)
    expect(ended.length).toBeLessThan(maxMoments)
    for (const jobId of ended) {
      // A process that wakes up adds that it has succeeded, to what another one has found.
      const outcomes = await doneOutcomes(opened.store, jobId)
      for (const outcome of ['Succeeded', 'FoundDone'])
        expect(outcomes.filter((each) => each === outcome).length).toBeLessThanOrEqual(1)
    }
  },
)

/** More moments than the plan of one row has. */
const planMoments = 10

const disabling: Change = { kind: 'disable', targets: { entityIds: [sampleUserId(1)] } }

/** The moments at which a plan that another process makes is half made: without rows, with them. */
const halfMade = [3, 5]

const planCases = databases.flatMap((database) =>
  [...halfMade, undefined].map((moment) => [database, moment] as const),
)

test.for(planCases)(
  'D4 a process stops between each two changes while it makes a plan, and goes on without seeing how much time has passed, when another one makes it: the plan keeps its rows (%s, %s)',
  { timeout: 120_000 },
  async ([database, otherMoment], { place }) => {
    await using opened = await openFor(await place(database))
    await using world = await twoProcesses(opened.store)
    const kinds = ['InsertQueryNode', 'UpdateQueryNode', 'DeleteQueryNode']
    for (let moment = 1; moment <= planMoments; moment++) {
      const stall = stallAt(moment)
      const { jobs: first, wake } = world.stallingProcess(stall, { kinds, noticesTime: false })
      const planning = first.plan(here, disabling, person)
      const stateOf = async () => {
        const jobs = await opened.store.selectFrom('job').select('state').orderBy('id').execute()
        return jobs.at(moment - 1)?.state
      }
      await expect
        .poll(async () => stall.isStalled() || (await stateOf()) === 'PLANNED', patiently)
        .toBe(true)
      world.pass(leaseMs + 1)
      const otherStall = stallAt(otherMoment ?? Number.POSITIVE_INFINITY)
      const { jobs: second, wake: wakeSecond } = world.stallingProcess(otherStall, { kinds })
      await expect
        .poll(async () => otherStall.isStalled() || (await stateOf()) === 'PLANNED', patiently)
        .toBe(true)
      wake()
      const jobId = await planning
      await first.close()
      wakeSecond()
      await expect.poll(stateOf, patiently).toBe('PLANNED')
      await second.close()
      const { state, counts } = await second.describe(here, jobId)
      expect([moment, state, counts]).toMatchObject([moment, 'PLANNED', { rows: 1, planned: 1 }])
    }
  },
)

/** Holds two answers of the store, so that a process reads the jobs while it makes a plan. */
function lateLook() {
  const planWritten = Promise.withResolvers<void>()
  const jobsRead = Promise.withResolvers<void>()
  const planDone = Promise.withResolvers<void>()
  const asked = new WeakMap<object, 'rows' | 'jobs'>()
  let stage: 'plan' | 'look' | 'held' = 'plan'
  const plugin: KyselyPlugin = {
    transformQuery({ node, queryId }) {
      const text = JSON.stringify(node)
      if (node.kind === 'InsertQueryNode' && text.includes('"job_row"')) asked.set(queryId, 'rows')
      if (node.kind === 'SelectQueryNode' && text.includes('"PLANNING"')) asked.set(queryId, 'jobs')
      return node
    },
    async transformResult({ result, queryId }) {
      const what = asked.get(queryId)
      if (what === 'rows' && stage === 'plan') {
        stage = 'look'
        planWritten.resolve()
        await jobsRead.promise
      } else if (what === 'jobs' && stage === 'look') {
        stage = 'held'
        jobsRead.resolve()
        await planDone.promise
      }
      return result
    },
  }
  return { plugin, planWritten: planWritten.promise, planDone: planDone.resolve }
}

test('a process that read the jobs before a plan was done does not make the plan again', async ({
  place,
}) => {
  // SQLite answers one question at a time.
  await using opened = await openFor(await place('PostgreSQL'))
  await using world = await twoProcesses(opened.store)
  const { plugin, planWritten, planDone } = lateLook()
  const jobs = world.process(opened.store.withPlugin(plugin))
  const jobId = await jobs.plan(here, disabling, person)
  await planWritten
  const other = await jobs.plan(here, disabling, person)
  await expect.poll(async () => (await jobs.describe(here, jobId)).state).toBe('PLANNED')
  planDone()
  await expect.poll(async () => (await jobs.describe(here, other)).state).toBe('PLANNED')
  await jobs.close()
  expect((await jobs.describe(here, jobId)).counts).toMatchObject({ rows: 1, planned: 1 })
})
