import { sampleGroupId, sampleResourceId, sampleUserId } from '@mailroom/local-aws'
import type { Change } from '@mailroom/schemas/changes'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { directoryState } from '../test/directory-state.ts'
import { jobsOf } from '../test/jobs.ts'
import { createSealKey } from '../test/seal-key.ts'
import { here, startBackend } from '../test/start-backend.ts'

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1)
const users = numbers(15).map(sampleUserId)
const groups = numbers(10).map(sampleGroupId)
const resources = numbers(6).map(sampleResourceId)

const some = (ids: string[], most: number) =>
  fc.uniqueArray(fc.constantFrom(...ids), { minLength: 1, maxLength: most })
const targets = fc.record({ entityIds: some([...users, ...groups, ...resources], 8) })
const user = fc.constantFrom(...users)
const text = fc.constantFrom('', 'Sales', 'Büro', 'New place')

/** Any change that can be undone. */
const changes: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ kind: fc.constant('disable' as const), targets }),
  fc.record({
    kind: fc.constant('enable' as const),
    targets,
    addressPattern: fc.constantFrom('{name}@example.com', 'new.{lastName}@example.com'),
  }),
  fc.record({
    kind: fc.constant('setHidden' as const),
    targets,
    hiddenFromGlobalAddressList: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('updateQuota' as const),
    targets,
    mailboxQuota: fc.integer({ min: 1, max: 51_200 }),
  }),
  fc.record({
    kind: fc.constant('updateUsers' as const),
    targets,
    attributes: fc.record({ department: text, city: text, jobTitle: text }),
  }),
  fc.record({ kind: fc.constant('addToGroups' as const), targets, groupIds: some(groups, 3) }),
  fc.record({ kind: fc.constant('removeFromGroups' as const), targets, groupIds: some(groups, 9) }),
  fc.record({
    kind: fc.constant('addAlias' as const),
    targets,
    addressPattern: fc.constantFrom('a-{name}@example.com', '{f}{lastName}@example.com'),
  }),
  fc.record({
    kind: fc.constant('removeAliases' as const),
    targets,
    addressPattern: fc.constantFrom('*', '*.*@example.com', 'help*'),
  }),
  fc.record({
    kind: fc.constant('putDeviceOverrides' as const),
    rows: fc.array(
      fc.record(
        {
          ...{ user, deviceId: fc.constantFrom('A1', 'a1', '6APMEKPHCP2ND42VIJ4BR8ECD0') },
          effect: fc.constantFrom('ALLOW' as const, 'DENY' as const),
          description: fc.constant('Lost'),
        },
        { requiredKeys: ['user', 'deviceId', 'effect'] },
      ),
      { minLength: 1, maxLength: 5 },
    ),
  }),
  fc.record({
    kind: fc.constant('moveDomain' as const),
    targets,
    fromDomain: fc.constantFrom('example.com', 'example-corp.awsapps.com'),
    toDomain: fc.constant('example.org'),
    keepOldAddresses: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('grantPermissions' as const),
    targets,
    granteeIds: some([...users, ...groups], 3),
    permissionValues: fc.constantFrom<('FULL_ACCESS' | 'SEND_AS' | 'SEND_ON_BEHALF')[]>(
      ['FULL_ACCESS'],
      ['SEND_AS'],
      ['SEND_ON_BEHALF', 'FULL_ACCESS'],
    ),
  }),
  fc.record({
    kind: fc.constant('revokePermissions' as const),
    targets,
    granteeIds: some([...users, ...groups], 9),
  }),
  fc.record({
    kind: fc.constant('importUsers' as const),
    update: fc.constant(true),
    rows: fc.uniqueArray(
      fc.record(
        {
          name: fc.constantFrom('ana.silva', 'tomas.novak', 'new.colleague', 'brand.new', 'other'),
          displayName: fc.constantFrom('Ana', 'New name'),
          email: fc.constantFrom('one@example.com', 'two@example.com', 'ana.silva@example.com'),
          aliases: fc.subarray(['three@example.com', 'ana@example.com']),
          groups: fc.subarray(['Sales', 'Board']),
          city: text,
          mailboxQuota: fc.constantFrom(500, 51_200),
          hiddenFromGlobalAddressList: fc.boolean(),
        },
        { requiredKeys: ['name'] },
      ),
      { selector: ({ name }) => name, minLength: 1, maxLength: 4 },
    ),
  }),
  fc.record({
    kind: fc.constant('offboard' as const),
    userId: user,
    resetPassword: fc.constant(false),
    revokeTokens: fc.constant(false),
    denyDevices: fc.boolean(),
    removeFromGroups: fc.boolean(),
    aliasesTo: user,
    delegateTo: user,
    hide: fc.boolean(),
    disable: fc.boolean(),
  }),
)

test('DOM-15 an undo is refused in its plan where the domain of the addresses was removed', async () => {
  await using backend = await startBackend('administrator')
  const jobs = jobsOf(backend)
  const { workmail } = backend
  const OrganizationId = here.organizationId
  const { jobId } = await jobs.carryOut({
    ...{ kind: 'moveDomain', keepOldAddresses: false },
    ...{ fromDomain: 'example.com', toDomain: 'example.org' },
  })
  await workmail.updateDefaultMailDomain({ OrganizationId, DomainName: 'example.org' })
  await workmail.deregisterMailDomain({ OrganizationId, DomainName: 'example.com' })
  const rows = await jobs.rows(await jobs.plan({ kind: 'undo', jobId }))
  expect(rows.length).toBeGreaterThan(20)
  expect(new Set(rows.map(({ state, problem }) => `${state} ${problem?.code}`))).toEqual(
    new Set(['REFUSED DomainNotRegistered']),
  )
}, 60_000)

test('an undo is refused in its plan where somebody else has an address by now', async () => {
  await using backend = await startBackend('administrator')
  const jobs = jobsOf(backend)
  const { workmail } = backend
  const OrganizationId = here.organizationId
  const { jobId } = await jobs.carryOut({
    ...{ kind: 'removeAliases', addressPattern: 'a.silva@example.com' },
    targets: { entityIds: [sampleUserId(1)] },
  })
  const EntityId = sampleUserId(2)
  await workmail.createAlias({ OrganizationId, EntityId, Alias: 'a.silva@example.com' })
  expect(await jobs.rows(await jobs.plan({ kind: 'undo', jobId }))).toMatchObject([
    { state: 'REFUSED', problem: { code: 'AddressInUse' } },
  ])
})

test('an undo restores the directory, for every change a plan can make', async () => {
  await using backend = await startBackend('administrator')
  const jobs = jobsOf(backend)
  const { publicKey } = await createSealKey()
  let before = await directoryState(backend.workmail)
  await fc.assert(
    fc.asyncProperty(changes, async (change) => {
      const { jobId, rows } = await jobs.carryOut(change, { publicKey })
      expect(rows.flatMap(({ steps }) => steps).filter(({ problem }) => problem)).toEqual([])
      if (!(await jobs.describe(jobId)).canUndo) return
      const undo = await jobs.carryOut({ kind: 'undo', jobId })
      expect(undo.rows.flatMap(({ steps }) => steps).filter(({ problem }) => problem)).toEqual([])
      const isComplete = undo.rows.every(
        ({ state, notes = [] }) =>
          state === 'DONE' && notes.every(({ code }) => code !== 'CannotUndo'),
      )
      const now = await directoryState(backend.workmail)
      if (isComplete) expect(now).toEqual(before)
      else expect(undo.rows.filter(({ state }) => !['DONE', 'REFUSED'].includes(state))).toEqual([])
      before = now
    }),
    { numRuns: Number(process.env.UNDO_RUNS ?? 8), endOnFailure: true },
  )
}, 120_000)
