import { execFile } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { snapshotsOf } from '../test/snapshots.ts'
import { startBackend } from '../test/start-backend.ts'
import { newFolder } from '../test/start-program.ts'

const program = fileURLToPath(new URL('verify.ts', import.meta.url))

function verify(path: string): Promise<{ code: number; said: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [program, path], (error, stdout, stderr) =>
      resolve({ code: Number(error?.code ?? 0), said: `${stdout}${stderr}` }),
    )
  })
}

/** Downloads a snapshot into a folder and a zip. */
async function download() {
  await using backend = await startBackend('auditor')
  const snapshots = snapshotsOf(backend)
  const { snapshotId, digest = '' } = await snapshots.read('settings')
  const folder = newFolder()
  const zip = join(newFolder(), 'snapshot.zip')
  writeFileSync(zip, await snapshots.bytes(snapshotId))
  for (const [name, text] of Object.entries(await snapshots.files(snapshotId)))
    writeFileSync(join(folder, name), text)
  return { folder, zip, digest }
}

test('INV-11 a snapshot that was downloaded holds, as a zip and as a folder', async () => {
  const { folder, zip, digest } = await download()
  for (const path of [folder, zip])
    expect(await verify(path)).toMatchObject({ code: 0, said: expect.stringContaining(digest) })
})

test('INV-11 the first line that was edited, moved, removed or added by hand is named', async () => {
  const { folder } = await download()
  const file = join(folder, 'state.ndjson')
  const whole = readFileSync(file, 'utf8')
  const lines = whole.split('\n').slice(0, -1)
  const cases: [string, string[] | string, RegExp][] = [
    ['a space', lines.with(2, ` ${lines[2]}`), /line 3: it is not in canonical form/],
    ['no JSON', lines.with(1, '{'), /line 2: it is not JSON/],
    [
      'two lines moved',
      lines.with(0, lines[1] ?? '').with(1, lines[0] ?? ''),
      /line 2: it is not after/,
    ],
    ['a line twice', lines.toSpliced(4, 0, lines[3] ?? ''), /line 5: it is not after/],
    ['a line removed', lines.toSpliced(3, 1), /its lines should be \d+ by the manifest/],
    ['a value changed', whole.replace('"example-corp"', '"exampla-corp"'), /its SHA-256 should be/],
    ['another member', lines.with(0, '{"id":"x","kind":"tag"}'), /line 1: .* is not valid/],
    [
      'a kind of a newer version',
      lines.with(0, '{"kind":"planet"}'),
      /line 1: its kind is unknown/,
    ],
    ['no end', whole.slice(0, -1), /line \d+: it has no end/],
    ['a byte order mark', `\uFEFF${whole}`, /line 1: it is not JSON/],
  ]
  for (const [name, edited, said] of cases) {
    writeFileSync(file, typeof edited === 'string' ? edited : `${edited.join('\n')}\n`)
    const answer = await verify(folder)
    expect([name, answer.code], answer.said).toEqual([name, 1])
    expect(answer.said).toMatch(said)
  }
})

test('INV-11 a manifest of a newer version, a missing file and a zip bomb are told in words', async () => {
  const { folder } = await download()
  const manifest = join(folder, 'manifest.json')
  const text = readFileSync(manifest, 'utf8')
  writeFileSync(manifest, text.replace('"version":1', '"version":2'))
  expect(await verify(folder)).toMatchObject({
    ...{ code: 1, said: expect.stringContaining('of another format or version') },
  })
  expect(await verify(newFolder())).toMatchObject({
    ...{ code: 1, said: expect.stringContaining('manifest.json: it is missing') },
  })
  const bomb = join(newFolder(), 'bomb.zip')
  const zip = Buffer.from(zipSync({ 'state.ndjson': new Uint8Array(1_000) }))
  // The size that the directory at the end names. Source: APPNOTE 4.3.12.
  zip.writeUInt32LE(600 * 1024 * 1024, zip.indexOf('PK\u0001\u0002') + 24)
  writeFileSync(bomb, zip)
  expect(await verify(bomb)).toMatchObject({
    ...{ code: 1, said: expect.stringContaining('it has more than') },
  })
  expect(await verify(join(folder, 'nothing'))).toMatchObject({ code: 2 })
})
