import { expect } from 'vitest'
import { jobsOf } from '../test/jobs.ts'
import { databases, test } from '../test/on-both-stores.ts'
import { ana, disabledUser, here, neverEnabledUser, startBackend } from '../test/start-backend.ts'

const OrganizationId = here.organizationId

test.for(databases)(
  'USR-12 several are disabled by a plan and its job, and come back by its undo, with all addresses (%s)',
  async (database, { place }) => {
    await using backend = await startBackend('administrator', await place(database))
    const jobs = jobsOf(backend)
    const addresses = async () =>
      (await backend.workmail.listAliases({ OrganizationId, EntityId: ana })).Aliases
    const before = await addresses()
    const jobId = await jobs.plan({
      kind: 'disable',
      targets: { entityIds: [ana, disabledUser, 'no-such-user'] },
    })
    expect(await jobs.rows(jobId)).toMatchObject([
      {
        entity: { id: ana, type: 'USER', email: 'ana.silva@example.com' },
        state: 'PLANNED',
        steps: [
          {
            operation: 'users.disable',
            input: { userId: ana },
            before: { state: 'ENABLED', email: 'ana.silva@example.com' },
            after: { state: 'DISABLED' },
          },
        ],
        notes: [
          { code: 'AddressesReleased', addresses: before },
          { code: 'PurgeDate', date: '2026-12-24T12:00:00.000Z' },
        ],
      },
      { entity: { id: disabledUser }, state: 'UNCHANGED', steps: [] },
      { entity: { name: 'no-such-user' }, state: 'REFUSED', problem: { code: 'NotFound' } },
    ])
    expect(await addresses()).toEqual(before)

    await jobs.act('start', jobId)
    const done = await jobs.until(jobId, 'COMPLETED')
    expect(done).toMatchObject({
      change: 'disable',
      counts: { rows: 3, done: 1, unchanged: 1, refused: 1, steps: 1 },
      canUndo: true,
    })
    const { State } = await backend.workmail.describeUser({ OrganizationId, UserId: ana })
    expect(State).toBe('DISABLED')
    expect((await backend.audit()).slice(-2)).toMatchObject([
      {
        phase: 'intent',
        request_id: `job-${jobId}-1-1`,
        operation: 'users.disable',
        role: 'administrator',
      },
      { phase: 'outcome', outcome: 'Succeeded' },
    ])

    const undo = await jobs.carryOut({ kind: 'undo', jobId })
    expect(undo.rows).toMatchObject([{ state: 'DONE' }])
    expect(await addresses()).toEqual(before)
    expect(await jobs.describe(jobId)).toMatchObject({ canUndo: false, undoneBy: undo.jobId })
  },
)

test('USR-07 several are enabled with addresses by a pattern, each address once', async () => {
  await using backend = await startBackend('administrator')
  const jobs = jobsOf(backend)
  const targets = { entityIds: [disabledUser, neverEnabledUser, ana] }
  const plans = await Promise.all(
    ['{name}@example.com', 'same@example.com', 'ana.silva@example.com', '{name}@elsewhere.org'].map(
      async (addressPattern) => {
        const rows = await jobs.rows(await jobs.plan({ kind: 'enable', targets, addressPattern }))
        return rows.map(({ state, problem }) => problem?.code ?? state)
      },
    ),
  )
  expect(plans).toEqual([
    ['PLANNED', 'PLANNED', 'UNCHANGED'],
    ['PLANNED', 'AddressTwiceInPlan', 'UNCHANGED'],
    ['AddressInUse', 'AddressInUse', 'UNCHANGED'],
    ['DomainNotVerified', 'DomainNotVerified', 'UNCHANGED'],
  ])
  const { rows } = await jobs.carryOut({
    kind: 'enable',
    targets,
    addressPattern: '{name}@example.com',
  })
  expect(rows.map(({ state }) => state)).toEqual(['DONE', 'DONE', 'UNCHANGED'])
})
