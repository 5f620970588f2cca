import { describe, expect, test } from 'vitest'
import { putIds, putSnapshots } from '../test/put-snapshots.ts'
import { snapshotsOf } from '../test/snapshots.ts'
import { here, startBackend, startEmptyBackend } from '../test/start-backend.ts'
import { startOtherAws } from '../test/start-other-aws.ts'

describe('EXIT-02 INV-10 the address of a download', () => {
  test('answers with a file that is not kept, under the name of its digest', async () => {
    await using backend = await startBackend('auditor')
    const snapshots = snapshotsOf(backend)
    const { snapshotId, digest = '', bytes } = await snapshots.read('settings')
    const response = await backend.browser.send(await snapshots.grant(snapshotId))
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'cache-control': 'no-store',
      'content-type': 'application/zip',
      'content-disposition': `attachment; filename="workmail-${here.organizationId}-${digest.slice(0, 12)}.zip"`,
      'content-length': String(bytes),
      'accept-ranges': 'bytes',
    })
    expect((await response.arrayBuffer()).byteLength).toBe(bytes)
  })

  test('continues a broken download with the rest of the same bytes', async () => {
    await using backend = await startBackend('auditor')
    const snapshots = snapshotsOf(backend)
    const { snapshotId, bytes = 0, digest } = await snapshots.read('settings')
    const whole = await snapshots.bytes(snapshotId)
    const address = await snapshots.grant(snapshotId)
    const part = async (range: string, headers = {}) => {
      const response = await backend.browser.send(address, { headers: { range, ...headers } })
      const body = new Uint8Array(await response.arrayBuffer())
      return { status: response.status, range: response.headers.get('content-range'), body }
    }
    expect(await part('bytes=1000-1999')).toEqual({
      ...{ status: 206, range: `bytes 1000-1999/${bytes}`, body: whole.slice(1000, 2000) },
    })
    expect(await part(`bytes=${bytes - 10}-`)).toMatchObject({ body: whole.slice(-10) })
    expect(await part('bytes=-10', { 'if-range': `"${digest}"` })).toMatchObject({
      ...{ status: 206, body: whole.slice(-10) },
    })
    expect(await part('bytes=-10', { 'if-range': '"another"' })).toMatchObject({ status: 200 })
    expect(await part(`bytes=${bytes}-`)).toMatchObject({ status: 416, range: `bytes */${bytes}` })
  })

  test('is for the session that asked, for an hour, and for this snapshot', async () => {
    await using backend = await startBackend('auditor', { sessionIdleMs: 1e9, sessionMaxMs: 1e9 })
    await putSnapshots(backend.store)
    const address = await snapshotsOf(backend).grant(putIds.first)
    const status = async (at: string, browser = backend.browser) => {
      const response = await browser.send(at)
      await response.body?.cancel()
      return response.status
    }
    expect(await status(address)).toBe(200)
    expect(await status(address, (await backend.as('auditor')).browser)).toBe(404)
    expect(await status(address, backend.newBrowser())).toBe(401)
    expect(await status(address.replace(putIds.first, putIds.second))).toBe(404)
    const later = address.replace(/\/(\d+)\//, (_, expires) => `/${Number(expires) + 1}/`)
    expect(await status(later)).toBe(404)
    backend.clock.advance(59)
    expect(await status(address)).toBe(200)
    backend.clock.advance(2)
    expect(await status(address)).toBe(404)
  })

  test('is given after the reason, the digest and the counts are in the audit trail', async () => {
    await using backend = await startBackend('auditor')
    const snapshots = snapshotsOf(backend)
    const { snapshotId, digest, bytes } = await snapshots.read('settings')
    for (const reason of ['', ' ', 'x'.repeat(501)]) {
      const { status, body } = await backend.call('snapshots.download', {
        ...{ ...here, snapshotId, reason },
      })
      expect([status, body]).toMatchObject([400, { fields: { reason: {} } }])
    }
    await snapshots.grant(snapshotId, 'the auditors want it')
    const [intent, last] = (await backend.audit()).slice(-2)
    expect(last).toMatchObject({ operation: 'snapshots.download', outcome: 'Succeeded' })
    expect(JSON.parse(intent?.input ?? '')).toMatchObject({ reason: 'the auditors want it' })
    expect(JSON.parse(last?.facts ?? '')).toMatchObject({ details: { digest, bytes } })
    expect(intent?.target_id).toBe(snapshotId)
  })

  test('is refused for lines that somebody has changed in the store', async () => {
    await using backend = await startBackend('administrator')
    const snapshots = snapshotsOf(backend)
    const { snapshotId } = await snapshots.read('settings')
    await backend.store
      .updateTable('snapshot_line')
      .set({ line: '{"kind":"tag","key":"forged"}' })
      .where('snapshot_id', '=', snapshotId)
      .where('kind', '=', 0)
      .execute()
    const input = { ...here, snapshotId, reason: 'to look' }
    expect(await backend.call('snapshots.download', input)).toMatchObject({
      ...{ status: 409, body: { code: 'SnapshotDamaged' } },
    })
  })
})

test('EXIT-01 EXIT-04 07 A-28 the help desk gets 403 for every operation on snapshots, and each refusal is in the trail', async () => {
  await using backend = await startEmptyBackend()
  await putSnapshots(backend.store)
  const session = await backend.as('helpDesk')
  const one = { ...here, snapshotId: putIds.first }
  const calls = [
    ['snapshots.create', { ...here, scope: 'settings' }],
    ['snapshots.list', here],
    ['snapshots.describe', one],
    ['snapshots.listRows', { ...one, kind: 'user' }],
    ['snapshots.compare', { ...one, otherId: putIds.second }],
    ['snapshots.delete', one],
    ['snapshots.download', { ...one, reason: 'to look' }],
  ] as const
  for (const [id, input] of calls)
    expect([id, await session.call(id, input)]).toMatchObject([
      id,
      { status: 403, body: { code: 'NotAllowed' } },
    ])
  const refused = (await backend.audit()).filter(({ outcome }) => outcome === 'NotAllowed')
  expect(refused.map(({ operation }) => operation)).toEqual([
    ...['snapshots.create', 'snapshots.delete', 'snapshots.download'],
  ])
  const auditor = await backend.as('auditor')
  expect(await auditor.call('snapshots.delete', one)).toMatchObject({ status: 403 })
})

test('EXIT-01 an auditor may create and download a snapshot on a read-only connection', async () => {
  await using local = await startEmptyBackend()
  const endpoint = local.connections[0]?.endpoint
  await using other = await startOtherAws(() => ({ status: 500, body: '{}' }))
  await using backend = await startBackend('auditor', {
    connections: [{ ...other.connection, endpoint, readOnly: true }],
  })
  const snapshots = snapshotsOf(backend)
  const { snapshotId, isComplete } = await snapshots.read('settings')
  expect(isComplete).toBe(true)
  expect((await snapshots.bytes(snapshotId)).length).toBeGreaterThan(1_000)
})
