import { expect, test } from 'vitest'
import { exportsOf } from '../test/mailbox-exports.ts'
import { ana, startBackend } from '../test/start-backend.ts'

test('XQ-01 a plan sends nothing; once started, its mailbox is exported, and the history has the job', async () => {
  await using backend = await startBackend('administrator')
  const exports = exportsOf(backend)
  await exports.configure()
  const runId = await exports.plan({ entityIds: [ana] })
  expect(await backend.metrics()).not.toContain('StartMailboxExportJob')
  expect(await exports.items(runId)).toMatchObject([{ name: 'Ana Silva', state: 'PLANNED' }])
  await exports.start(runId)
  await expect.poll(() => exports.items(runId)).toMatchObject([{ state: 'RUNNING' }])
  await exports.later(10)
  expect(await exports.until(runId, 'COMPLETED')).toMatchObject({
    ...{ startedBy: 'Ada Administrator', reason: 'we leave', counts: { COMPLETED: 1 } },
  })
  const [{ jobId = '' } = {}] = await exports.items(runId)
  expect(await exports.jobs({ entityId: ana })).toMatchObject([
    { jobId, state: 'COMPLETED', runId, pass: 1, name: 'Ana Silva' },
  ])
})
