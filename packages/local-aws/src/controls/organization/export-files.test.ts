import { createHash } from 'node:crypto'
import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { stoppedClock } from '../../clock.ts'
import { startLocalAws } from '../../local-aws.ts'
import { sampleOrganizations } from '../../sample/sample.ts'
import { clientsOf } from '../../test/clients.ts'
import { startExport } from '../../test/exports.ts'

const Bucket = 'exports'

/** The files of an export in a variant: the log, if there is one, and the archive. */
async function filesAs(variant: object) {
  await using aws = await startLocalAws({ clock: stoppedClock() })
  const url = `${aws.endpoint}/__local/orgs/${sampleOrganizations.example}/export-files`
  const { status } = await fetch(url, { method: 'PUT', body: JSON.stringify(variant) })
  expect(status).toBe(200)
  await startExport(aws)
  aws.clock.advance(600)
  const { s3 } = clientsOf(aws, 'local')
  const { Contents = [] } = await s3.listObjectsV2({ Bucket })
  const read = async (Key: string | undefined) =>
    (await s3.getObject({ Bucket, Key })).Body?.transformToByteArray()
  const keys = Contents.map(({ Key = '' }) => Key)
  const logKey = keys.find((key) => !key.endsWith('.zip'))
  const text = logKey === undefined ? '' : Buffer.from((await read(logKey)) ?? []).toString()
  const log: Record<string, string> = text === '' ? {} : JSON.parse(text)
  const zip = Buffer.from((await read(keys.find((key) => key.endsWith('.zip')))) ?? [])
  return { keys, log, zip, hash: createHash('sha384').update(zip).digest('hex') }
}

test('S3L-06 the log of an export is absent, has another name, another hash, or times in ms', async () => {
  expect((await filesAs({ log: 'absent' })).keys).toEqual([expect.stringMatching(/\.zip$/)])
  expect((await filesAs({ log: 'renamed' })).keys[0]).toMatch(/-export\.log$/)
  const { log, hash } = await filesAs({ sha384Hash: 'wrong' })
  expect(log.sha384Hash).toMatch(/^[0-9a-f]{96}$/)
  expect(log.sha384Hash).not.toBe(hash)
  expect((await filesAs({ times: 'milliseconds' })).log.endTime).toMatch(/^\d{13}$/)
})

test('S3L-06 an archive is cut off, or one of its entries cannot be read', async () => {
  const cut = await filesAs({ archive: 'truncated' })
  expect(cut.hash).not.toBe(cut.log.sha384Hash)
  expect(() => unzipSync(cut.zip)).toThrow()
  const { zip, log, hash } = await filesAs({ archive: 'damaged' })
  expect(hash).toBe(log.sha384Hash)
  const names: string[] = []
  unzipSync(zip, { filter: ({ name }) => names.push(name) < 0 })
  const whole = (await filesAs({})).zip
  const broken = names.filter((name) => {
    const entry = (bytes: Uint8Array) => unzipSync(bytes, { filter: (file) => file.name === name })
    try {
      return !Buffer.from(entry(zip)[name] ?? []).equals(entry(whole)[name] ?? Buffer.alloc(0))
    } catch {
      return true
    }
  })
  expect(broken.map((name) => names.indexOf(name) + 1)).toEqual([17])
})

test('S3L-06 an archive has one root folder, calendar items as .ics, names in CP437, and zip64', async () => {
  const { zip } = await filesAs({ layout: 'oneRoot', calendar: 'ics' })
  const names = Object.keys(unzipSync(zip))
  expect(names.every((name) => name.startsWith('Jürgen Müller/'))).toBe(true)
  const calendar = names.filter((name) => name.includes('/Calendar/'))
  expect(calendar.every((name) => name.endsWith('.ics'))).toBe(true)
  expect(calendar.length).toBeGreaterThan(0)
  const old = await filesAs({ layout: 'oneRoot', names: 'cp437', zip64: true })
  // ü is 0x81 in CP437, and the reader takes the name as Latin-1.
  expect(Object.keys(unzipSync(old.zip))[0]).toMatch(/^J\x81rgen M\x81ller\/Inbox/)
  expect(old.zip.includes(Buffer.from([0x50, 0x4b, 6, 6]))).toBe(true)
})

test('S3L-06 an archive of 2 GiB is written without its size in memory, and its end can be read', async () => {
  const before = process.memoryUsage().rss
  await using aws = await startLocalAws({ clock: stoppedClock() })
  const url = `${aws.endpoint}/__local/orgs/${sampleOrganizations.example}/export-files`
  const minBytes = 2 * 1024 ** 3
  const { status } = await fetch(url, { method: 'PUT', body: JSON.stringify({ minBytes }) })
  expect(status).toBe(200)
  const jobId = await startExport(aws)
  aws.clock.advance(600)
  const { s3 } = clientsOf(aws, 'local')
  const Key = `mailboxes/${jobId}.zip`
  const { ContentLength = 0 } = await s3.headObject({ Bucket, Key })
  expect(ContentLength).toBeGreaterThan(minBytes)
  const end = await s3.getObject({ Bucket, Key, Range: 'bytes=-22' })
  const bytes = Buffer.from((await end.Body?.transformToByteArray()) ?? [])
  expect(bytes.readUInt32LE(0)).toBe(0x06054b50)
  expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 ** 2)
}, 60_000)
