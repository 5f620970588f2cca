import { Evidence } from '@mailroom/schemas/export-evidence'
import { expect, test } from 'vitest'
import { openStore } from '../store/open-store.ts'
import { here } from '../test/start-backend.ts'
import { newFolder, startProgram } from '../test/start-program.ts'

/** The complete export of the sample. */
const jobId = '10000000-0000-4000-8000-000000000015'

test('VER-04 07 A-02 after kill -9 while every message is read the check goes on, and until then nothing says verified', {
  timeout: 120_000,
}, async () => {
  const dataDir = newFolder()
  const start = () =>
    startProgram({ DATA_DIR: dataDir, LOG_LEVEL: 'error', JOB_LEASE_SECONDS: '2' })
  const first = await start()
  const allow = { ...here, level: 3, readsArchives: true, expected: {} }
  expect(await first.session.call('exportEvidence.putSettings', allow)).toMatchObject({
    status: 204,
  })
  const slow = [{ operation: 's3:GetObject', kind: 'latency', latencyMs: 2_000, count: 1_000 }]
  const init = { method: 'POST', body: JSON.stringify(slow) }
  expect((await fetch(`${first.awsUrl}/__local/faults`, init)).status).toBe(200)
  const input = { ...here, jobIds: [jobId], level: 3 }
  expect(await first.session.call('exportEvidence.check', input)).toMatchObject({ status: 200 })
  // The log is read, and the archive at least once.
  const read = async () => {
    const calls = await (await fetch(`${first.awsUrl}/__local/calls?limit=100`)).text()
    return calls.split('GetObject').length - 1
  }
  await expect.poll(read, { timeout: 30_000 }).toBeGreaterThan(1)
  first.child.kill('SIGKILL')
  await first.exited

  const store = await openStore({ dataDir })
  const row = await store.selectFrom('export_evidence').selectAll().executeTakeFirstOrThrow()
  await store.destroy()
  expect(row).toMatchObject({ state: null, level: 0, wanted_level: 3 })

  const second = await start()
  const describe = async () =>
    Evidence.parse((await second.session.call('exportEvidence.describe', { ...here, jobId })).body)
  await expect.poll(async () => (await describe()).wantedLevel, { timeout: 60_000 }).toBe(undefined)
  expect(await describe()).toMatchObject({ state: 'VERIFIED', level: 3 })
  second.child.kill('SIGTERM')
  await second.exited
})
