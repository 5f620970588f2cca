import { expect, test } from 'vitest'
import { exportsOf } from '../test/mailbox-exports.ts'
import { ana, here, startBackend } from '../test/start-backend.ts'

test('EXIT-15 XQ-06 keys of objects and the log have ids only: no name, address, bucket or reason', async () => {
  await using backend = await startBackend('administrator')
  const exports = exportsOf(backend)
  const canary = 'canary-bucket-4711'
  await exports.configure({
    ...{ bucket: canary, prefix: 'canary-prefix/' },
    kmsKeyArn: 'arn:aws:kms:us-east-1:123456789012:key/0a1b2c3d-0000-4000-8000-000000000002',
    roleArn: 'arn:aws:iam::123456789012:role/CanaryRole',
  })
  const runId = await exports.plan({ entityIds: [ana] })
  await backend.faults({ operation: 'StartMailboxExportJob', kind: 'drop', count: 1 })
  await exports.start(runId)
  await expect
    .poll(() => exports.items(runId))
    .toMatchObject([{ problem: { code: 'AwsUnreachable' } }])
  await exports.later(1)
  await exports.running(runId, 1)
  await exports.later(10)
  await exports.until(runId, 'COMPLETED')
  const [job] = await exports.jobs({ entityId: ana })
  const keys = `canary-prefix/${here.organizationId}/${runId}/1/${ana}/`
  expect(job?.prefix).toBe(keys)
  expect(job?.path?.slice(0, keys.length)).toBe(keys)
  expect(job?.description).not.toMatch(/ana|silva|example/i)
  const log = backend.log.lines.join('\n')
  expect(log).toContain('is sent again')
  expect(log).not.toMatch(/ana\.silva|Ana Silva|canary|we leave/i)
})

test('EXIT-02 EXIT-01 a start is one entry with its reason, run and number of mailboxes; an auditor reads only', async () => {
  await using backend = await startBackend('administrator')
  const exports = exportsOf(backend)
  await exports.configure()
  const runId = await exports.plan({ entityIds: [ana] })
  await exports.start(runId)
  const entries = (await backend.audit()).filter(
    ({ operation }) => operation === 'exportRuns.start',
  )
  expect(entries).toMatchObject([
    { phase: 'intent', target_kind: 'EXPORT_RUN', target_id: runId },
    { phase: 'outcome', result: 'SUCCEEDED' },
  ])
  expect(entries[0]?.input).toContain('we leave')
  expect(entries[1]?.facts).toContain('"mailboxes":1')
  const auditor = await backend.as('auditor')
  expect(await auditor.call('exportRuns.describe', { ...here, runId })).toMatchObject({
    status: 200,
  })
  const helpDesk = await backend.as('helpDesk')
  for (const [{ call }, id] of [
    [auditor, 'exportRuns.pause'],
    [helpDesk, 'exportRuns.describe'],
  ] as const)
    expect(await call(id, { ...here, runId })).toMatchObject({
      ...{ status: 403, body: { code: 'NotAllowed' } },
    })
})
