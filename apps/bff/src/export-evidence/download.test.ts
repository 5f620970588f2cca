import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { parseVerifyOutput } from '@mailroom/schemas/export-commands'
import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import * as z from 'zod'
import { hashOf } from '../audit/chain.ts'
import type { AuditRow } from '../store/tables.ts'
import { withExports } from '../test/exported.ts'
import { snapshotsOf } from '../test/snapshots.ts'
import { here, type Session, testKey } from '../test/start-backend.ts'
import { packVerifier } from './scripts.ts'

const run = promisify(execFile)

type Files = Record<string, string>

async function download(
  { call, browser }: Pick<Session, 'call' | 'browser'>,
  url: string,
  file: string,
) {
  const input = { ...here, file, reason: 'for the auditors' }
  const { status, body } = await call('exportEvidence.download', input)
  expect(status, JSON.stringify(body)).toBe(200)
  const { address } = z.object({ address: z.string() }).parse(body)
  const response = await browser.send(`${url}${address}`)
  return { address, response, bytes: Buffer.from(await response.arrayBuffer()) }
}

function filesIn(zip: Uint8Array): Files {
  const entries = Object.entries(unzipSync(zip))
  return Object.fromEntries(
    entries.map(([name, content]) => [name, Buffer.from(content).toString()]),
  )
}

/** A folder with files, which is deleted at the end of the block. */
async function folderWith(files: Record<string, string | Uint8Array>) {
  const path = await mkdtemp(join(tmpdir(), 'mailroom-evidence-'))
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(path, name)), { recursive: true })
    await writeFile(join(path, name), content)
  }
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) }
}

/** Runs a program to its end, whatever its exit code. */
async function outputOf(program: string, args: string[], cwd: string) {
  const ended = await run(program, args, { cwd }).catch((error: unknown) => error)
  return z
    .object({ stdout: z.string(), stderr: z.string(), code: z.number().optional() })
    .parse(ended)
}

const lines = (text = '') => text.trimEnd().split('\n')

test('VER-07 the evidence pack has the same bytes twice, holds by its own verifier, and proves its audit entries', async () => {
  await using backend = await withExports()
  await snapshotsOf(backend).read('complete')
  const jobId = await backend.exported()
  await backend.checked(jobId)
  await backend.variant({ log: 'absent' })
  const lost = await backend.exported('jurgen.muller')
  await backend.checked(lost)
  const accept = { ...here, jobId: lost, reason: 'the user has a <copy>' }
  await backend.call('exportEvidence.accept', accept)
  const auditor = await backend.as('auditor')
  const { bytes, response, address } = await download(auditor, backend.url, 'pack')
  const digest = createHash('sha256').update(bytes).digest('hex')
  expect(Object.fromEntries(response.headers)).toMatchObject({
    ...{ 'content-type': 'application/zip', 'cache-control': 'no-store' },
    'content-disposition': `attachment; filename="evidence-${here.organizationId}-${digest.slice(0, 12)}.zip"`,
    'content-length': String(bytes.length),
  })
  const again = await auditor.browser.send(`${backend.url}${address}`)
  expect(Buffer.from(await again.arrayBuffer()).equals(bytes)).toBe(true)
  const entries = await backend.audit()
  const entry = entries.findLast(({ operation }) => operation === 'exportEvidence.download')
  expect(entry?.facts).toContain(digest)
  expect(JSON.stringify(entries)).toContain('for the auditors')

  const files = filesIn(bytes)
  const ana = (await backend.evidence(jobId)).entityId
  expect(Object.keys(files)).toEqual([
    ...[
      'README.txt',
      'summary.html',
      'accepted.csv',
      'archives.csv',
      'audit.ndjson',
      'audit-head.json',
    ],
    ...[
      'evidence.ndjson',
      'jobs.ndjson',
      'missing.csv',
      `logs/${ana}.json`,
      'snapshot/manifest.json',
    ],
    ...['verify-pack.mjs', 'SHA256SUMS'],
  ])
  expect(files['summary.html']).toContain('the user has a &lt;copy&gt;')
  expect(files['summary.html']).not.toMatch(/<script|<copy>/)
  expect(files['summary.html']).toContain('README.txt')
  const missing = lines(files['missing.csv']).slice(1)
  const needed = missing.filter((line) => line.trim().endsWith(','))
  expect(needed.length).toBeGreaterThan(5)
  // Who was never enabled, and whose mailbox AWS has removed, have none to export.
  for (const name of ['new.colleague', 'ingrid.larsen'])
    expect(missing.find((line) => line.includes(name))).toContain(
      'Amazon WorkMail has no mailbox of it',
    )
  expect(files['missing.csv']).not.toContain(ana)
  expect(files['summary.html']).toContain(
    `without a complete export: ${needed.length}, and ${missing.length - needed.length} that nobody needs or that AWS does not have`,
  )
  const readMe = lines(files['README.txt'])
  expect(readMe.length).toBeLessThanOrEqual(40)
  for (const name of Object.keys(files).filter((each) => !each.startsWith('logs/')))
    if (name !== 'README.txt') expect(files['README.txt']).toContain(name)
  expect(files['README.txt']).toMatch(/node verify-pack\.mjs[\s\S]+sha256sum -c SHA256SUMS/)
  const archives = lines(files['archives.csv']).map((line) => line.trim())
  expect(archives[0]).toBe('entity,file,sha384,messages,state')
  expect(archives.find((line) => line.startsWith(ana))).toMatch(/,[0-9a-f]{96},\d+,VERIFIED$/)
  expect(archives.find((line) => line.endsWith(',,,ACCEPTED'))).toMatch(/^[\w-]+,[\w-]+\.zip,,,/)
  expect(files['accepted.csv']).toContain('the user has a <copy>')
  expect(JSON.parse(files[`logs/${ana}.json`] ?? '')).toHaveProperty('totalMessages')
  expect(
    lines(files['evidence.ndjson'])
      .map((line) => JSON.parse(line).state)
      .sort(),
  ).toEqual([...['UNVERIFIABLE', 'VERIFIED']])
  const Line = z.object({ previousHash: z.string(), row: z.record(z.string(), z.unknown()) })
  const rows = lines(files['audit.ndjson']).map((line) => Line.parse(JSON.parse(line)))
  const columns = Object.keys(entries[0] ?? {})
  for (const { previousHash, row } of rows) {
    const whole = Object.fromEntries(columns.map((name) => [name, row[name] ?? null]))
    expect(row.hash).toBe(hashOf(testKey, previousHash, whole as AuditRow))
  }
  const operations = new Set(rows.map(({ row }) => row.operation))
  expect(operations).toContain('exportEvidence.accept')
  expect(operations).not.toContain('users.list')

  expect(packVerifier.trimEnd().split('\n').length).toBeLessThanOrEqual(30)
  await using folder = await folderWith(unzipSync(bytes))
  const verify = () => outputOf(process.execPath, ['verify-pack.mjs'], folder.path)
  const sums = await outputOf('sha256sum', ['-c', 'SHA256SUMS'], folder.path)
  expect([sums.code, sums.stderr]).toEqual([undefined, ''])
  expect((await verify()).stdout).toBe('12 files are as they were.\n')
  await writeFile(join(folder.path, 'accepted.csv'), 'changed')
  await writeFile(join(folder.path, 'extra.txt'), 'new')
  await rm(join(folder.path, 'jobs.ndjson'))
  const { code, stderr } = await verify()
  expect([code, lines(stderr).sort()]).toEqual([
    ...[1, ['changed accepted.csv', 'missing jobs.ndjson', 'unexpected extra.txt']],
  ])
})

test('VER-07 an address is for its session, and sends nothing once the evidence is another', async () => {
  await using backend = await withExports()
  const jobId = await backend.exported()
  await backend.checked(jobId)
  const { address } = await download(backend, backend.url, 'pack')
  const status = async (session: Pick<Session, 'browser'>, at = address) =>
    (await session.browser.send(`${backend.url}${at}`)).status
  expect(await status(backend)).toBe(200)
  expect(await status(await backend.as('auditor'))).toBe(404)
  expect(await status(await backend.as('helpDesk'))).toBe(403)
  expect(await status({ browser: backend.newBrowser() })).toBe(401)
  expect(
    await status(
      backend,
      address.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')),
    ),
  ).toBe(404)
  await backend.call('exportEvidence.accept', { ...here, jobId, reason: 'looked at it' })
  const changed = await backend.browser.send(`${backend.url}${address}`)
  expect([changed.status, await changed.json()]).toMatchObject([409, { code: 'EvidenceChanged' }])
})

test('VER-06 the script finds equal, different and missing archives, and its output proves level 2', async () => {
  await using backend = await withExports()
  const people = ['ana.silva', 'jurgen.muller', 'liam.oconnor']
  const jobIds: string[] = []
  for (const name of people) {
    await backend.control('POST', 'clock?advance=90000')
    const jobId = await backend.exported(name)
    await backend.checked(jobId)
    jobIds.push(jobId)
  }
  const files = filesIn((await download(backend, backend.url, 'scripts')).bytes)
  const [equal, different, missing] = lines(files['archives.csv'])
    .slice(1)
    .map((line) => line.split(','))
  expect(files['copy.csv']).toContain(`s3://${backend.bucket}/leaving/ana.silva/${jobIds[0]}.zip`)
  const evidence = await Promise.all(jobIds.map((jobId) => backend.evidence(jobId)))
  const of = (entityId: string | undefined) => evidence.find((each) => each.entityId === entityId)
  const archive = async (entityId: string | undefined) => {
    const { jobId = '', archive: found } = of(entityId) ?? {}
    expect(jobId).not.toBe('')
    const { S3 } = await import('@aws-sdk/client-s3')
    const { endpoint = '' } = backend.connections[0] ?? {}
    const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
    const s3 = new S3({ endpoint, region: 'us-east-1', forcePathStyle: true, credentials })
    const { Body } = await s3.getObject({ Bucket: backend.bucket, Key: found?.key })
    const bytes = Buffer.from((await Body?.transformToByteArray()) ?? [])
    s3.destroy()
    return bytes
  }
  await using folder = await folderWith({
    ...files,
    [equal?.[1] ?? '']: await archive(equal?.[0]),
    [different?.[1] ?? '']: Buffer.from('another'),
  })
  const { stdout, code } = await outputOf('sh', ['verify.sh'], folder.path)
  expect(code).toBe(1)
  expect(lines(stdout).map((line) => line.replace(/,[0-9a-f]{96},/, ',#,'))).toEqual([
    ...[`${equal?.[0]},#,equal`, `${different?.[0]},#,different`, `${missing?.[0]},,missing`],
  ])
  const { lines: results, ...wrong } = parseVerifyOutput(stdout)
  expect(wrong).toEqual({ notUnderstood: [], contradictory: [] })
  expect(results.length).toBe(2)
  const unknown = { entityId: 'nobody', sha384: 'ab'.repeat(48) }
  const input = { ...here, results: [...results, unknown] }
  expect((await backend.call('exportEvidence.uploadResults', input)).body).toEqual({
    ...{ equal: 1, different: 1, kept: 0, unknown: ['nobody'] },
  })
  const after = (entityId: string | undefined) => backend.evidence(of(entityId)?.jobId ?? '')
  expect(await after(equal?.[0])).toMatchObject({ state: 'VERIFIED', level: 2 })
  expect(await after(different?.[0])).toMatchObject({ state: 'MISMATCH', level: 1 })
  expect(await after(missing?.[0])).toMatchObject({ state: 'VERIFIED', level: 1 })
})

test('VER-08 the addresses of the newest complete snapshot are listed to be tried', async () => {
  await using backend = await withExports()
  const input = { ...here, file: 'probes', reason: 'to try them' }
  expect(await backend.call('exportEvidence.download', input)).toMatchObject({
    ...{ status: 404, body: { code: 'SnapshotNotFound' } },
  })
  await snapshotsOf(backend).read('complete')
  const { bytes, response } = await download(backend, backend.url, 'probes')
  expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8')
  const [head, ...rows] = lines(bytes.toString())
  expect(head?.trim()).toBe('address,kind,owner,expected target object')
  expect(rows.some((row) => /^ana\.silva@example\.com,primary,[\w-]+,user\r?$/.test(row))).toBe(
    true,
  )
  expect(rows.filter((row) => row.includes(',alias,')).length).toBeGreaterThan(0)
})
