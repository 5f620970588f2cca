import { exportEvidence } from '@mailroom/schemas/export-evidence'
import { expect, test } from 'vitest'
import { withExports } from '../test/exported.ts'
import { here } from '../test/start-backend.ts'

type Backend = Awaited<ReturnType<typeof withExports>>

/** Gives what the target reports. */
const give = (backend: Backend, ...counts: { address: string; messages: number }[]) =>
  backend.call('exportEvidence.uploadCounts', { ...here, counts })

/** Exports Ana's mailbox, once the index of the directory knows her address, and has it checked. */
async function exported(backend: Backend) {
  const query = { text: 'ana.silva' }
  const search = () => backend.call('entities.search', { ...here, query })
  await expect.poll(search).toMatchObject({ body: { items: [{}], index: { phase: 'COMPLETE' } } })
  const jobId = await backend.exported()
  const { entityId, log, email } = await backend.checked(jobId)
  expect(email).toBe(address)
  return { jobId, entityId, messages: log?.totalMessages ?? 0 }
}

const address = 'ana.silva@example.com'

const codes = ({ findings }: { findings: readonly { code: string }[] }) =>
  findings.map(({ code }) => code).filter((code) => code !== 'nonExportable')

test('VER-01 as many messages at the target prove level 4, and fewer are told with their number', async () => {
  await using backend = await withExports()
  const { jobId, messages } = await exported(backend)
  const listed = async (level: number) => {
    const { body } = await backend.call('exportEvidence.list', { ...here, level })
    return exportEvidence['exportEvidence.list'].output.parse(body).items.map((each) => each.jobId)
  }
  const given = await give(
    backend,
    { address: address.toUpperCase(), messages: messages + 2 },
    { address: 'nobody@example.com', messages: 1 },
  )
  expect(given.body).toEqual({ complete: 1, fewer: 0, unknown: ['nobody@example.com'] })
  const there = await backend.evidence(jobId)
  expect(there).toMatchObject({ state: 'VERIFIED', level: 4, checkedBy: expect.any(String) })
  expect(there.findings).toContainEqual({
    ...{ code: 'atTarget', expected: messages, found: messages + 2 },
  })
  expect(await listed(4)).toEqual([jobId])
  expect(await listed(1)).toEqual([])
  // A check of the archive leaves what the target has.
  expect(await backend.checked(jobId)).toMatchObject({ level: 4 })
  expect((await give(backend, { address, messages: messages - 1 })).body).toEqual({
    ...{ complete: 0, fewer: 1, unknown: [] },
  })
  const fewer = await backend.evidence(jobId)
  expect(fewer).toMatchObject({ state: 'MISMATCH', level: 1 })
  expect(codes(fewer)).toEqual(['fewerAtTarget'])
  expect(await listed(1)).toEqual([jobId])
})

test('VER-01 what the target has proves nothing while the archive does not match', async () => {
  await using backend = await withExports()
  const { jobId, entityId, messages } = await exported(backend)
  const results = [{ entityId, sha384: 'cd'.repeat(48) }]
  await backend.call('exportEvidence.uploadResults', { ...here, results })
  await give(backend, { address, messages })
  expect(await backend.evidence(jobId)).toMatchObject({ state: 'MISMATCH', level: 1 })
})

test('VER-01 a report that contradicts itself, or has no number, is refused by its line and changes nothing', async () => {
  await using backend = await withExports()
  const { jobId } = await exported(backend)
  expect(await give(backend, { address, messages: 1 }, { address, messages: 2 })).toMatchObject({
    ...{ status: 400, body: { fields: { 'counts.1.messages': { code: 'contradictory' } } } },
  })
  expect(await give(backend, { address, messages: -1 })).toMatchObject({
    ...{ status: 400, body: { fields: { 'counts.0.messages': {} } } },
  })
  expect(codes(await backend.evidence(jobId))).toEqual([])
})
