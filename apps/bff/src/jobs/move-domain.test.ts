import { sampleGroupId, sampleOrganizations, sampleUserId } from '@mailroom/local-aws'
import type { Change } from '@mailroom/schemas/changes'
import { aliasLimit } from '@mailroom/schemas/directory-rules'
import { operations } from '@mailroom/schemas/operations'
import { expect, test } from 'vitest'
import { directoryState } from '../test/directory-state.ts'
import { jobsOf } from '../test/jobs.ts'
import { ana, here, startBackend } from '../test/start-backend.ts'

const OrganizationId = here.organizationId
const sales = sampleGroupId(3)

function move(keepOldAddresses: boolean, toDomain = 'example.org'): Change {
  return { kind: 'moveDomain', fromDomain: 'Example.com', toDomain, keepOldAddresses }
}

/** Returns the addresses of all that are enabled, the primary one first. */
async function allAddresses(backend: Awaited<ReturnType<typeof startBackend>>) {
  const state: Record<string, { email?: string; aliases?: string[] }> = await directoryState(
    backend.workmail,
  )
  return Object.entries(state).flatMap(([id, { email, aliases = [] }]) =>
    email === undefined ? [] : [{ id, email, aliases: aliases.filter((each) => each !== email) }],
  )
}

const moved = (address: string) => address.replace(/@example\.com$/, '@example.org')

test('DOM-15 everybody gets each address at the new domain, the old ones stay as aliases, and an undo restores it', async () => {
  await using backend = await startBackend('administrator')
  const jobs = jobsOf(backend)
  const before = await allAddresses(backend)
  const state = await directoryState(backend.workmail)
  const { jobId, rows } = await jobs.carryOut(move(true))

  const affected = before.filter(({ email, aliases }) =>
    [email, ...aliases].some((each) => each.endsWith('@example.com')),
  )
  expect(affected.length).toBeGreaterThan(20)
  expect(new Set(rows.map(({ entity }) => entity.type))).toEqual(
    new Set(['USER', 'GROUP', 'RESOURCE']),
  )
  expect(rows.map(({ entity }) => entity.id).sort()).toEqual(affected.map(({ id }) => id).sort())
  expect(rows.filter(({ state }) => state !== 'DONE')).toEqual([])
  const expected = before.map(({ id, email, aliases }) => {
    const all = [...new Set([email, ...aliases, ...[email, ...aliases].map(moved)])]
    return { id, email: moved(email), aliases: all.filter((each) => each !== moved(email)).sort() }
  })
  expect(await allAddresses(backend)).toEqual(expected)

  const undo = await jobs.carryOut({ kind: 'undo', jobId })
  expect(undo.rows.filter(({ state }) => state !== 'DONE')).toEqual([])
  expect(await directoryState(backend.workmail)).toEqual(state)
}, 120_000)

test('DOM-15 without the old addresses AWS removes the domain afterwards', async () => {
  await using backend = await startBackend('administrator')
  const { workmail } = backend
  const DomainName = 'example.com'
  await workmail.updateDefaultMailDomain({ OrganizationId, DomainName: 'example.org' })
  await expect(workmail.deregisterMailDomain({ OrganizationId, DomainName })).rejects.toThrow(
    /is used by addresses/,
  )
  const { rows } = await jobsOf(backend).carryOut(move(false))
  expect(rows.filter(({ state }) => state !== 'DONE')).toEqual([])
  await workmail.deregisterMailDomain({ OrganizationId, DomainName })
  const addresses = (await allAddresses(backend)).flatMap(({ email, aliases }) => [
    email,
    ...aliases,
  ])
  expect(addresses.filter((each) => each.endsWith('@example.com'))).toEqual([])
}, 120_000)

test('DOM-15 an address that somebody else has is found before, and another one can be written', async () => {
  await using backend = await startBackend('administrator')
  const jobs = jobsOf(backend)
  const { workmail } = backend
  const { Email: email = '' } = await workmail.describeUser({ OrganizationId, UserId: ana })
  await workmail.createAlias({ OrganizationId, EntityId: sales, Alias: moved(email) })
  const jobId = await jobs.plan(move(true))
  const rowOf = async (id: string) => {
    const rows = await jobs.rows(jobId)
    return rows.find(({ entity }) => entity.id === id)
  }
  expect(await rowOf(ana)).toMatchObject({
    ...{ state: 'REFUSED', problem: { code: 'AddressInUse' } },
    address: { email: moved(email), from: 'PATTERN' },
  })
  const { number } = (await rowOf(ana)) ?? {}
  const chosen = 'ana.silva.2@example.org'
  const answer = await backend.call('jobRows.update', { ...here, jobId, number, email: chosen })
  expect(answer).toMatchObject({ status: 204 })
  expect(await rowOf(ana)).toMatchObject({
    state: 'PLANNED',
    steps: expect.arrayContaining([
      expect.objectContaining({ operation: 'aliases.makePrimary', after: { email: chosen } }),
    ]),
  })
}, 60_000)

test('DOM-15 an alias that somebody else has at the new domain is found before', async () => {
  await using backend = await startBackend('administrator')
  const jobs = jobsOf(backend)
  const { workmail } = backend
  const { Aliases = [] } = await workmail.listAliases({ OrganizationId, EntityId: ana })
  const { Email: email } = await workmail.describeUser({ OrganizationId, UserId: ana })
  const alias = Aliases.find((each) => each !== email && each.endsWith('@example.com')) ?? ''
  await workmail.createAlias({ OrganizationId, EntityId: sales, Alias: moved(alias) })
  const rows = await jobs.rows(await jobs.plan(move(true)))
  const refused = rows.filter(({ state }) => state === 'REFUSED')
  expect(refused.map(({ entity, problem }) => [entity.id, problem?.code])).toEqual([
    [ana, 'AddressInUse'],
  ])
  expect(refused[0]?.problem?.message).toContain(moved(alias))
}, 60_000)

test('DOM-15 nobody is moved to the domain they come from: the addresses would be lost', async () => {
  await using backend = await startBackend('administrator')
  expect(
    await backend.call('jobs.plan', { ...here, change: move(false, 'example.COM') }),
  ).toMatchObject({
    status: 400,
    body: { code: 'InvalidInput', fields: { 'change.toDomain': { code: 'anotherDomain' } } },
  })
})

test('DOM-15 the audit trail names the domains of a move, when it is planned and when it is started', async () => {
  await using backend = await startBackend('administrator')
  const domains = { fromDomain: 'Example.com', toDomain: 'example.org' }
  const targets = { entityIds: [ana] }
  const kind = 'moveDomain'
  await jobsOf(backend).carryOut({ kind, ...domains, keepOldAddresses: true, targets })
  const { body } = await backend.call('auditEntries.list', { maxResults: 100 })
  const { items } = operations['auditEntries.list'].output.parse(body)
  const details = (id: string) => items.find(({ operation }) => operation === id)?.details
  const moved = { ...domains, keepOldAddresses: true }
  expect(details('jobs.plan')).toEqual({ kind: 'moveDomain', rows: 1, move: moved })
  expect(details('jobs.start')).toMatchObject({ kind: 'moveDomain', rows: 1, move: moved })
}, 60_000)

test('DOM-15 TRL-01 what is no domain is not in the audit trail', async () => {
  await using backend = await startBackend('administrator')
  const change = move(true, 'Pass word 12')
  expect(await backend.call('jobs.plan', { ...here, change })).toMatchObject({ status: 400 })
  expect(JSON.stringify(await backend.audit())).not.toContain('Pass word 12')
})

test('DOM-15 a plan that an undo has overtaken sends nothing: no address is lost', async () => {
  await using backend = await startBackend('administrator')
  const jobs = jobsOf(backend)
  const first = await jobs.carryOut(move(true))
  const stale = await jobs.plan(move(false))
  expect((await jobs.describe(first.jobId)).move).toMatchObject({ onlyRemoves: false })
  const planned = await jobs.describe(stale)
  expect(planned).toMatchObject({ move: { onlyRemoves: true } })
  expect(planned.counts.planned).toBeGreaterThan(20)
  await jobs.carryOut({ kind: 'undo', jobId: first.jobId })
  const state = await directoryState(backend.workmail)
  await jobs.act('start', stale)
  const { counts } = await jobs.until(stale, 'COMPLETED')
  // The trail says that it removes addresses, and not that it moves them.
  const { body } = await backend.call('auditEntries.list', { maxResults: 100 })
  const { items } = operations['auditEntries.list'].output.parse(body)
  const said = items.find(({ operation }) => operation === 'jobs.start')?.details?.move
  expect(said).toMatchObject({ onlyRemoves: true })
  expect(counts).toMatchObject({ done: 0, partlyDone: 0 })
  expect(counts.failed).toBeGreaterThan(20)
  const rows = await jobs.rows(stale)
  expect(rows.find(({ entity }) => entity.id === ana)).toMatchObject({
    ...{
      state: 'FAILED',
      steps: expect.arrayContaining([expect.objectContaining({ state: 'SKIPPED' })]),
    },
    entity: { id: ana },
  })
  const codes = rows.flatMap(({ steps }) => steps.flatMap(({ problem }) => problem?.code ?? []))
  expect(new Set(codes)).toEqual(new Set(['Conflict']))
  expect(await directoryState(backend.workmail)).toEqual(state)
}, 120_000)

test('QUOTA-11 nobody is planned more aliases than AWS allows, and an unverified domain is refused', async () => {
  await using backend = await startBackend('administrator')
  const jobs = jobsOf(backend)
  const { workmail } = backend
  const UserId = sampleUserId(3)
  for (let number = 0; number < 60; number++)
    await workmail.createAlias({
      ...{ OrganizationId, EntityId: UserId },
      Alias: `siti.${number}@example.com`,
    })
  const problemOf = async (change: Change) => {
    const rows = await jobs.rows(await jobs.plan(change))
    return rows.find(({ entity }) => entity.id === UserId)?.problem?.code
  }
  expect(await problemOf(move(true))).toBe('TooManyAliases')
  expect(await problemOf(move(false))).toBeUndefined()
  expect(await problemOf(move(true, 'new.example.net'))).toBe('DomainNotVerified')
}, 60_000)

test('QUOTA-11 an alias that becomes the primary address needs no further one', async () => {
  await using backend = await startBackend('administrator')
  const { workmail } = backend
  const UserId = sampleUserId(3)
  const EntityId = UserId
  const { Email: email = '' } = await workmail.describeUser({ OrganizationId, UserId })
  const aliases = async () =>
    (await workmail.listAliases({ OrganizationId, EntityId, MaxResults: 100 })).Aliases ?? []
  for (const Alias of await aliases())
    if (Alias !== email) await workmail.deleteAlias({ OrganizationId, EntityId, Alias })
  const others = Array.from({ length: aliasLimit - 1 }, (_, index) => `siti.${index}@example.org`)
  for (const Alias of [moved(email), ...others])
    await workmail.createAlias({ OrganizationId, EntityId, Alias })
  const jobs = jobsOf(backend)
  const rows = await jobs.rows(await jobs.plan(move(true)))
  expect(rows.find(({ entity }) => entity.id === UserId)).toMatchObject({ state: 'PLANNED' })
}, 60_000)

test('INTEROP-08 nobody is moved where Exchange has the addresses', async () => {
  await using backend = await startBackend('administrator')
  const organizationId = sampleOrganizations.interoperability
  const jobs = jobsOf({
    call: (id, input, headers) => backend.call(id, { ...input, organizationId }, headers),
  })
  const change: Change = {
    ...{ kind: 'moveDomain', fromDomain: 'hybrid.example', keepOldAddresses: true },
    toDomain: 'hybrid-corp.awsapps.com',
  }
  const rows = await jobs.rows(await jobs.plan(change))
  expect(rows.length).toBeGreaterThan(0)
  expect(new Set(rows.map(({ problem }) => problem?.code))).toEqual(new Set(['Interoperability']))
}, 60_000)
