import { mkdtempDisposable } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type LocalAws, startLocalAws } from './local-aws.ts'
import { sampleOrganizations, sampleUserId } from './sample/sample.ts'
import { callLog } from './state/calls.ts'
import { openDatabase } from './state/database.ts'
import { assume, clientsOf } from './test/clients.ts'
import { outcomeOf, post, signedFor } from './test/requests.ts'

const OrganizationId = sampleOrganizations.example
const UserId = sampleUserId(1)
const Password = 'Correct horse 1'

async function callsOf({ endpoint }: LocalAws, query = ''): Promise<Record<string, unknown>[]> {
  return (await fetch(`${endpoint}/__local/calls${query}`)).json() as Promise<
    Record<string, unknown>[]
  >
}

test('ERR-04 a call is recorded with its caller, its time, its place, its objects and its outcome', async () => {
  await using aws = await startLocalAws()
  const { workmail } = await assume(aws, 'helpdesk')
  await workmail.resetPassword({ OrganizationId, UserId, Password })
  await outcomeOf(workmail.deleteUser({ OrganizationId, UserId }))
  const [deletion, reset, assumption] = await callsOf(aws)
  expect(reset).toEqual({
    requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    service: 'workmail',
    operation: 'ResetPassword',
    region: 'us-east-1',
    accessKeyId: expect.stringMatching(/^ASIA/),
    principal: 'arn:aws:sts::123456789012:assumed-role/helpdesk/mailroom',
    sourceIp: '127.0.0.1',
    userAgent: expect.stringContaining('aws-sdk-js'),
    readOnly: false,
    resources: [`arn:aws:workmail:us-east-1:123456789012:organization/${OrganizationId}`],
    ids: { OrganizationId, UserId },
    status: 200,
  })
  expect(deletion).toMatchObject({ operation: 'DeleteUser', code: 'AccessDeniedException' })
  expect(assumption).toMatchObject({
    service: 'sts',
    operation: 'AssumeRole',
    principal: 'arn:aws:iam::123456789012:user/local',
    readOnly: true,
    resources: ['arn:aws:iam::123456789012:role/helpdesk'],
  })
})

test('a record contains no password, no token, no key and no text of a person', async () => {
  await using aws = await startLocalAws()
  const { workmail, credentials } = await assume(aws, 'full')
  await workmail.createUser({ OrganizationId, Name: 'secret.name', DisplayName: 'Shown', Password })
  const { Token } = await workmail.assumeImpersonationRole({
    OrganizationId,
    ImpersonationRoleId: (await workmail.listImpersonationRoles({ OrganizationId })).Roles?.[0]
      ?.ImpersonationRoleId,
  })
  const text = JSON.stringify(await callsOf(aws))
  const secrets = [Password, 'secret.name', 'Shown', Token, credentials.sessionToken]
  for (const secret of [...secrets, credentials.secretAccessKey]) {
    // An empty text would be in every text, and an undefined one in none.
    expect(secret?.length).toBeGreaterThan(4)
    expect(text).not.toContain(secret)
  }
})

test('reads are told apart from writes, and what is refused or not built is recorded too', async () => {
  await using aws = await startLocalAws()
  const { workmail, ses } = clientsOf(aws, 'local')
  await workmail.listUsers({ OrganizationId })
  await ses.verifyDomainIdentity({ Domain: 'new.example' })
  await post(aws, '{}', {
    authorization: signedFor('logs'),
    'content-type': 'application/x-amz-json-1.1',
    'x-amz-target': 'Logs_20140328.StartQuery',
  })
  aws.faults.set([
    { operation: '*', kind: 'throttle', rate: 1, latencyMs: 0, status: 500, afterwards: false },
  ])
  await outcomeOf(workmail.listGroups({ OrganizationId }))
  const seen = (await callsOf(aws)).map(({ operation, readOnly, code }) => [
    operation,
    readOnly,
    code,
  ])
  expect(seen).toEqual([
    ['ListGroups', true, 'ThrottlingException'],
    ['StartQuery', false, 'NotImplementedException'],
    ['VerifyDomainIdentity', false, undefined],
    ['ListUsers', true, undefined],
  ])
})

test('a call whose answer is lost is recorded as what it did', async () => {
  await using aws = await startLocalAws()
  const fault = { operation: 'UpdateUser', rate: 1, latencyMs: 0, status: 500 }
  aws.faults.set([{ ...fault, kind: 'status', afterwards: true }])
  await outcomeOf(aws.workmail.updateUser({ OrganizationId, UserId, City: 'Porto' }))
  aws.faults.set([{ ...fault, kind: 'drop', afterwards: false }])
  await outcomeOf(aws.workmail.updateUser({ OrganizationId, UserId, City: 'Lisboa' }))
  const calls = await callsOf(aws)
  expect(calls.map(({ operation, status, code }) => [operation, status, code])).toEqual([
    ['UpdateUser', 200, undefined],
  ])
})

test('calls are still there after a restart, the newest first', async () => {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'local-aws-'))
  {
    await using aws = await startLocalAws({ dataDir: folder.path })
    await aws.workmail.listOrganizations({})
  }
  await using aws = await startLocalAws({ dataDir: folder.path })
  await aws.ses.listIdentities({})
  const operations = (await callsOf(aws)).map(({ operation }) => operation)
  expect(operations).toEqual(['ListIdentities', 'ListOrganizations'])
  expect(await callsOf(aws, '?limit=1')).toHaveLength(1)
  expect((await fetch(`${aws.endpoint}/__local/calls?limit=0`)).status).toBe(400)
})

test('the oldest calls give way to new ones', () => {
  const database = openDatabase()
  const calls = callLog(database, 3)
  const call = {
    ...{ at: '', service: '', operation: '', region: '', accessKeyId: '', sourceIp: '' },
    ...{ userAgent: '', readOnly: true, resources: [], ids: {}, status: 200 },
  }
  for (let index = 0; index < 1_200; index++) calls.add({ ...call, requestId: String(index) })
  expect(calls.latest(10).map(({ requestId }) => requestId)).toEqual(['1199', '1198', '1197'])
  const kept = database.prepare('SELECT count(*) AS count FROM call').get()
  expect(kept).toEqual({ count: 3 })
  database.close()
})

test('a resource that is longer than an ARN is not recorded', async () => {
  await using aws = await startLocalAws()
  const long = `arn:aws:iam::123456789012:role/${'a'.repeat(2_048)}`
  const form = new URLSearchParams({ RoleArn: long, RoleSessionName: 'mailroom' })
  await post(aws, `Action=AssumeRole&Version=2011-06-15&${form}`, {
    authorization: signedFor('sts'),
    'content-type': 'application/x-www-form-urlencoded',
  })
  expect(await callsOf(aws)).toMatchObject([{ operation: 'AssumeRole', resources: [] }])
})

test('records are written all or none without an error, and later ones are written again', () => {
  const database = openDatabase()
  const failures: unknown[] = []
  const calls = callLog(database, 600, (error) => failures.push(error))
  const call = {
    ...{ at: '', service: '', operation: '', region: '', accessKeyId: '', sourceIp: '' },
    ...{ userAgent: '', readOnly: true, resources: [], ids: {}, status: 200 },
  }
  database.exec(`CREATE TRIGGER full BEFORE INSERT ON call WHEN NEW.value LIKE '%"499"%'
    BEGIN SELECT RAISE(ABORT, 'disk full'); END`)
  for (let index = 0; index < 500; index++) calls.add({ ...call, requestId: String(index) })
  expect(failures).toEqual([expect.objectContaining({ message: 'disk full' })])
  expect(calls.latest(10)).toEqual([])
  calls.add({ ...call, requestId: '500' })
  expect(calls.latest(10).map(({ requestId }) => requestId)).toEqual(['500'])
  database.close()
})

test('a call is answered though its record cannot be written, and the log says so', async () => {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'local-aws-'))
  await (await startLocalAws({ dataDir: folder.path })).close()
  const database = openDatabase(folder.path)
  database.exec(`CREATE TRIGGER full BEFORE INSERT ON call BEGIN SELECT RAISE(ABORT, 'full'); END`)
  database.close()
  const codes: (string | undefined)[] = []
  const log = ({ code }: { code?: string }) => codes.push(code)
  await using aws = await startLocalAws({ dataDir: folder.path, log })
  expect(await outcomeOf(aws.workmail.listOrganizations({}))).toBe('done')
  expect(await callsOf(aws)).toEqual([])
  expect(codes).toContain('The log of calls was not written: SqliteError: full')
})
