import { sampleGroupId, sampleUserId } from '@mailroom/local-aws'
import type { Change } from '@mailroom/schemas/changes'
import { expect } from 'vitest'
import * as z from 'zod'
import { jobsOf } from '../test/jobs.ts'
import { databases, test } from '../test/on-both-stores.ts'
import { ana, disabledUser, here, neverEnabledUser, startBackend } from '../test/start-backend.ts'

const OrganizationId = here.organizationId

test.for(databases)(
  'USR-12 EMB-05 a plan says how long mailboxes are kept, by AWS’s clock (%s)',
  async (database, { place }) => {
    await using backend = await startBackend('administrator', await place(database))
    const days = 24 * 60 * 60
    const [connection] = backend.connections
    await fetch(`${connection?.endpoint}/__local/clock?advance=${100 * days}`, { method: 'POST' })
    const { awsTime } = z
      .object({ awsTime: z.iso.datetime() })
      .parse((await backend.call('organizations.describe', here)).body)
    const jobs = jobsOf(backend)
    const jobId = await jobs.plan({ kind: 'disable', targets: { entityIds: [ana] } })
    const [row] = await jobs.rows(jobId)
    const { date = '' } = row?.notes?.find(({ code }) => code === 'PurgeDate') ?? {}
    const keptDays = (Date.parse(date) - Date.parse(awsTime)) / (days * 1_000)
    expect(keptDays).toBeCloseTo(30, 2)
  },
)

test.for(databases)(
  'USR-12 a job disables several users, and its undo restores them with all addresses (%s)',
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
          { code: 'PurgeDate', date: expect.any(String) },
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
    const name = { change: 'disable', targets: { count: 1, type: 'USER' } }
    expect(await jobs.describe(jobId)).toMatchObject({
      ...name,
      canUndo: false,
      mailboxesKeptUntil: '2026-12-24T12:00:00.000Z',
      undoneBy: { jobId: undo.jobId, change: 'undo', targets: { count: 1, type: 'USER' } },
    })
    expect(await jobs.describe(undo.jobId)).toMatchObject({ undoOf: { jobId, ...name } })
  },
)

test('GEN-09 a plan says what it does, what it skips and why, and how many entries lose something permanently', async () => {
  await using backend = await startBackend('administrator')
  const jobs = jobsOf(backend)
  const entityIds = [ana, disabledUser, neverEnabledUser, sampleGroupId(3), 'no-such-user']
  const targets = { entityIds }
  expect(await jobs.describe(await jobs.plan({ kind: 'delete', targets }))).toMatchObject({
    targets: { count: 2, type: 'USER' },
    actions: [{ operation: 'users.delete', rows: 2 }],
    problems: [
      { state: 'REFUSED', code: 'StillEnabled', rows: 2 },
      { state: 'REFUSED', code: 'NotFound', rows: 1 },
    ],
    forGood: 2,
  })
  expect(await jobs.describe(await jobs.plan({ kind: 'disable', targets }))).toMatchObject({
    targets: { count: 2, type: 'MIXED' },
    actions: [
      { operation: 'groups.disable', rows: 1 },
      { operation: 'users.disable', rows: 1 },
    ],
    forGood: 0,
  })
  const nothing: Change = { kind: 'disable', targets: { entityIds: [disabledUser] } }
  expect(await jobs.describe(await jobs.plan(nothing))).toMatchObject({
    targets: { count: 1, type: 'USER' },
    counts: { planned: 0, unchanged: 1 },
    actions: [],
    problems: [],
  })
})

test('USR-07 GRP-04 GEN-09 an enabled entity gets its former address, and a person writes another one in the plan', async () => {
  await using backend = await startBackend('administrator')
  const jobs = jobsOf(backend)
  const targets = { entityIds: [ana, sampleUserId(2), sampleUserId(3)] }
  await jobs.carryOut({ kind: 'disable', targets })
  const jobId = await jobs.plan({
    ...{ kind: 'enable', targets: { entityIds: [...targets.entityIds, neverEnabledUser] } },
    addressPattern: 'same@example.com',
  })
  const addresses = async () => (await jobs.rows(jobId)).map(({ address }) => address)
  const former = (await addresses()).slice(0, 3)
  expect(former[0]).toEqual({ email: 'ana.silva@example.com', from: 'FORMER' })
  expect((await addresses())[3]).toEqual({ email: 'same@example.com', from: 'PATTERN' })

  const update = (number: number, email: string) =>
    backend.call('jobRows.update', { ...here, jobId, number, email })
  const refused = (code: string) => ({ status: 400, body: { fields: { email: { code } } } })
  expect(await update(2, 'no address')).toMatchObject({ status: 400 })
  expect(await update(2, 'x@elsewhere.org')).toMatchObject(refused('MailDomainNotFoundException'))
  expect(await update(2, 'x@new.example.net')).toMatchObject(refused('MailDomainStateException'))
  expect(await update(2, 'SAME@example.com')).toMatchObject(refused('AddressTwiceInPlan'))
  expect(await update(2, 'sales@example.com')).toMatchObject(refused('EmailAddressInUseException'))
  expect(await update(9, 'x@example.com')).toMatchObject({ status: 400 })
  expect((await addresses()).slice(0, 3)).toEqual(former)
  expect(await update(2, 'chosen@example.com')).toMatchObject({ status: 204 })
  expect((await addresses())[1]).toEqual({ email: 'chosen@example.com', from: 'PERSON' })

  await jobs.act('start', jobId)
  await jobs.until(jobId, 'COMPLETED')
  expect(await update(1, 'late@example.com')).toMatchObject({ status: 409 })
  const { Email } = await backend.workmail.describeUser({
    ...{ OrganizationId, UserId: sampleUserId(2) },
  })
  expect(Email).toBe('chosen@example.com')
})

test('GEN-09 a row that is skipped for its address is planned after a person writes another one, also in an import', async () => {
  await using backend = await startBackend('administrator')
  const jobs = jobsOf(backend)
  const jobId = await jobs.plan({
    kind: 'importUsers',
    rows: [
      { name: 'zoe', displayName: 'Zoë', email: 'ana.silva@example.com' },
      { name: 'ada', displayName: 'Ada' },
    ],
    update: false,
  })
  const states = async () =>
    (await jobs.rows(jobId)).map(({ problem, state }) => problem?.code ?? state)
  expect(await states()).toEqual(['AddressInUse', 'MissingEmail'])
  for (const [index, email] of ['zoe@example.com', 'ada@example.com'].entries())
    await backend.call('jobRows.update', { ...here, jobId, number: index + 1, email })
  expect(await states()).toEqual(['PLANNED', 'PLANNED'])
  expect(await jobs.describe(jobId)).toMatchObject({
    makesPasswords: true,
    targets: { count: 2, type: 'USER' },
    problems: [],
  })
})

test('USR-07 several entities are enabled with addresses by a pattern, each address once', async () => {
  await using backend = await startBackend('administrator')
  const jobs = jobsOf(backend)
  const targets = { entityIds: [disabledUser, neverEnabledUser, ana] }
  const plans = await Promise.all(
    [
      ...['{name}@example.com', 'same@example.com', 'ana.silva@example.com'],
      ...['{name}@elsewhere.org', '{name}@new.example.net'],
    ].map(async (addressPattern) => {
      const rows = await jobs.rows(await jobs.plan({ kind: 'enable', targets, addressPattern }))
      return rows.map(({ state, problem }) => problem?.code ?? state)
    }),
  )
  expect(plans).toEqual([
    ['PLANNED', 'PLANNED', 'UNCHANGED'],
    ['PLANNED', 'AddressTwiceInPlan', 'UNCHANGED'],
    ['AddressInUse', 'AddressInUse', 'UNCHANGED'],
    ['DomainNotRegistered', 'DomainNotRegistered', 'UNCHANGED'],
    ['DomainNotVerified', 'DomainNotVerified', 'UNCHANGED'],
  ])
  const same = { kind: 'enable' as const, targets, addressPattern: 'same@example.com' }
  const [first, second] = await jobs.rows(await jobs.plan(same))
  // Who else gets the address is named as people know them. Source: DOM-15.
  expect(second?.problem?.by).toBe(first?.entity.displayName)
  const { rows } = await jobs.carryOut({
    kind: 'enable',
    targets,
    addressPattern: '{name}@example.com',
  })
  expect(rows.map(({ state }) => state)).toEqual(['DONE', 'DONE', 'UNCHANGED'])
})

test.for(databases)(
  'a plan of an earlier version, whose steps do not say what they expect, is carried out (%s)',
  async (database, { place }) => {
    await using backend = await startBackend('administrator', await place(database))
    const jobs = jobsOf(backend)
    const targets = { targets: { entityIds: [sampleUserId(3)] } }
    const settings: Change[] = [
      { kind: 'updateQuota', mailboxQuota: 4_711, ...targets },
      {
        ...{ kind: 'grantPermissions', granteeIds: [ana], permissionValues: ['SEND_AS'] },
        ...targets,
      },
    ]
    for (const change of settings) {
      const jobId = await jobs.plan(change)
      const stored = backend.store.selectFrom('job_row').selectAll().where('job_id', '=', jobId)
      const { content } = await stored.executeTakeFirstOrThrow()
      const former = JSON.parse(content, (name, value) => (name === 'expected' ? undefined : value))
      await backend.store
        .updateTable('job_row')
        .set({ content: JSON.stringify(former) })
        .where('job_id', '=', jobId)
        .execute()
      expect(content).toContain('expected')
      await jobs.act('start', jobId)
      await jobs.until(jobId, 'COMPLETED')
      expect(await jobs.rows(jobId)).toMatchObject([{ state: 'DONE' }])
    }
  },
)
