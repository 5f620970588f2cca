import { createHash } from 'node:crypto'
import { zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { withExports } from '../test/exported.ts'
import { here } from '../test/start-backend.ts'
import { folderOf } from './check-entries.ts'
import { parseResultLog } from './result-log.ts'

const hash = 'ab'.repeat(48)
const log = { totalMessages: '12', sha384Hash: hash }
const parse = (value: unknown) => parseResultLog(JSON.stringify(value))

test.each([
  ['a number with a sign', { ...log, totalMessages: '-1' }],
  ['a number beyond 2^53', { ...log, totalMessages: '9007199254740993' }],
  ['a number in hex', { ...log, totalMessages: '0x10' }],
  ['a fraction', { ...log, totalMessages: 1.5 }],
  ['a short hash', { ...log, sha384Hash: 'abc' }],
  ['a time of 11 digits', { ...log, endTime: '12345678901' }],
  ['no object', [log]],
  ['nothing', null],
  ['more than 64 KiB', { ...log, filling: 'a'.repeat(64 * 1024) }],
] as const)('VER-02 a log with %s is none', (_, value) => {
  expect(parse(value)).toBeUndefined()
})

test('VER-02 a log is read by its known members; its prototype stays that of an object', () => {
  const text = `{"__proto__":{"totalMessages":"9","polluted":true},"constructor":{"prototype":{}},"totalMessages":"12","sha384Hash":"${hash}"}`
  const read = parseResultLog(text)
  expect(read).toEqual({ totalMessages: 12, sha384Hash: hash })
  expect(Object.getPrototypeOf(read)).toBe(Object.prototype)
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
  expect(
    parseResultLog(`{"__proto__":{"totalMessages":"9","sha384Hash":"${hash}"}}`),
  ).toBeUndefined()
  expect(parse({ ...log, endTime: '1790000000' })?.endTime).toBe(
    parse({ ...log, endTime: '1790000000000' })?.endTime,
  )
})

test.each([
  ['../../etc/passwd/0001.eml', 'etc/passwd'],
  ['/absolute/0001.eml', 'absolute'],
  ['C:/Windows/0001.eml', 'C:/Windows'],
  ['Inbox/\u202egnp/0001.eml', 'Inbox/gnp'],
  ['0001.eml', ''],
])('ARC-07 the folder of %s is shown flat', (name, folder) => {
  expect(folderOf(name)).toBe(folder)
})

/** A zip whose members in the directory at its end are changed. */
function patched(zip: Uint8Array, at: number, value: number): Buffer {
  const bytes = Buffer.from(zip)
  const entry = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]))
  bytes.writeUInt32LE(value, entry + at)
  return bytes
}

const message = Buffer.from('Subject: secret words\r\n\r\ntext\r\n'.repeat(50))
const plain = zipSync({ 'Inbox/0001.eml': message })

/** Where the directory has the sizes of an entry. Source: APPNOTE 4.3.12. */
const [packedSize, size] = [20, 24]

test.each([
  ['of a bomb', zipSync({ 'a.eml': new Uint8Array(40 * 1024 ** 2) }), 'hostileArchive'],
  ['that claims 4 GB', patched(plain, size, 0xfffffffe), 'hostileArchive'],
  ['that claims more than it has', patched(plain, packedSize, 0x7fffffff), 'hostileArchive'],
  ['that claims fewer bytes than it grows to', patched(plain, size, 10), 'damagedEntries'],
  ['that says zip64 without numbers', patched(plain, size, 0xffffffff), 'hostileArchive'],
  ['of something else', Buffer.from('<html>not a zip</html>'.repeat(10)), 'notAZip'],
  ['with an end and nothing else', plain.subarray(-22), 'notAZip'],
] as const)('VER-04 an archive %s is told in words', async (_, zip, code) => {
  await using backend = await withExports()
  await backend.call('exportEvidence.putSettings', {
    ...{ ...here, level: 1, readsArchives: true, expected: {} },
  })
  const jobId = await backend.exported()
  const before = process.memoryUsage().rss
  await backend.putObject(`leaving/ana.silva/${jobId}.zip`, zip)
  const evidence = await backend.checked(jobId, 3)
  expect(evidence.state).toBe('MISMATCH')
  expect(evidence.findings.map((finding) => finding.code)).toContain(code)
  expect(process.memoryUsage().rss - before).toBeLessThan(150 * 1024 ** 2)
})

test('VER-03 VER-04 names that lead out are read like others, and no subject is kept or logged', async () => {
  await using backend = await withExports()
  await backend.call('exportEvidence.putSettings', {
    ...{ ...here, level: 1, readsArchives: true, expected: {} },
  })
  const jobId = await backend.exported()
  const names = [
    '../../../../tmp/out.eml',
    '/etc/passwd',
    'C:\\Windows\\x.eml',
    'secret subject.eml',
  ]
  const zip = Buffer.from(zipSync(Object.fromEntries(names.map((name) => [name, message]))))
  // The content of the last entry no longer fits its sum.
  const directory = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]))
  zip.writeUInt32LE(zip.readUInt32LE(directory + 16) ^ 1, directory + 16)
  await backend.putObject(`leaving/ana.silva/${jobId}.zip`, zip)
  const told = {
    ...{ totalMessages: '4', sha384Hash: createHash('sha384').update(zip).digest('hex') },
  }
  await backend.putObject(`leaving/ana.silva/${jobId}.json`, Buffer.from(JSON.stringify(told)))
  const evidence = await backend.checked(jobId, 3)
  expect(evidence.findings).toEqual([
    { code: 'damagedEntries', found: 1, entries: [{ number: 4, folder: '' }] },
  ])
  const rows = await backend.store.selectFrom('export_evidence').selectAll().execute()
  expect(JSON.stringify(rows)).not.toMatch(/secret/)
  expect(backend.log.lines.join('')).not.toMatch(/secret|passwd/)
})

test('VER-02 a log of another time does not count, and the log of another archive neither', async () => {
  await using backend = await withExports()
  await backend.variant({ log: 'absent' })
  const jobId = await backend.exported()
  const foreign = { ...log, startTime: '1500000000', endTime: '1500000100' }
  await backend.putObject('leaving/ana.silva/foreign.json', Buffer.from(JSON.stringify(foreign)))
  expect(await backend.checked(jobId)).toMatchObject({
    ...{ state: 'UNVERIFIABLE', level: 0 },
    findings: [{ code: 'logOfOtherJob', found: 'leaving/ana.silva/foreign.json' }],
  })
  await backend.removeObject('leaving/ana.silva/foreign.json')
  await backend.putObject('leaving/ana.silva/other.zip', Buffer.from(plain))
  await backend.putObject('leaving/ana.silva/other.json', Buffer.from(JSON.stringify(log)))
  expect(await backend.checked(jobId)).toMatchObject({ findings: [{ code: 'noLog' }] })
})
