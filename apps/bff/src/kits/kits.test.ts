import { createHash } from 'node:crypto'
import { Kit, KitResult, KitRow } from '@mailroom/schemas/kits'
import { LintFinding } from '@mailroom/schemas/lint-findings'
import type { OperationId } from '@mailroom/schemas/operations'
import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import * as z from 'zod'
import { databases, test as onBothStores } from '../test/on-both-stores.ts'
import { snapshotsOf } from '../test/snapshots.ts'
import { ana, here, type Session, startBackend } from '../test/start-backend.ts'

const Preview = z.object({
  ...{ needsConfirmation: z.boolean(), errors: z.number(), blockingErrors: z.number() },
  ...{ warnings: z.number(), findings: z.array(LintFinding), unknown: z.array(z.string()) },
  made: z.optional(z.object({ counts: Kit.shape.counts, files: z.number() })),
})
const List = z.object({
  kits: z.array(Kit),
  targets: z.array(z.looseObject({ target: z.string() })),
})
const Described = z.object({
  ...Kit.shape,
  ...{ passwordMark: z.string(), results: z.array(KitResult), resultSteps: z.array(z.string()) },
  files: z.array(z.object({ path: z.string(), bytes: z.number() })),
})
const Rows = z.object({ items: z.array(KitRow), total: z.number() })

type Caller = Pick<Session, 'call'>
type Backend = Awaited<ReturnType<typeof startBackend>>

async function done({ call }: Caller, id: OperationId, input: object = {}) {
  const { status, body } = await call(id, { ...here, ...input })
  expect(status, `${id}: ${JSON.stringify(body)}`).toBeLessThan(300)
  return body
}

const asked = (target: string) => ({ target, language: 'en' })

const make = async (caller: Caller, input: object) =>
  z
    .object({ kitId: z.string() })
    .parse(await done(caller, 'kits.generate', { reason: 'we leave', ...input })).kitId

const describeKit = async (caller: Caller, kitId: string) =>
  Described.parse(await done(caller, 'kits.describe', { kitId }))

const allRows = async (caller: Caller, kitId: string, filter: object = {}) =>
  Rows.parse(await done(caller, 'kits.listRows', { kitId, limit: 1_000, ...filter }))

async function download({ url, browser, call }: Backend, kitId: string) {
  const body = await done({ call }, 'kits.download', { kitId, reason: 'to fill the target' })
  const response = await browser.send(
    `${url}${z.object({ address: z.string() }).parse(body).address}`,
  )
  return { response, bytes: new Uint8Array(await response.arrayBuffer()) }
}

const gone = [
  {
    ...{ id: 'local', name: 'Gone', region: ['us-east-1' as const], readOnly: false },
    // Nobody listens there.
    ...{ requestsPerSecond: 10, endpoint: 'http://127.0.0.1:9' },
  },
]

onBothStores.for(databases)(
  'KIT-01 KIT-02 07 A-30 on %s a kit is kept as its input, and is the same bytes when AWS is gone; it ends with its snapshot',
  { timeout: 60_000 },
  async (database, { place }) => {
    const settings = await place(database)
    const made = { kitId: '', bytes: new Uint8Array(), snapshotId: '' }
    {
      await using backend = await startBackend('administrator', settings)
      const none = { ...here, ...asked('Generic'), reason: 'x' }
      expect(await backend.call('kits.generate', none)).toMatchObject({
        ...{ status: 404, body: { code: 'SnapshotNotFound' } },
      })
      const { snapshotId } = await snapshotsOf(backend).read()
      const kitId = await make(backend, asked('Generic'))
      const kit = await describeKit(backend, kitId)
      expect(kit).toMatchObject({ snapshot: { snapshotId, isThere: true, isNewest: true } })
      const { response, bytes } = await download(backend, kitId)
      expect(response.headers.get('cache-control')).toBe('no-store')
      expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="kit-Gen/)
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(kit.digest)
      expect(Object.keys(unzipSync(bytes))).toEqual(kit.files.map(({ path }) => path))
      const { items, total } = await allRows(backend, kitId)
      const sum = ({ carried, byHand, excluded }: (typeof kit.counts)[number]) =>
        carried + byHand + excluded
      expect(kit.counts.reduce((all, each) => all + sum(each), 0)).toBe(total)
      for (const { disposition, file, reason } of items)
        expect(disposition === 'carried' ? file : reason).toMatch(/\S/)
      const found = await allRows(backend, kitId, { kind: 'user', text: 'ANA silva' })
      expect(found.items.map(({ id }) => id)).toEqual([ana])
      Object.assign(made, { kitId, bytes, snapshotId })
    }
    await using backend = await startBackend('administrator', {
      ...{ ...settings, connections: gone, awsTimeoutMs: 1_000, endOfServiceDate: '2026-01-31' },
    })
    const { kitId, snapshotId } = made
    expect((await download(backend, kitId)).bytes).toEqual(made.bytes)
    await done(backend, 'snapshots.delete', { snapshotId })
    expect((await describeKit(backend, kitId)).snapshot.isThere).toBe(false)
    expect(await backend.call('kits.download', { ...here, kitId, reason: 'again' })).toMatchObject({
      status: 404,
      body: { code: 'SnapshotNotFound' },
    })
    await done(backend, 'kits.delete', { kitId })
    expect(List.parse(await done(backend, 'kits.list')).kits).toEqual([])
  },
)

const preview = async (caller: Caller, input: object) =>
  Preview.parse(await done(caller, 'kits.preview', input))

test('LINT-00 KIT-01 open errors and warnings keep a kit from being made; what is accepted, by hand or excluded does not', async () => {
  await using backend = await startBackend('administrator')
  await snapshotsOf(backend).read()
  const google = asked('Google')
  const before = await preview(backend, google)
  expect(before.errors).toBeGreaterThan(before.blockingErrors)
  expect(before.blockingErrors).toBeGreaterThan(0)
  expect(before.warnings).toBeGreaterThan(0)
  expect(before.made).toBeUndefined()
  const generate = (more: object = {}) =>
    backend.call('kits.generate', { ...here, ...google, ...more, reason: 'we leave' })
  const refused = { status: 409, body: { code: 'KitRefused' } }
  expect(await generate({ errorsByHand: true })).toMatchObject(refused)

  // The decisions answer what the organization's errors ask, and leave two people out.
  const [byHandId, byHandAddress] = [ana, 'ana.silva@example.com']
  const decisions = {
    ...{ domains: ['example.com = example.com'], verified: ['Google example.com'] },
    ...{ quotas: [], countries: [], ways: ['Google archive'], innerGroups: [] },
    byHand: [`Google ${byHandAddress.toUpperCase()} = has two mailboxes`],
    excluded: ['juergen.mueller@example.com = left us', 'nobody@example.com = unknown'],
    names: [],
  }
  await done(backend, 'lintDecisions.put', { ...decisions, expected: {} })
  const decided = await preview(backend, { ...google, errorsByHand: true })
  expect(decided.unknown).toContain('nobody@example.com')
  const filter = { target: 'Google', accepted: false }
  const { total } = z
    .object({ total: z.number() })
    .parse(await done(backend, 'lintFindings.list', { filter }))
  await done(backend, 'lintFindings.accept', { filter, total, reason: 'known loss' })
  const after = await preview(backend, google)
  expect(after).toMatchObject({ errors: 0, warnings: 0, findings: [] })
  expect(after.made?.counts.find(({ kind }) => kind === 'user')?.carried).toBeGreaterThan(0)

  const kitId = await make(backend, google)
  const rows = await allRows(backend, kitId, { kind: 'user' })
  expect(rows.items.find(({ id }) => id === byHandId)).toMatchObject({
    ...{ disposition: 'byHand', reason: 'To be done by hand: has two mailboxes' },
  })
  // An error that somebody accepted is done by hand, with the reason.
  expect(rows.items.filter(({ reason }) => reason?.includes('known loss')).length).toBeGreaterThan(
    0,
  )
  // A kit is of the decisions as they were.
  const { bytes } = await download(backend, kitId)
  expect(await describeKit(backend, kitId)).toMatchObject({ hasNewestDecisions: true })
  await done(backend, 'lintDecisions.put', { ...decisions, byHand: [], expected: {} })
  expect((await download(backend, kitId)).bytes).toEqual(bytes)
  // KIT-01: whoever opens it reads that it was made with other decisions.
  expect(await describeKit(backend, kitId)).toMatchObject({ hasNewestDecisions: false })
  expect(List.parse(await done(backend, 'kits.list')).kits[0]?.hasNewestDecisions).toBe(false)
  const exit = z
    .object({ phases: z.array(z.looseObject({ id: z.string(), state: z.string() })) })
    .parse(await done(backend, 'exit.describe'))
  expect(exit.phases.find(({ id }) => id === 'kits')).toMatchObject({ state: 'done' })
})

test('07 A-4 A-28 an incomplete snapshot needs a confirmation; an auditor reads, the help desk gets 403; who makes and saves is in the audit trail', async () => {
  await using backend = await startBackend('administrator', {
    ...{ sessionIdleMs: 1e9, sessionMaxMs: 1e9 },
  })
  await backend.allowOnly(
    { Effect: 'Allow', Action: '*', Resource: '*' },
    { Effect: 'Deny', Action: 'workmail:ListPersonalAccessTokens', Resource: '*' },
  )
  await snapshotsOf(backend).read()
  const generic = { ...asked('Generic'), reason: 'we leave' }
  expect(await preview(backend, asked('Generic'))).toMatchObject({ needsConfirmation: true })
  expect(await backend.call('kits.generate', { ...here, ...generic })).toMatchObject({
    ...{ status: 409, body: { code: 'KitRefused' } },
  })
  const kitId = await make(backend, { ...generic, confirmIncomplete: true })
  const { bytes } = await download(backend, kitId)
  const readMe = new TextDecoder().decode(unzipSync(bytes)['00-READ-ME.md'])
  expect(readMe).toContain('The snapshot is incomplete')

  const auditor = await backend.as('auditor')
  const helpDesk = await backend.as('helpDesk')
  const statuses = async ({ call }: Caller) => [
    (await call('kits.list', here)).status,
    (await call('kits.describe', { ...here, kitId })).status,
    (await call('kits.preview', { ...here, ...asked('Generic') })).status,
    (await call('kits.listRows', { ...here, kitId })).status,
    (await call('kitResults.list', { ...here, kitId })).status,
    (await call('kits.generate', { ...here, ...generic })).status,
    (await call('kits.download', { ...here, kitId, reason: 'to have it' })).status,
    (await call('kits.delete', { ...here, kitId })).status,
    (await call('kits.checkSample', { ...here, target: 'Zoho', file: 'x', sample: 'y' })).status,
    (await call('kitResults.import', { ...here, kitId, step: 'x', content: 'y' })).status,
  ]
  expect(await statuses(auditor)).toEqual([...Array(5).fill(200), ...Array(5).fill(403)])
  expect(await statuses(helpDesk)).toEqual(Array(10).fill(403))

  // The address is for the session that asked, and for an hour.
  const body = await done(backend, 'kits.download', { kitId, reason: 'to fill the target' })
  const { address } = z.object({ address: z.string() }).parse(body)
  const status = async ({ browser }: Pick<Session, 'browser'>) => {
    const response = await browser.send(`${backend.url}${address}`)
    await response.body?.cancel()
    return response.status
  }
  expect(await status(backend)).toBe(200)
  expect(await status(await backend.as('administrator'))).toBe(404)
  expect(await status(auditor)).toBe(403)
  backend.clock.advance(61)
  expect(await status(backend)).toBe(404)
  const trail = (await backend.audit()).filter(({ operation }) => operation.startsWith('kits.'))
  const last = (operation: string) =>
    JSON.parse(
      trail.findLast((entry) => entry.operation === operation && entry.outcome === 'Succeeded')
        ?.facts ?? '{}',
    )
  const { digest } = await describeKit(backend, kitId)
  expect(last('kits.download').details).toMatchObject({ target: 'Generic', digest })
  expect(last('kits.generate').details).toMatchObject({ kitId, digest, passwords: 0 })
  expect(JSON.stringify(trail)).not.toContain('ana.silva@')
})

/** Makes a kit of what the linter finds nothing about any more. */
async function madeFor(backend: Backend, target: string) {
  const filter = { target, accepted: false }
  const { total } = z
    .object({ total: z.number() })
    .parse(await done(backend, 'lintFindings.list', { filter }))
  await done(backend, 'lintFindings.accept', { filter, total, reason: 'known loss' })
  return make(backend, asked(target))
}

test('KIT-07 KIT-05 samples are compared exactly and it is kept by whom; results are read as text, and nothing of them is in the audit trail', async () => {
  await using backend = await startBackend('administrator')
  await snapshotsOf(backend).read()
  const target = 'Zoho'
  const file = '10-users/users.csv'
  const check = async (sample: string) =>
    z
      .object({ isSame: z.boolean(), expected: z.array(z.string()), found: z.array(z.string()) })
      .parse(await done(backend, 'kits.checkSample', { target, file, sample }))
  const headings = 'Username,Password,First Name,Last Name'
  for (const sample of [
    `\uFEFF${headings}\r\nana@secret.example`,
    `"Username",${headings.slice(9)}`,
  ])
    expect((await check(sample)).isSame, sample).toBe(true)
  for (const sample of [headings.toLowerCase(), `${headings},`, headings.replace(',F', ', F'), '"'])
    expect((await check(sample)).isSame, sample).toBe(false)
  expect(await check('Username;Password\r\n')).toEqual({
    ...{ isSame: false, expected: headings.split(','), found: ['Username;Password'] },
  })
  const zoho = List.parse(await done(backend, 'kits.list')).targets.find(
    (each) => each.target === target,
  )
  expect(zoho?.samples).toMatchObject([
    { file, checked: { isSame: false, checkedBy: 'Ada Administrator' } },
  ])
  const unknown = { ...here, target, file: '__proto__', sample: headings }
  expect(await backend.call('kits.checkSample', unknown)).toMatchObject({ status: 400 })

  const kitId = await madeFor(backend, 'mailcow')
  const { bytes } = await download(backend, kitId)
  const all = new TextDecoder().decode(unzipSync(bytes)['bodies.ndjson']).trimEnd().split('\n')
  const Domain = z.object({ body: z.object({ domain: z.string() }) })
  const { domain } = Domain.parse(JSON.parse(all[0] ?? '')).body
  const first = 'line,key,action,outcome,message\r\n'
  const put = (content: string, step = 'mailcow') =>
    backend.call('kitResults.import', { ...here, kitId, step, content })
  const right = `${first}1,domain ${domain.toUpperCase()},create,created,\n`
  const hostile = `${right}2,mailbox ana@secret.example,create,created,\n3,"=cmd|calc",create,failed,"a\nb"\n999999,__proto__,create,__proto__,x\n`
  expect(await put(`\uFEFF${hostile}`)).toMatchObject({
    body: { lines: 4, problems: 3, missing: all.length - 1 },
  })
  const results = async () =>
    z.object({ items: z.array(KitResult) }).parse(await done(backend, 'kitResults.list', { kitId }))
      .items
  const [result] = await results()
  expect(result?.outcomes).toEqual([
    { outcome: 'created', count: 2 },
    ...['failed', '__proto__'].map((outcome) => ({ outcome, count: 1 })),
  ])
  // Somebody who is not in the kit is told, also where the program has done what it wanted.
  expect(result?.problems).toMatchObject([
    { line: '2', key: 'mailbox ana@secret.example', outcome: 'created', isForeign: true },
    { line: '3', key: '=cmd|calc', message: 'a\nb', isForeign: true },
    { line: '999999', isForeign: true },
  ])
  expect(result?.missing).toMatchObject({ count: all.length - 1 })
  expect(result?.missing?.first[0]).toMatchObject({ line: '2' })
  const refusedAs = (code: string) => ({
    ...{ status: 400, body: { code, fields: { content: { code } } } },
  })
  // Another target's results, and those of another kit, replace nothing.
  expect(await put(right, 'groups')).toMatchObject(refusedAs('ResultsOfAnotherKit'))
  expect(await put(`${first}1,domain other.example,create,same,\n`)).toMatchObject(
    refusedAs('ResultsOfAnotherKit'),
  )
  expect(await results()).toEqual([result])
  for (const content of [
    'x',
    'a,b\n',
    `${first}1,2\n`,
    `${first}"open`,
    first.replace('key', 'Key'),
  ])
    expect(await put(content), content).toMatchObject({
      ...{ status: 400, body: { code: 'ResultsNotReadable', fields: { content: {} } } },
    })
  expect(JSON.stringify(await backend.audit())).not.toContain('secret.example')
})
