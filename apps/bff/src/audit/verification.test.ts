import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished } from 'vitest'
import { createLogger } from '../http/log.ts'
import { databases, openFor, test } from '../test/on-both-stores.ts'
import { startBackend } from '../test/start-backend.ts'
import { keepAnchors } from './anchors.ts'
import { auditTrail } from './trail.ts'
import { trailVerification } from './verification.ts'

const key = Buffer.alloc(32, 1)
const clock = { now: () => new Date('2026-11-24T12:00:00Z') }

describe.each(databases)('on %s', (database) => {
  test('a scheduled verification keeps its result, and says in the log that the trail is broken', async ({
    place,
  }) => {
    const folder = mkdtempSync(join(tmpdir(), 'mailroom-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    await using opened = await openFor(await place(database))
    const { store } = opened
    const lines: string[] = []
    const logger = createLogger('error', { write: (line: string) => void lines.push(line) })
    const anchorFile = join(folder, 'anchors')
    const anchors = keepAnchors({ file: anchorFile, logger, clock })
    const trail = auditTrail(store, { clock, key, onAppended: anchors.onAppended })
    const event = { requestId: '', account: 'ada', role: '', operation: 'signIn', input: {} }
    await trail.begin()
    for (let each = 0; each < 300; each++)
      await trail.single(event, { outcome: 'Succeeded', result: 'SUCCEEDED' })
    anchors.close()
    const verification = trailVerification({ store, key, clock, logger, anchorFile })
    expect(await verification.last()).toBeUndefined()
    await verification.run()
    expect(await verification.last()).toMatchObject({
      ...{ result: 'HOLDS', entries: 301, at: '2026-11-24T12:00:00.000Z' },
      ...{ head: await trail.head(), comparedWithAnchors: true },
    })
    expect(lines).toEqual([])

    // Somebody adds a row without the key.
    const [last] = await store
      .selectFrom('audit_entry')
      .selectAll()
      .orderBy('sequence', 'desc')
      .limit(1)
      .execute()
    if (!last) throw new Error('There are 301 rows')
    await store
      .insertInto('audit_entry')
      .values({ ...last, sequence: 302, account: 'eve' })
      .execute()
    await verification.run()
    expect(await verification.last()).toMatchObject({ result: 'BROKEN', brokenAt: 302 })
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { level: 50, msg: 'the audit trail is broken', auditTrail: { number: 302 } },
    ])
  })
})

test('S10 the head is in the log at start, and auditors see it with the settings', async () => {
  await using backend = await startBackend('auditor', { auditRetentionDays: 30 })
  const { body } = await backend.call('auditEntries.describeProof', {})
  expect(body).toMatchObject({
    ...{ head: { number: 2, hash: expect.stringMatching(/^[0-9a-f]{64}$/) }, first: 1 },
    ...{ retentionDays: 30, verifyHours: 24, anchorFile: { isKept: false } },
  })
  const heads = backend.log.lines
    .map((line) => JSON.parse(line))
    .filter(({ msg }) => msg === 'head of the audit trail')
  expect(heads).toMatchObject([{ auditTrail: { number: 1 } }])
})
