import { sampleOrganizations } from '@mailroom/local-aws'
import { Snapshot, type SnapshotFault } from '@mailroom/schemas/snapshots'
import { strToU8, zipSync } from 'fflate'
import { expect, vi } from 'vitest'
import { databases, test } from '../test/on-both-stores.ts'
import { snapshotsOf } from '../test/snapshots.ts'
import { here, startBackend } from '../test/start-backend.ts'

vi.setConfig({ testTimeout: 60_000 })

test.for(databases)(
  'INV-13 a downloaded snapshot is imported elsewhere, shown, and compared with another one (%s)',
  async (database, { place }) => {
    await using source = await startBackend('administrator')
    const first = snapshotsOf(source)
    const { snapshotId, digest, counts } = await first.read()
    const file = await first.bytes(snapshotId)

    await using backend = await startBackend('administrator', await place(database))
    const snapshots = snapshotsOf(backend)
    const imported = await snapshots.importFile(file)
    expect(imported).toMatchObject({
      ...{ state: 'COMPLETED', origin: 'imported', digest, counts, isComplete: true },
      imported: { organizationId: sampleOrganizations.example, region: 'us-east-1' },
    })
    expect(imported.imported?.by).not.toBe('')
    const one = { ...here, snapshotId: imported.snapshotId }
    const { body } = await backend.call('snapshots.listRows', { ...one, kind: 'user', text: 'ana' })
    expect(JSON.stringify(body)).toContain('Ana Silva')
    // The same files come out again.
    expect(await snapshots.files(imported.snapshotId)).toEqual(await first.files(snapshotId))
    const own = await snapshots.read()
    const compared = await backend.call('snapshots.compare', { ...one, otherId: own.snapshotId })
    expect(compared.status).toBe(200)
    // Nothing of the upload is left.
    expect(await backend.store.selectFrom('snapshot_upload').select('position').execute()).toEqual(
      [],
    )
    const { body: gone } = await backend.call('snapshots.import', {
      ...{ ...here, uploadId: '00000000-0000-4000-8000-00000000ffff' },
    })
    expect(gone).toMatchObject({ code: 'UploadIncomplete' })
  },
)

test('INV-13 hostile, damaged and newer files are refused, each with what is wrong and where', async () => {
  await using backend = await startBackend('administrator')
  const snapshots = snapshotsOf(backend)
  const { snapshotId } = await snapshots.read('settings')
  const texts = await snapshots.files(snapshotId)
  const state = texts['state.ndjson'] ?? ''
  const withFile = (name: string, text: string) =>
    zipSync({
      ...Object.fromEntries(Object.entries(texts).map(([n, t]) => [n, strToU8(t)])),
      [name]: strToU8(text),
    })
  const edited = (change: (bytes: Buffer) => void, level: 0 | 6 = 0) => {
    const zip = Buffer.from(
      zipSync(Object.fromEntries(Object.entries(texts).map(([n, t]) => [n, strToU8(t)])), {
        level,
      }),
    )
    change(zip)
    return new Uint8Array(zip)
  }
  // The central directory names the files last. Source: APPNOTE 4.3.12.
  const directory = (zip: Buffer) => zip.indexOf('PK\u0001\u0002')
  const cases: [string, Uint8Array, SnapshotFault, number?][] = [
    ['a path out of the folder', zipSync({ '../manifest.json': strToU8('{}') }), 'unsafeName'],
    ['an absolute path', zipSync({ '/etc/manifest.json': strToU8('{}') }), 'unsafeName'],
    [
      'a bomb',
      edited((zip) => zip.writeUInt32LE(600 * 1024 ** 2, directory(zip) + 24), 6),
      'tooLarge',
    ],
    [
      'an encrypted file',
      edited((zip) => zip.writeUInt16LE(1, directory(zip) + 8), 6),
      'encrypted',
    ],
    [
      'a file twice',
      zipSync({ 'a/manifest.json': strToU8('{}'), 'b/manifest.json': strToU8('{}') }),
      'twice',
    ],
    ['no manifest', zipSync({ 'state.ndjson': strToU8(state) }), 'missing'],
    [
      'a newer version',
      withFile(
        'manifest.json',
        (texts['manifest.json'] ?? '').replace('"version":1', '"version":2'),
      ),
      'newerVersion',
    ],
    ['another program', withFile('manifest.json', '{"format":"x"}'), 'otherFormat'],
    ['an unknown kind', withFile('state.ndjson', `{"kind":"planet"}\n${state}`), 'unknownKind', 1],
    [
      'a value edited',
      withFile('state.ndjson', state.replace('example-corp', 'exampla-corp')),
      'sha256',
    ],
    ['a line gone', withFile('state.ndjson', state.slice(state.indexOf('\n') + 1)), 'lines'],
    [
      'a line moved',
      withFile('state.ndjson', `${state}${state.split('\n')[0]}\n`),
      'order',
      state.split('\n').length,
    ],
    ['observed edited', withFile('observed.ndjson', ''), 'observed'],
  ]
  for (const [name, file, fault, line] of cases) {
    const { state: outcome, refusal } = await snapshots.importFile(file)
    if (name === 'observed edited' && texts['observed.ndjson'] === '') continue
    expect([name, outcome, refusal?.fault, refusal?.line]).toEqual([name, 'FAILED', fault, line])
  }
  // Nothing of them is left in the store but the line in the list.
  const lines = await backend.store
    .selectFrom('snapshot_line')
    .select('snapshot_id')
    .distinct()
    .execute()
  expect(lines).toEqual([{ snapshot_id: snapshotId }])
  const listed = await backend.call('snapshots.list', { ...here, maxResults: 100 })
  for (const item of (listed.body as { items: unknown[] }).items) Snapshot.parse(item)
})

test('INV-13 what is no zip at all is refused at once, and is in no list', async () => {
  await using backend = await startBackend('administrator')
  const files = [
    new Uint8Array(0),
    strToU8('hello, this is no zip at all'),
    zipSync({ 'manifest.json': strToU8('{}'.repeat(200)) }).slice(0, 60),
  ]
  for (const [number, file] of files.entries()) {
    const uploadId = `00000000-0000-4000-8000-0000000000b${number}`
    await backend.post(`/api/snapshot-uploads/${uploadId}/0`, file, {
      'content-type': 'application/octet-stream',
    })
    expect(await backend.call('snapshots.import', { ...here, uploadId })).toMatchObject({
      ...{ status: 400, body: { code: 'UploadNotZip' } },
    })
  }
  expect((await backend.call('snapshots.list', here)).body).toEqual({ items: [] })
})

test('INV-13 EXIT-01 only an administrator uploads and imports, within the limits, and only their own file', async () => {
  await using backend = await startBackend('administrator')
  const auditor = await backend.as('auditor')
  const uploadId = '00000000-0000-4000-8000-00000000000a'
  const headers = { 'content-type': 'application/octet-stream' }
  const put = (session: typeof auditor, position: number | string, more = {}) =>
    session.post(`/api/snapshot-uploads/${uploadId}/${position}`, new Uint8Array(9), {
      ...headers,
      ...more,
    })
  expect((await put(auditor, 0)).status).toBe(403)
  expect((await put(backend, 0, { 'x-csrf-token': 'forged' })).status).toBe(403)
  expect((await put(backend, 128)).status).toBe(413)
  expect((await put(backend, '../x')).status).toBe(404)
  const tooMuch = new Uint8Array(4 * 1024 ** 2 + 1)
  const address = `/api/snapshot-uploads/${uploadId}/0`
  expect(await backend.post(address, tooMuch, headers)).toMatchObject({
    ...{ status: 413, body: { code: 'BodyTooLarge' } },
  })
  expect((await put(backend, 0, { 'content-type': 'text/plain' })).status).toBe(415)
  expect((await put(backend, 0, { 'content-encoding': 'gzip' })).status).toBe(400)
  expect((await put(backend, 0)).status).toBe(204)
  const other = await backend.as('administrator')
  expect((await put(other, 0)).status).toBe(409)
  expect(await other.call('snapshots.import', { ...here, uploadId })).toMatchObject({
    ...{ status: 409, body: { code: 'UploadIncomplete' } },
  })
  expect((await auditor.call('snapshots.import', { ...here, uploadId })).status).toBe(403)
  backend.clock.advance(62)
  // What nobody imports is forgotten.
  await expect
    .poll(async () => backend.store.selectFrom('snapshot_upload').select('position').execute(), {
      timeout: 10_000,
    })
    .toEqual([])
})
