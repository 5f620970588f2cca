import { expect, test } from 'vitest'
import { withExports } from '../test/exported.ts'
import { ana, here } from '../test/start-backend.ts'

type Backend = Awaited<ReturnType<typeof withExports>>

/** Gives the results of a script; the shorter name of the answer is in the tests. */
const upload = (backend: Backend, ...results: { entityId: string; sha384: string }[]) =>
  backend.call('exportEvidence.uploadResults', { ...here, results })

const wrong = 'cd'.repeat(48)

const codes = ({ findings }: { findings: readonly { code: string }[] }) =>
  findings.map(({ code }) => code).filter((code) => code !== 'nonExportable')

const settled = async (backend: Backend, jobId: string) => {
  await expect.poll(async () => (await backend.evidence(jobId)).wantedLevel).toBeUndefined()
  return backend.evidence(jobId)
}

test('VER-02 a pasted log never replaces what Mailroom has read: one that differs, or of another export, is refused', async () => {
  await using backend = await withExports()
  const jobId = await backend.exported()
  const before = await backend.checked(jobId)
  expect(before).toMatchObject({ state: 'VERIFIED', logReadAt: expect.any(String) })
  await backend.control('POST', 'clock?advance=90000')
  const other = await backend.checked(await backend.exported('jurgen.muller'))
  const paste = (told: object) =>
    backend.call('exportEvidence.paste', { ...here, jobId, log: JSON.stringify(told) })
  const hash = before.log?.sha384Hash
  expect(await paste({ totalMessages: '99999', sha384Hash: hash })).toMatchObject({
    ...{ status: 400, body: { code: 'LogDiffers', fields: { log: {} } } },
    body: { message: expect.stringContaining(before.logReadAt ?? 'never') },
  })
  const base64 = Buffer.from(other.log?.sha384Hash ?? '', 'hex').toString('base64')
  for (const sha384Hash of [other.log?.sha384Hash, base64])
    expect(await paste({ totalMessages: '99999', sha384Hash })).toMatchObject({
      ...{ status: 400, body: { code: 'LogOfOtherExport', fields: { log: {} } } },
    })
  expect(await settled(backend, jobId)).toMatchObject({ state: 'VERIFIED', log: before.log })
  // Also while it can no longer be read, and after the same log was given by a person.
  await backend.setBucket({ kmsDenied: true })
  await backend.checked(jobId)
  const same = { totalMessages: String(before.log?.totalMessages), sha384Hash: hash }
  expect(await paste(same)).toMatchObject({ status: 204 })
  expect(codes(await settled(backend, jobId))).toEqual(['logPasted'])
  expect(await paste({ ...same, totalMessages: '99999' })).toMatchObject({
    ...{ status: 400, body: { code: 'LogDiffers' } },
  })
  expect((await settled(backend, jobId)).log).toEqual(before.log)
  await backend.setBucket({ kmsDenied: false })
})

test('VER-02 the log of another export is refused, too, where Mailroom has read none', async () => {
  await using backend = await withExports()
  const first = await backend.checked(await backend.exported())
  await backend.control('POST', 'clock?advance=90000')
  await backend.variant({ log: 'absent' })
  const jobId = await backend.exported('jurgen.muller')
  await backend.checked(jobId)
  const log = JSON.stringify({ totalMessages: '5', sha384Hash: first.log?.sha384Hash })
  expect(await backend.call('exportEvidence.paste', { ...here, jobId, log })).toMatchObject({
    ...{ status: 400, body: { code: 'LogOfOtherExport' } },
  })
  expect(await backend.evidence(jobId)).toMatchObject({ state: 'UNVERIFIABLE' })
})

test('VER-03 VER-06 a given result that differs stays until the archive is read, and is told with its giver', async () => {
  await using backend = await withExports()
  const jobId = await backend.exported()
  const { log, entityId, checkedAt } = await backend.checked(jobId)
  const right = log?.sha384Hash ?? ''
  expect((await upload(backend, { entityId, sha384: right })).body).toMatchObject({ equal: 1 })
  const proved = await backend.evidence(jobId)
  expect(proved).toMatchObject({ level: 2, checkedBy: expect.any(String) })
  // The proof is of when the result was given, not of the check of the log.
  expect(proved.given).toEqual([
    { sha384: right, isEqual: true, at: proved.checkedAt, by: proved.checkedBy },
  ])
  expect(proved.checkedAt).not.toBe(checkedAt)
  await upload(backend, { entityId, sha384: wrong })
  expect(await backend.evidence(jobId)).toMatchObject({ state: 'MISMATCH', level: 1 })
  expect((await upload(backend, { entityId, sha384: right })).body).toMatchObject({
    ...{ equal: 1, different: 0, kept: 1 },
  })
  const after = await backend.evidence(jobId)
  expect(after).toMatchObject({ state: 'MISMATCH', level: 1 })
  expect(after.given.map(({ isEqual }) => isEqual)).toEqual([true, false, true])
  // A check of the log alone does not wipe it out, also where the archive can no longer be seen.
  expect(await backend.checked(jobId)).toMatchObject({ state: 'MISMATCH' })
  const key = `leaving/ana.silva/${jobId}.zip`
  await backend.removeObject(key)
  expect(await backend.checked(jobId)).toMatchObject({ state: 'MISMATCH' })
})

test('VER-03 reading the archive settles a given difference, and so does accepting it with a reason', async () => {
  await using backend = await withExports()
  const allow = { ...here, level: 1, readsArchives: true, expected: {} }
  await backend.call('exportEvidence.putSettings', allow)
  const jobId = await backend.exported()
  const { log, entityId } = await backend.checked(jobId)
  await upload(backend, { entityId, sha384: wrong })
  const read = await backend.checked(jobId, 2)
  expect(read).toMatchObject({ state: 'VERIFIED', level: 2, given: [{ isEqual: false }] })
  expect(codes(read)).toEqual([])
  await upload(backend, { entityId, sha384: wrong })
  const reason = 'the script ran on a copy'
  await backend.call('exportEvidence.accept', { ...here, jobId, reason })
  const right = log?.sha384Hash ?? ''
  expect((await upload(backend, { entityId, sha384: right })).body).toMatchObject({ kept: 0 })
  expect(await backend.evidence(jobId)).toMatchObject({
    ...{ state: 'VERIFIED', level: 2, acceptedReason: reason },
  })
})

test('VER-06 results that contradict each other, or are not understood, are refused by their numbers and change nothing', async () => {
  await using backend = await withExports()
  const jobId = await backend.exported()
  const { log, entityId } = await backend.checked(jobId)
  const right = { entityId, sha384: log?.sha384Hash ?? '' }
  expect(await upload(backend, right, { entityId, sha384: wrong })).toMatchObject({
    ...{ status: 400, body: { fields: { 'results.1.sha384': { code: 'contradictory' } } } },
  })
  expect(await upload(backend, right, { entityId, sha384: 'what?' })).toMatchObject({
    ...{ status: 400, body: { fields: { 'results.1.sha384': { code: 'format' } } } },
  })
  expect(await backend.evidence(jobId)).toMatchObject({ level: 1, given: [] })
  expect((await upload(backend, right, right)).body).toMatchObject({ equal: 1 })
})

test('VER-02 EXIT-05 files that are gone are found by checking again what was proved, and the dashboard follows', async () => {
  await using backend = await withExports()
  const jobId = await backend.exported()
  await backend.call('exportJobs.describe', { ...here, jobId })
  await backend.call('exportJobs.adopt', { ...here, jobId })
  const { checkedAt } = await backend.checked(jobId)
  const row = async () => {
    const { body } = await backend.call('exit.listMailboxes', { ...here, filter: { text: ana } })
    return body
  }
  await expect.poll(row, { timeout: 15_000 }).toMatchObject({ items: [{ evidence: 'VERIFIED' }] })
  for (const end of ['zip', 'json']) await backend.removeObject(`leaving/ana.silva/${jobId}.${end}`)
  const check = (input: object = {}) =>
    backend.call('exportEvidence.check', { ...here, level: 1, ...input })
  expect((await check()).body).toEqual({ queued: 0 })
  expect((await check({ again: true })).body).toEqual({ queued: 1 })
  const gone = await settled(backend, jobId)
  expect(gone).toMatchObject({ state: 'UNVERIFIABLE', level: 0 })
  expect(codes(gone)).toEqual(['noArchive', 'noLog', 'wasVerified'])
  expect(gone.findings.at(-1)).toMatchObject({ expected: 1, found: checkedAt })
  expect(await row()).toMatchObject({ items: [{ evidence: 'UNVERIFIABLE' }] })
  // The day on which it was verified last stays.
  await check({ again: true })
  const later = await settled(backend, jobId)
  expect(later.findings.at(-1)).toMatchObject({ code: 'wasVerified', found: checkedAt })
})
