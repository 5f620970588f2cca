import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { devNull } from 'node:os'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { type LocalAws, startLocalAws } from './local-aws.ts'
import { sampleOrganizations, sampleUserId } from './sample/sample.ts'

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
async function aws({ endpoint }: LocalAws, ...command: string[]): Promise<unknown> {
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
  const args = ['--endpoint-url', endpoint, '--output', 'json', 'workmail', ...command]
  const { stdout } = await run('aws', args, { env: environment })
  return stdout.trim() === '' ? {} : JSON.parse(stdout)
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
