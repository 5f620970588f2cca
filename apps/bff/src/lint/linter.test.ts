import { sampleUserId } from '@mailroom/local-aws'
import { LintFinding, lintTargets } from '@mailroom/schemas/lint-findings'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { withExports } from '../test/exported.ts'
import { databases, test as onBothStores } from '../test/on-both-stores.ts'
import { snapshotsOf } from '../test/snapshots.ts'
import { ana, here, type Session, startBackend } from '../test/start-backend.ts'

const List = z.object({
  items: z.array(z.custom<LintFinding>((row) => LintFinding.safeParse(row).success)),
  total: z.number(),
  snapshot: z.object({ snapshotId: z.string() }).optional(),
  counts: z
    .array(
      z.object({
        ...{ target: z.string(), error: z.number(), warning: z.number() },
        ...{ info: z.number(), accepted: z.number() },
      }),
    )
    .optional(),
})

type Caller = Pick<Session, 'call'>

async function list({ call }: Caller, filter: object = {}, page: object = { limit: 1_000 }) {
  const { status, body } = await call('lintFindings.list', { ...here, filter, ...page })
  expect(status, JSON.stringify(body)).toBe(200)
  return List.parse(body)
}

/** Returns the finding of a rule about a user, group or resource. */
async function findingOf(caller: Caller, rule: string, objectId: string) {
  const { items } = await list(caller, { rule })
  return items.find((each) => each.objectId === objectId)
}

/** Lets a minute pass at AWS: snapshots have its seconds. */
async function laterAt({ connections }: Awaited<ReturnType<typeof startBackend>>) {
  await fetch(`${connections[0]?.endpoint}/__local/clock?advance=60`, { method: 'POST' })
}

const decisions = {
  ...{ domains: [], verified: [], quotas: [], countries: [], ways: [], innerGroups: [] },
  ...{ byHand: [], excluded: [], names: [] },
}

describe.each(databases)('07 §11 scenario 22 on %s', (database) => {
  onBothStores(
    'an acceptance survives a new snapshot, and ends when the object changes',
    async ({ place }) => {
      await using backend = await startBackend('administrator', await place(database))
      const snapshots = snapshotsOf(backend)
      expect(await list(backend)).toEqual({ items: [], total: 0 })
      await snapshots.read()
      const found = await findingOf(backend, 'LINT-08', ana)
      expect(found).toMatchObject({ severity: 'warning', objectKind: 'user' })
      const { findingId = '' } = found ?? {}
      const before = (await list(backend)).counts?.find(({ target }) => target === 'Google')

      const reason = 'she keeps a copy'
      const accepting = { ...here, findingIds: [findingId], total: 1, reason }
      expect(await backend.call('lintFindings.accept', accepting)).toMatchObject({
        ...{ status: 200, body: { accepted: 1 } },
      })
      const acceptance = { reason, acceptedBy: expect.any(String) }
      expect(await findingOf(backend, 'LINT-08', ana)).toMatchObject({ acceptance })
      const { counts = [] } = await list(backend)
      expect(counts.find(({ target }) => target === 'Google')).toMatchObject({
        warning: (before?.warning ?? 0) - 1,
        accepted: 1,
      })

      await laterAt(backend)
      const { snapshotId } = await snapshots.read()
      expect((await list(backend)).snapshot?.snapshotId).toBe(snapshotId)
      expect(await findingOf(backend, 'LINT-08', ana)).toMatchObject({ findingId, acceptance })

      await backend.workmail.updateUser({
        ...{ OrganizationId: here.organizationId, UserId: ana, JobTitle: 'Director' },
      })
      await laterAt(backend)
      await snapshots.read()
      const ended = await findingOf(backend, 'LINT-08', ana)
      expect(ended).toMatchObject({ findingId, ended: acceptance })
      expect(ended?.acceptance).toBeUndefined()
      expect((await list(backend, { accepted: true })).total).toBe(0)
    },
    60_000,
  )
})

test('LINT-00 findings are filtered, paged and counted per target and severity', async () => {
  await using backend = await startBackend('auditor')
  await using administrator = await startBackend('administrator')
  await snapshotsOf(administrator).read()
  const all = await list(administrator)
  expect(all.items.map(({ severity }) => severity)).toEqual(
    all.items
      .map(({ severity }) => severity)
      .toSorted((one, other) => {
        const order = ['error', 'warning', 'info']
        return order.indexOf(one) - order.indexOf(other)
      }),
  )
  expect(all.counts?.map(({ target }) => target)).toEqual([...lintTargets])
  for (const { target, error, warning, info, accepted } of all.counts ?? []) {
    const { items, total } = await list(administrator, { target })
    expect(items.every(({ targets }) => targets.some((each) => each === target))).toBe(true)
    expect(error + warning + info + accepted).toBe(total)
  }
  const errors = await list(administrator, { severity: 'error' })
  expect(errors.total).toBeGreaterThan(0)
  expect(errors.items.every(({ severity }) => severity === 'error')).toBe(true)
  const page = await list(administrator, {}, { offset: 3, limit: 2 })
  expect(page).toEqual({ items: all.items.slice(3, 5), total: all.total, snapshot: all.snapshot })
  const named = await list(administrator, { text: 'ana silva' })
  expect(named.total).toBeGreaterThan(0)
  expect(named.total).toBeLessThan(all.total)
  expect(await list(backend)).toMatchObject({ items: [], total: 0 })
})

test('LINT-03 LINT-10 what is decided changes the findings, and is not overwritten unseen', async () => {
  await using backend = await startBackend('administrator')
  await snapshotsOf(backend).read()
  const domain = () => findingOf(backend, 'LINT-03', 'example.com')
  expect((await domain())?.targets).toHaveLength(13)
  const put = (changes: object, expected: object) =>
    backend.call('lintDecisions.put', { ...here, ...decisions, ...changes, expected })
  const first = {
    domains: ['example.com = example.com'],
    verified: ['Google example.com'],
    quotas: ['Zoho 1'],
  }
  expect((await put(first, decisions)).status).toBe(204)
  expect((await domain())?.targets).not.toContain('Google')
  expect(await findingOf(backend, 'LINT-10', ana)).toMatchObject({
    ...{ severity: 'error', targets: ['Zoho'] },
  })
  expect(await put({ domains: [] }, decisions)).toMatchObject({
    ...{ status: 409, body: { code: 'Conflict' } },
  })
  for (const wrong of [
    { domains: ['example.com -> example.org'] },
    { verified: ['Outlook example.com'] },
    { quotas: ['Google much'] },
    { countries: ['Germany = Germany'] },
    { ways: ['Google carrier-pigeon'] },
    { swapDate: 'soon' },
  ])
    expect(await put(wrong, {}), JSON.stringify(wrong)).toMatchObject({
      ...{ status: 400, body: { code: 'InvalidInput' } },
    })
})

test('LINT-19 a code that no country has is refused at its field', async () => {
  await using backend = await startBackend('administrator')
  const put = (line: string) =>
    backend.call('lintDecisions.put', { ...here, ...decisions, countries: [line], expected: {} })
  expect(await put('Deutschland = XX')).toMatchObject({
    ...{ status: 400, body: { fields: { 'countries.0': { code: 'unknownCountry' } } } },
  })
  expect(await put('Deutschland = DE')).toMatchObject({ status: 204 })
})

test('LINT-03 KIT-01 a line about a domain that there is not, and a day that is over, are refused at their fields and change nothing', async () => {
  await using backend = await startBackend('administrator')
  const put = (changes: object) =>
    backend.call('lintDecisions.put', { ...here, ...decisions, ...changes, expected: {} })
  // Without a snapshot nobody knows the domains.
  const early = { domains: ['typo.example = typo.example'] }
  expect(await put(early)).toMatchObject({ status: 204 })
  await snapshotsOf(backend).read()
  const domains = [...early.domains, 'example.com = example.org', 'exmaple.com = example.org']
  const verified = ['Google example.org', 'Google example.com', 'Zoho nowhere.example']
  expect(await put({ domains, verified, swapDate: '2020-01-31' })).toMatchObject({
    status: 400,
    body: {
      code: 'InvalidInput',
      fields: {
        'domains.2': { code: 'unknownDomain' },
        'verified.2': { code: 'unknownDomain' },
        swapDate: { code: 'dayIsOver' },
      },
    },
  })
  expect(await backend.call('lintDecisions.describe', here)).toMatchObject({ body: early })
  // What was decided before stays, also when its day has come.
  const right = { domains: domains.slice(0, 2), verified: verified.slice(0, 2) }
  expect(await put({ ...right, swapDate: '2099-01-31' })).toMatchObject({ status: 204 })
})

test('LINT-08 an export that is accepted, or a mailbox that is not needed, is no finding any more', async () => {
  await using backend = await startBackend('administrator')
  await snapshotsOf(backend).read()
  expect(await findingOf(backend, 'LINT-08', ana)).toMatchObject({
    objectKind: 'user',
    severity: 'warning',
  })
  await backend.call('mailboxExclusions.put', { ...here, entityId: ana, reason: 'a copy is there' })
  expect(await findingOf(backend, 'LINT-08', ana)).toBeUndefined()
})

test('LINT-00 all open findings of a filter are accepted at once, but not others than were seen', async () => {
  await using backend = await startBackend('administrator')
  await snapshotsOf(backend).read()
  const filter = { rule: 'LINT-08' }
  const { total } = await list(backend, filter)
  expect(total).toBeGreaterThan(3)
  const accept = (seen: number) =>
    backend.call('lintFindings.accept', { ...here, filter, total: seen, reason: 'later' })
  expect(await accept(total + 1)).toMatchObject({ status: 409, body: { code: 'Conflict' } })
  expect((await list(backend, { accepted: true })).total).toBe(0)
  expect(await accept(total)).toMatchObject({ status: 200, body: { accepted: total } })
  const { items } = await list(backend, { accepted: true })
  expect(items.map(({ rule }) => rule)).toEqual(Array.from({ length: total }, () => 'LINT-08'))
  const findingIds = items.slice(1).map(({ findingId }) => findingId)
  expect((await backend.call('lintFindings.reopen', { ...here, findingIds })).status).toBe(204)
  expect((await list(backend, { accepted: true })).total).toBe(1)
})

test('LINT-08 LINT-46 exports with the logs that AWS writes are read', async () => {
  await using backend = await withExports()
  const jobId = await backend.exported()
  await backend.call('exportJobs.describe', { ...here, jobId })
  await backend.call('exportJobs.adopt', { ...here, jobId })
  expect(await backend.checked(jobId)).toMatchObject({ state: 'VERIFIED' })
  await snapshotsOf(backend).read()
  // Hers is verified, and nobody else's is.
  expect(await findingOf(backend, 'LINT-08', ana)).toBeUndefined()
  expect(await findingOf(backend, 'LINT-08', sampleUserId(2))).toMatchObject({
    ...{ objectKind: 'user', severity: 'warning' },
  })
})

test('07 §11 scenario 28 the help desk is refused', async () => {
  await using backend = await startBackend('helpDesk')
  for (const [id, input] of [
    ['lintFindings.list', {}],
    ['lintFindings.accept', { total: 1, reason: 'why not' }],
    ['lintFindings.reopen', { findingIds: ['ab'.repeat(16)] }],
    ['lintDecisions.describe', {}],
    ['lintDecisions.put', { ...decisions, expected: {} }],
  ] as const)
    expect(await backend.call(id, { ...here, ...input }), id).toMatchObject({
      ...{ status: 403, body: { code: 'NotAllowed' } },
    })
})

test('LINT-27 LINT-43 the sample has permissions and hidden users, and each finding names its object', async () => {
  await using backend = await startBackend('administrator')
  await snapshotsOf(backend).read()
  const { items } = await list(backend)
  const rules = new Set(items.map(({ rule }) => rule))
  expect([...rules].length).toBeGreaterThan(15)
  expect(rules).toContain('LINT-27')
  for (const { objectId, objectName } of items)
    expect([objectId, objectName].every((each) => each !== '')).toBe(true)
  expect(items.some(({ objectId }) => objectId === sampleUserId(2))).toBe(true)
})
