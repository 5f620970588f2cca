import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { devNull, tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { stoppedClock } from './clock.ts'
import { type LocalAws, startLocalAws } from './local-aws.ts'
import { sampleOrganizations, sampleUserId } from './sample/sample.ts'
import { askBuckets, startExport } from './test/exports.ts'

const OrganizationId = sampleOrganizations.example
const run = promisify(execFile)

const isThere = (process.env.PATH ?? '')
  .split(delimiter)
  .some((folder) => ['aws', 'aws.exe'].some((name) => existsSync(join(folder, name))))
if (!isThere) process.stdout.write('SKIPPED: the AWS CLI (aws) is not on the PATH\n')

/**
 * Runs a command of the AWS CLI against the local AWS, without this machine's configuration.
 * Returns what it prints.
 */
async function cli({ endpoint }: LocalAws, ...command: string[]): Promise<string> {
  const { PATH, HOME, SystemRoot } = process.env
  const environment = {
    ...{ PATH, HOME, SystemRoot },
    AWS_CONFIG_FILE: devNull,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_DEFAULT_REGION: 'us-east-1',
    AWS_MAX_ATTEMPTS: '1',
    AWS_PAGER: '',
  }
  const args = ['--endpoint-url', endpoint, '--output', 'json', ...command]
  const { stdout } = await run('aws', args, { env: environment })
  return stdout
}

/** Runs a command of WorkMail. Returns what it prints, read as JSON. */
async function aws(local: LocalAws, ...command: string[]): Promise<unknown> {
  const printed = await cli(local, 'workmail', ...command)
  return printed.trim() === '' ? {} : JSON.parse(printed)
}

test.skipIf(!isThere)('the AWS CLI lists all users, page by page', async () => {
  await using local = await startLocalAws({ sample: { users: 100 } })
  const list = ['list-users', '--organization-id', OrganizationId, '--page-size', '40']
  expect(await aws(local, ...list, '--query', 'length(Users)')).toBeGreaterThanOrEqual(115)
})

test.skipIf(!isThere)(
  'the AWS CLI creates and enables a user, and shows why AWS refuses',
  async () => {
    await using local = await startLocalAws()
    const organization = ['--organization-id', OrganizationId]
    const created = await aws(
      local,
      ...['create-user', ...organization, '--name', 'jane.doe', '--display-name', 'Jäne Doe'],
      ...['--password', 'Correct horse 1', '--query', 'UserId'],
    )
    const entity = ['--entity-id', String(created), '--email', 'jane.doe@example.com']
    expect(await aws(local, 'register-to-work-mail', ...organization, ...entity)).toEqual({})
    const user = { UserId: 'jane.doe@example.com', OrganizationId }
    expect(await local.workmail.describeUser(user)).toMatchObject({
      UserId: created,
      DisplayName: 'Jäne Doe',
      State: 'ENABLED',
    })
    const taken = ['--entity-id', sampleUserId(13), '--email', 'jane.doe@example.com']
    await expect(aws(local, 'register-to-work-mail', ...organization, ...taken)).rejects.toThrow(
      'An error occurred (EmailAddressInUseException) when calling the RegisterToWorkMail operation',
    )
  },
)

test.skipIf(!isThere)(
  'S3L-07 the AWS CLI lists and copies what was exported, in parts of more than one range',
  async () => {
    await using local = await startLocalAws({ clock: stoppedClock() })
    await using folder = {
      path: await mkdtemp(join(tmpdir(), 'mailroom-cli-')),
      [Symbol.asyncDispose]: () => rm(folder.path, { recursive: true, force: true }),
    }
    const prefix = "for-the-lawyer/it's*(fine)!"
    const JobId = await startExport(local, { prefix })
    local.clock.advance(600)
    const listed = await cli(local, 's3', 'ls', `s3://exports/${prefix}/`)
    const lines = listed.trim().split('\n')
    expect(lines.map((line) => line.split(/ +/).at(-1))).toEqual([`${JobId}.json`, `${JobId}.zip`])
    expect(await cli(local, 's3', 'ls', 's3://exports')).toContain('PRE for-the-lawyer/')
    const copy = join(folder.path, 'a.zip')
    await cli(local, 's3', 'cp', `s3://exports/${prefix}/${JobId}.zip`, copy)
    expect(await readFile(copy)).toHaveLength(Number(lines[1]?.split(/ +/)[2]))
    // The CLI reads larger ones in ranges of 8 MiB.
    const bytes = 20 * 1024 * 1024
    await askBuckets(local, 'PUT', `/exports/objects?key=large&bytes=${bytes}`, Buffer.from('PK'))
    await cli(local, 's3', 'cp', 's3://exports/large', copy)
    const large = await readFile(copy)
    expect([large.length, large.subarray(0, 3).toString()]).toEqual([bytes, 'PK\0'])
  },
)
