import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod'
import { putIds, putSnapshots } from '../test/put-snapshots.ts'
import { snapshotsOf } from '../test/snapshots.ts'
import { here, type Session, startBackend } from '../test/start-backend.ts'
import { embeddedData, pageWith } from './embed.ts'

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
let folder = ''
let viewerFile = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mailroom-archive-'))
  viewerFile = join(folder, 'viewer.html')
  await writeFile(viewerFile, '<!doctype html><title>viewer</title><!--archive-data--><p>end</p>')
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const Built = z.object({ address: z.string() })
const input = (snapshotId: string, withEvidence = true) => ({
  ...{ ...here, snapshotId, withEvidence, reason: 'we leave' },
})

const open = async ({ browser }: Pick<Session, 'browser'>, address: string) => {
  const response = await browser.send(address)
  return { response, bytes: new Uint8Array(await response.arrayBuffer()) }
}

const text = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString()

describe('ARC-01 archives.build', () => {
  test('gives an auditor a zip with viewer, snapshot, evidence and sums, twice the same, and the trail its digest', async () => {
    await using backend = await startBackend('auditor', {}, { viewerFile })
    const snapshots = snapshotsOf(backend)
    const { snapshotId, digest = '' } = await snapshots.read('settings')
    const answer = await backend.call('archives.build', input(snapshotId))
    const address = `${backend.url}${Built.parse(answer.body).address}`
    const [first, second] = [await open(backend, address), await open(backend, address)]
    const name = `workmail-archive-${digest.slice(0, 12)}`
    expect(Object.fromEntries(first.response.headers)).toMatchObject({
      ...{ 'cache-control': 'no-store', 'content-type': 'application/zip' },
      'content-disposition': `attachment; filename="${name}.zip"`,
      'content-length': String(first.bytes.length),
    })
    expect(Buffer.from(second.bytes).equals(first.bytes)).toBe(true)

    const files = unzipSync(first.bytes)
    const zip = unzipSync(await snapshots.bytes(snapshotId))
    for (const [path, content] of Object.entries(zip))
      expect(files[`${name}/snapshot/${path.split('/').at(-1)}`], path).toEqual(content)
    expect(Object.keys(files)).toEqual(
      expect.arrayContaining([`${name}/README.txt`, `${name}/evidence/evidence.ndjson`]),
    )
    const page = text(files[`${name}/index.html`])
    const [, packed = ''] = /id="archive-data">([^<]*)<\/script><p>end/.exec(page) ?? []
    const shown = unzipSync(gunzipSync(Buffer.from(packed, 'base64')))
    expect(shown['snapshot/state.ndjson']).toEqual(files[`${name}/snapshot/state.ndjson`])
    expect(Object.keys(shown)).toContain('evidence/evidence.ndjson')
    expect(text(files[`${name}/README.txt`])).toContain(digest)

    const sums = text(files[`${name}/SHA256SUMS`]).trimEnd().split('\n')
    const found = Object.entries(files)
      .map(([path, content]) => `${sha256(content)}  ${path.replace(`${name}/`, '')}`)
      .filter((line) => !line.endsWith('  SHA256SUMS'))
    expect(sums.toSorted()).toEqual(found.toSorted())

    const entries = await backend.audit()
    const last = entries.findLast(({ operation }) => operation === 'archives.build')
    const facts = JSON.parse(last?.facts ?? '')
    const archiveDigest = sha256(first.bytes)
    expect(facts).toMatchObject({ details: { digest, archiveDigest, bytes: first.bytes.length } })
  })

  test('07 A-28 is for administrators and auditors, with a reason; the help desk gets 403', async () => {
    await using backend = await startBackend('auditor', {}, { viewerFile })
    await putSnapshots(backend.store)
    const one = input(putIds.first, false)
    expect((await backend.call('archives.build', { ...one, reason: ' ' })).status).toBe(400)
    const address = `${backend.url}${Built.parse((await backend.call('archives.build', one)).body).address}`
    const other = await backend.as('auditor')
    const helpDesk = await backend.as('helpDesk')
    expect((await helpDesk.call('archives.build', one)).status).toBe(403)
    expect((await open(helpDesk, address)).response.status).toBe(403)
    expect((await open(other, address)).response.status).toBe(404)
    expect((await open(backend, address)).response.status).toBe(200)
    const page = (await open(backend, `${address}/index.html`)).response
    expect(page.headers.get('content-security-policy')).toMatch(/^sandbox (?!.*allow-same-origin)/)
    // A viewer that was built anew is not what was granted.
    await writeFile(viewerFile, '<!doctype html><title>newer</title><!--archive-data--><p>end</p>')
    expect((await open(backend, address)).response.status).toBe(409)
  })

  test('says in words that the viewer is not built', async () => {
    await using backend = await startBackend('administrator', {}, { viewerFile: '/nowhere' })
    await putSnapshots(backend.store)
    expect(await backend.call('archives.build', input(putIds.first))).toMatchObject({
      ...{ status: 409, body: { code: 'ViewerNotBuilt' } },
    })
  })
})

test('ARC-02 what is larger than fits into the page lies beside it, and is not kept in memory', async () => {
  async function* files() {
    yield {
      name: 'snapshot/state.ndjson',
      content: (async function* () {
        for (let at = 0; at < 20; at++) yield Buffer.from(`${Math.sin(at)}`.repeat(500))
      })(),
    }
  }
  expect(await embeddedData(files(), 100)).toBeUndefined()
  const pieces: Buffer[] = []
  for await (const piece of pageWith('<b><!--archive-data--></b>', undefined)) pieces.push(piece)
  expect(Buffer.concat(pieces).toString()).toBe(
    '<b><script type="application/octet-stream" id="archive-data" data-beside="snapshot"></script></b>',
  )
})
