import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import PostalMime from 'postal-mime'
import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { stoppedClock } from '../clock.ts'
import { type LocalAws, startLocalAws } from '../local-aws.ts'
import { sampleOrganizations } from '../sample/sample.ts'

const OrganizationId = sampleOrganizations.example

/** Creates a data folder, which is deleted at the end of the block. */
async function dataFolder() {
  const path = await mkdtemp(join(tmpdir(), 'mailroom-export-'))
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) }
}

async function start({ workmail }: LocalAws, S3Prefix = 'mailboxes', S3BucketName = 'exports') {
  const { JobId } = await workmail.startMailboxExportJob({
    OrganizationId,
    EntityId: 'jurgen.muller',
    RoleArn: 'arn:aws:iam::123456789012:role/WorkmailMailboxExportRole',
    KmsKeyArn: 'arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555',
    S3BucketName,
    S3Prefix,
    ClientToken: undefined,
  })
  return JobId ?? ''
}

const describe = ({ workmail }: LocalAws, JobId: string) =>
  workmail.describeMailboxExportJob({ OrganizationId, JobId })

const filesBelow = async (path: string) =>
  (await readdir(path, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)

test('EXP-01 EXP-10 a completed export is an archive of messages that any mail program can read, and a log', async () => {
  await using folder = await dataFolder()
  await using aws = await startLocalAws({ dataDir: folder.path, clock: stoppedClock() })
  const JobId = await start(aws)
  aws.clock.advance(600)
  const { S3Path = '', StartTime, EndTime } = await describe(aws, JobId)
  const bucket = join(folder.path, 'buckets', 'exports')
  const zip = await readFile(join(bucket, S3Path))
  const log = z
    .record(z.string(), z.string())
    .parse(JSON.parse(await readFile(join(bucket, S3Path.replace('.zip', '.json')), 'utf8')))
  const files = Object.entries(unzipSync(zip))
  expect(log).toEqual({
    totalMessages: String(files.length),
    totalFolders: String(new Set(files.map(([name]) => name.split('/')[0])).size),
    totalNonExportableItems: expect.stringMatching(/^\d+$/),
    totalBytes: String(zip.length),
    sha384Hash: createHash('sha384').update(zip).digest('hex'),
    startTime: String((StartTime?.getTime() ?? 0) / 1000),
    endTime: String(Math.floor((EndTime?.getTime() ?? 0) / 1000)),
  })
  expect(zip.length).toBeLessThan(400_000)
  const messages = await Promise.all(
    files.map(async ([name, content]) => ({ name, ...(await PostalMime.parse(content)) })),
  )
  for (const { name, date, from, to } of messages) {
    expect(Date.parse(date ?? '')).toBeLessThan(StartTime?.getTime() ?? 0)
    const own = name.startsWith('Sent Items/') ? from : to?.[0]
    expect([from, to?.[0]].map((mailbox) => mailbox?.address)).toContain(
      'jurgen.muller@example.com',
    )
    if (name.startsWith('Sent Items/')) expect(own?.name).toBe('Jürgen Müller')
  }
  const subjects = messages.map(({ subject }) => subject)
  expect(subjects).toContain('Angebot für die Wartung im nächsten Jahr')
  expect(subjects).toContain('Laporan penjualan triwulan ketiga')
  expect(subjects).toContain('Minutes of Tuesday’s call')
  const attachments = messages.flatMap((message) => message.attachments)
  expect(attachments.map(({ filename }) => filename)).toContain('Angebot-Größenübersicht.csv')
  const meeting = messages.find(({ name }) => name.startsWith('Calendar/'))
  expect(JSON.stringify(meeting)).toContain('text/calendar')
})

test('EXP-06 there are no files before an export is completed, or after it was cancelled', async () => {
  await using folder = await dataFolder()
  await using aws = await startLocalAws({ dataDir: folder.path, clock: stoppedClock() })
  const JobId = await start(aws)
  aws.clock.advance(3)
  await describe(aws, JobId)
  await aws.workmail.cancelMailboxExportJob({ OrganizationId, JobId, ClientToken: undefined })
  aws.clock.advance(600)
  await describe(aws, JobId)
  expect(await readdir(folder.path)).not.toContain('buckets')
})

test('an export is completed while the program is stopped, and writing it again after a crash gives the same files', async () => {
  await using folder = await dataFolder()
  const options = { dataDir: folder.path, clock: stoppedClock() }
  const before = await startLocalAws(options)
  const JobId = await start(before)
  await before.close()
  options.clock.advance(600)
  await using aws = await startLocalAws(options)
  const stateUrl = `${aws.endpoint}/__local/state`
  const unseen = await (await fetch(stateUrl)).text()
  const archive = join(folder.path, 'buckets', 'exports', 'mailboxes', `${JobId}.zip`)
  expect((await describe(aws, JobId)).State).toBe('COMPLETED')
  const first = await readFile(archive)
  // This state is the one of a process that was killed between writing the files and recording it.
  await fetch(`${stateUrl}?action=import`, { method: 'POST', body: unseen })
  aws.clock.advance(3_600)
  await describe(aws, JobId)
  expect((await readFile(archive)).equals(first)).toBe(true)
})

test.each(['../../../outside', '/', 'a//b/./c', "it's*(fine)!"])(
  'an export to the prefix %s stays in its bucket',
  async (prefix) => {
    await using folder = await dataFolder()
    const dataDir = join(folder.path, 'data')
    await using aws = await startLocalAws({ dataDir, clock: stoppedClock() })
    const JobId = await start(aws, prefix)
    aws.clock.advance(600)
    expect((await describe(aws, JobId)).State).toBe('COMPLETED')
    expect(await readdir(folder.path)).toEqual(['data'])
    const written = await filesBelow(join(dataDir, 'buckets', 'exports'))
    expect(written.toSorted()).toEqual([`${JobId}.json`, `${JobId}.zip`])
  },
)

test('EXP-08 an export to a bucket that cannot be written to fails permanently and says why', async () => {
  await using folder = await dataFolder()
  await using aws = await startLocalAws({ dataDir: folder.path, clock: stoppedClock() })
  await mkdir(join(folder.path, 'buckets'))
  await writeFile(join(folder.path, 'buckets', 'exports'), 'no folder')
  const JobId = await start(aws)
  aws.clock.advance(600)
  const { State, ErrorInfo } = await describe(aws, JobId)
  expect(State).toBe('FAILED')
  expect(ErrorInfo).toMatch(/bucket exports .*\((?:EEXIST|ENOTDIR)\)/)
  await rm(join(folder.path, 'buckets', 'exports'))
  expect((await describe(aws, JobId)).State).toBe('FAILED')
})
