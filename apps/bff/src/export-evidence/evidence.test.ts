import { createHash } from 'node:crypto'
import { expect } from 'vitest'
import * as z from 'zod'
import { withExports } from '../test/exported.ts'
import { type Database, databases, test } from '../test/on-both-stores.ts'
import { here } from '../test/start-backend.ts'

const codes = ({ findings }: { findings: readonly { code: string }[] }) =>
  findings.map(({ code }) => code).filter((code) => code !== 'nonExportable')

const finding = <Code extends string>(
  { findings }: { findings: readonly { code: string }[] },
  code: Code,
) => findings.find((each) => each.code === code)

/** Lets Mailroom read archives. */
const allow = { ...here, level: 1, readsArchives: true, expected: {} }

test.for<Database>(databases)(
  'VER-01 the log beside an archive is found, read and kept with its numbers (%s)',
  async (database, { place }) => {
    await using backend = await withExports(await place(database))
    const jobId = await backend.exported()
    expect(await backend.evidence(jobId)).toMatchObject({ level: 0, findings: [] })
    const evidence = await backend.checked(jobId)
    expect(evidence).toMatchObject({
      ...{ state: 'VERIFIED', level: 1, keyCount: 2, checkedBy: expect.any(String) },
      archive: { key: `leaving/ana.silva/${jobId}.zip` },
    })
    expect(evidence.log?.totalMessages).toBeGreaterThan(10)
    expect(evidence.log?.totalBytes).toBe(evidence.archive?.size)
    const { body } = await backend.call('exportEvidence.list', { ...here, text: 'ver' })
    expect(body).toMatchObject({ items: [], counts: { VERIFIED: 1 } })
    const listed = await backend.call('exportEvidence.list', { ...here, state: 'VERIFIED' })
    expect(listed.body).toMatchObject({ items: [{ jobId, level: 1 }] })
  },
)

test('07 §11 scenario 15: a log that is absent, renamed, in ms or with a wrong hash, and a truncated archive are told apart', async () => {
  await using backend = await withExports()
  await backend.call('exportEvidence.putSettings', allow)
  const users = await backend.workmail.listUsers({ OrganizationId: here.organizationId })
  const enabled = (users.Users ?? []).filter(
    ({ State, UserRole, Email }) => State === 'ENABLED' && UserRole === 'USER' && Email,
  )
  const names = enabled.map(({ Name = '' }) => Name)
  const after = async (variant: object, level: 1 | 2 | 3 = 1) => {
    await backend.variant(variant)
    // The sample has an export of a mailbox, too.
    await backend.control('POST', 'clock?advance=90000')
    return backend.checked(await backend.exported(names.shift()), level)
  }
  const absent = await after({ log: 'absent' })
  expect(absent).toMatchObject({ state: 'UNVERIFIABLE', level: 0 })
  expect(codes(absent)).toEqual(['noLog'])
  expect(await after({ log: 'renamed' })).toMatchObject({ state: 'VERIFIED', level: 1 })
  const inMs = await after({ times: 'milliseconds' })
  expect(inMs).toMatchObject({ state: 'VERIFIED', level: 1 })
  expect(inMs.log?.startTime).toMatch(/^20\d\d-/)
  const wrong = await after({ sha384Hash: 'wrong' }, 2)
  expect(wrong).toMatchObject({ state: 'MISMATCH', level: 1 })
  expect(finding(wrong, 'hashDiffers')).toMatchObject({ expected: wrong.log?.sha384Hash })
  const cut = await after({ archive: 'truncated' }, 3)
  expect(cut).toMatchObject({ state: 'MISMATCH', level: 1 })
  expect(codes(cut)).toEqual(['bytesDiffer', 'hashDiffers', 'notAZip'])
})

test('07 §11 scenario 15: level 3 names entry 17 only, by number and folder', async () => {
  await using backend = await withExports()
  await backend.call('exportEvidence.putSettings', allow)
  await backend.variant({ archive: 'damaged' })
  const damaged = await backend.checked(await backend.exported(), 3)
  expect(damaged).toMatchObject({ state: 'MISMATCH', level: 2 })
  expect(finding(damaged, 'damagedEntries')).toMatchObject({
    ...{ found: 1, entries: [{ number: 17, folder: expect.stringMatching(/^[\w -]+$/) }] },
  })
  await backend.variant({ layout: 'oneRoot', names: 'cp437', zip64: true, calendar: 'ics' })
  const odd = await backend.checked(await backend.exported('jurgen.muller'), 3)
  expect(odd).toMatchObject({ state: 'VERIFIED', level: 3 })
  expect(codes(odd)).toEqual([])
})

test('07 §11 scenario 16: kmsDenied tells which action is missing; a pasted log lifts the export to level 1', async () => {
  await using backend = await withExports()
  const jobId = await backend.exported()
  const key = `leaving/ana.silva/${jobId}.json`
  await backend.setBucket({ kmsDenied: true })
  const denied = await backend.checked(jobId)
  expect(denied).toMatchObject({ state: 'UNVERIFIABLE', level: 0, keyCount: 2 })
  expect(finding(denied, 'notAllowed')).toMatchObject({ missingAction: 'kms:Decrypt' })
  expect(denied.keysSeen).toContain(key)
  await backend.setBucket({ kmsDenied: false })
  const log = JSON.stringify((await backend.checked(jobId)).log)
  const told = JSON.parse(log)
  const asReceived = JSON.stringify({
    totalMessages: String(told.totalMessages),
    sha384Hash: told.sha384Hash,
    startTime: String(Date.parse(told.startTime) / 1000),
  })
  await backend.setBucket({ kmsDenied: true })
  await backend.checked(jobId)
  const paste = (text: string) =>
    backend.call('exportEvidence.paste', { ...here, jobId, log: text })
  expect(await paste('{"totalMessages":"-1"}')).toMatchObject({
    ...{ status: 400, body: { code: 'LogNotReadable', fields: { log: {} } } },
  })
  expect(await paste(asReceived.replace(/"\d{10}"/, '"1000000000"'))).toMatchObject({
    ...{ status: 400, body: { code: 'LogOfOtherJob' } },
  })
  expect(await paste(asReceived)).toMatchObject({ status: 204 })
  await expect.poll(async () => (await backend.evidence(jobId)).wantedLevel).toBeUndefined()
  const pasted = await backend.evidence(jobId)
  expect(pasted).toMatchObject({ state: 'VERIFIED', level: 1 })
  expect(codes(pasted)).toEqual(['logPasted'])
})

test('07 §11 scenario 17: a second pass with fewer messages is a warning with the number', async () => {
  await using backend = await withExports()
  const first = await backend.checked(await backend.exported('ana.silva', 'leaving/1'))
  const count = first.log?.totalMessages ?? 0
  await backend.control('POST', 'clock?advance=100000')
  const second = await backend.exported('ana.silva', 'leaving/2')
  await backend.checked(second)
  await backend.store
    .updateTable('export_evidence')
    .set({ pass: 2 })
    .where('job_id', '=', second)
    .execute()
  const key = `leaving/2/${second}.json`
  const { log } = await backend.store
    .selectFrom('export_evidence')
    .select('log')
    .where('job_id', '=', second)
    .executeTakeFirstOrThrow()
  const fewer = (log ?? '').replace(/"totalMessages": "\d+"/, `"totalMessages": "${count - 3}"`)
  await backend.putObject(key, Buffer.from(fewer))
  const checked = await backend.checked(second)
  expect(checked).toMatchObject({ state: 'VERIFIED', level: 1 })
  expect(finding(checked, 'fewerThanFirst')).toMatchObject({ expected: count, found: count - 3 })
  const { body } = await backend.call('exportEvidence.list', here)
  expect(body).toMatchObject({ items: [{ jobId: second }], counts: { VERIFIED: 1 } })
})

test('VER-04 archives are read only after an administrator has allowed it', async () => {
  await using backend = await withExports()
  const jobId = await backend.exported()
  const check = () => backend.call('exportEvidence.check', { ...here, jobIds: [jobId], level: 3 })
  expect(await check()).toMatchObject({ status: 409, body: { code: 'ArchivesNotRead' } })
  expect(await backend.call('exportEvidence.putSettings', allow)).toMatchObject({ status: 204 })
  expect(await backend.checked(jobId, 3)).toMatchObject({ state: 'VERIFIED', level: 3 })
  // What the archive has proved stays when only the log is read again.
  expect(await backend.checked(jobId, 1)).toMatchObject({ state: 'VERIFIED', level: 3 })
  await backend.putObject(`leaving/ana.silva/${jobId}.zip`, Buffer.from('another'))
  expect(await backend.checked(jobId, 1)).toMatchObject({ level: 1 })
})

test('VER-03 where no hash is equal, AWS may hash something else, and level 3 decides', async () => {
  await using backend = await withExports()
  await backend.call('exportEvidence.putSettings', allow)
  await backend.variant({ sha384Hash: 'wrong' })
  const first = await backend.exported()
  expect(await backend.checked(first, 2)).toMatchObject({ state: 'MISMATCH' })
  const second = await backend.checked(await backend.exported('jurgen.muller'), 3)
  expect(second).toMatchObject({ state: 'VERIFIED', level: 3 })
  expect(codes(second)).toEqual(['hashOfOtherThing'])
  const { body } = await backend.call('exportEvidence.list', here)
  expect(body).toMatchObject({ noHashIsEqual: true })
})

test('EXIT-01 EXIT-02 an auditor reads but does not check or accept; accepting needs a reason', async () => {
  await using backend = await withExports()
  await backend.variant({ log: 'absent' })
  const jobId = await backend.exported()
  await backend.checked(jobId)
  const auditor = await backend.as('auditor')
  const helpDesk = await backend.as('helpDesk')
  const accept = { ...here, jobId, reason: 'the user has a copy' }
  expect((await auditor.call('exportEvidence.accept', accept)).status).toBe(403)
  expect((await helpDesk.call('exportEvidence.list', here)).status).toBe(403)
  expect((await auditor.call('exportEvidence.list', here)).status).toBe(200)
  expect((await backend.call('exportEvidence.accept', { ...accept, reason: ' ' })).status).toBe(400)
  expect((await backend.call('exportEvidence.accept', accept)).status).toBe(204)
  expect(await backend.evidence(jobId)).toMatchObject({
    ...{ state: 'UNVERIFIABLE', acceptedReason: accept.reason, acceptedBy: expect.any(String) },
  })
  const { body } = await backend.call('exportEvidence.list', { ...here, state: 'ACCEPTED' })
  expect(body).toMatchObject({ items: [{ jobId }], counts: { ACCEPTED: 1 } })
})

test('VER-01 XQ-17 an adopted export is checked by itself, and has the name that the index knows', async () => {
  await using backend = await withExports()
  const jobId = await backend.exported()
  const adopt = { ...here, jobId }
  await backend.call('exportJobs.describe', { ...here, jobId })
  const { status, body } = await backend.call('exportJobs.adopt', adopt)
  expect(status, JSON.stringify(body)).toBeLessThan(300)
  const query = { text: 'ana.silva' }
  const search = () => backend.call('entities.search', { ...here, query })
  await expect.poll(async () => (await search()).body).toMatchObject({ items: [{}] })
  await expect
    .poll(async () => (await backend.evidence(jobId)).state, { timeout: 15_000 })
    .toBe('VERIFIED')
  await expect.poll(async () => (await backend.evidence(jobId)).name).toBe('Ana Silva')
  const evidence = await backend.evidence(jobId)
  expect(evidence).toMatchObject({ level: 1, email: 'ana.silva@example.com' })
  expect(evidence.checkedBy).toBeUndefined()
  const listed = await backend.call('exportEvidence.list', { ...here, text: 'SILV' })
  expect(listed.body).toMatchObject({ items: [{ jobId }] })
})

test('VER-02 the files of an export are found among 100,000 keys of its prefix', async () => {
  await using backend = await withExports()
  const jobId = await backend.exported('ana.silva', 'shared')
  const State = z.record(z.string(), z.array(z.looseObject({ document: z.unknown() })))
  const state = State.parse(await (await backend.control('GET', 'state')).json())
  const one = { size: 70_000, lastModified: Date.now(), etag: '"0"' }
  const many = Array.from({ length: 100_000 }, (_, index) => ({
    ...{ scope: backend.bucket, document: { ...one, key: `shared/${index}.bin` } },
  }))
  const objects = [...(state.objects ?? []), ...many]
  await backend.control('POST', 'state?action=import', { ...state, objects })
  expect(await backend.checked(jobId)).toMatchObject({ state: 'VERIFIED', level: 1, keyCount: 2 })
  // Without its archive beside the log, all keys are looked through.
  await backend.removeObject(`shared/${jobId}.zip`)
  const before = process.memoryUsage().rss
  const evidence = await backend.checked(jobId)
  expect(evidence).toMatchObject({ state: 'UNVERIFIABLE', keyCount: 100_001 })
  expect(codes(evidence)).toEqual(['noArchive', 'wasVerified'])
  expect(evidence.keysSeen).toHaveLength(20)
  expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 ** 2)
}, 120_000)

test('VER-04 an archive that changes while it is read is begun anew', async () => {
  await using backend = await withExports()
  await backend.call('exportEvidence.putSettings', allow)
  await backend.variant({ minBytes: 64 * 1024 ** 2 })
  const jobId = await backend.exported()
  const key = `leaving/ana.silva/${jobId}.zip`
  const { log } = await backend.checked(jobId)
  await backend.faults({ operation: 's3:GetObject', kind: 'latency', latencyMs: 300, count: 50 })
  const input = { ...here, jobIds: [jobId], level: 2 }
  await backend.call('exportEvidence.check', input)
  const reading = async () => {
    const answer = await backend.control('GET', 'calls?limit=3')
    return JSON.stringify(await answer.json())
  }
  await expect.poll(reading).toContain('GetObject')
  await backend.putObject(key, Buffer.from('another'))
  await expect
    .poll(async () => (await backend.evidence(jobId)).wantedLevel, { timeout: 30_000 })
    .toBeUndefined()
  const evidence = await backend.evidence(jobId)
  expect(finding(evidence, 'hashDiffers')).toMatchObject({
    ...{ expected: log?.sha384Hash, found: createHash('sha384').update('another').digest('hex') },
  })
}, 60_000)

test('VER-03 an archive that cannot hold the messages of its log does not match, also without reading it', async () => {
  await using backend = await withExports()
  const jobId = await backend.exported()
  const { log, archive } = await backend.checked(jobId)
  await backend.putObject(archive?.key ?? '', Buffer.from('hostile'))
  const replaced = await backend.checked(jobId)
  expect(replaced).toMatchObject({ state: 'MISMATCH' })
  expect(replaced.findings).toContainEqual({
    ...{ code: 'tooSmall', expected: log?.totalMessages, found: 7 },
  })
})
