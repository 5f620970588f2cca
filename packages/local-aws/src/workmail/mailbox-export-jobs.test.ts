import type { StartMailboxExportJobRequest } from '@aws-sdk/client-workmail'
import { expect, test } from 'vitest'
import { stoppedClock } from '../clock.ts'
import { type LocalAws, startLocalAws } from '../local-aws.ts'
import { sampleOrganizations, sampleUserId } from '../sample/sample.ts'
import { outcomeOf } from '../test/requests.ts'

const OrganizationId = sampleOrganizations.example
const ana = sampleUserId(1)

function start({ workmail }: LocalAws, job: Partial<StartMailboxExportJobRequest> = {}) {
  return workmail.startMailboxExportJob({
    OrganizationId,
    EntityId: ana,
    RoleArn: 'arn:aws:iam::123456789012:role/WorkmailMailboxExportRole',
    KmsKeyArn: 'arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555',
    S3BucketName: 'exports',
    S3Prefix: 'mailboxes/',
    ClientToken: undefined,
    ...job,
  })
}

const describe = ({ workmail }: LocalAws, JobId: string | undefined) =>
  workmail.describeMailboxExportJob({ OrganizationId, JobId })

const cancel = ({ workmail }: LocalAws, JobId: string | undefined, ClientToken?: string) =>
  workmail.cancelMailboxExportJob({ OrganizationId, JobId, ClientToken })

/**
 * Returns the id of a new user. Their mailbox is nearly empty, so its export takes five seconds.
 */
async function newUser({ workmail }: LocalAws, Name: string): Promise<string> {
  const { UserId = '' } = await workmail.createUser({
    OrganizationId,
    Name,
    DisplayName: Name,
    Password: 'Correct-Horse-7',
  })
  const Email = `${Name}@example.com`
  await workmail.registerToWorkMail({ OrganizationId, EntityId: UserId, Email })
  return UserId
}

test('EXP-04 EXP-07 all details of a job are shown, with the mailbox by id', async () => {
  await using aws = await startLocalAws({ clock: stoppedClock() })
  const StartTime = aws.clock.now
  const { JobId } = await start(aws, { EntityId: 'ana.silva@example.com', Description: 'Umzug' })
  const { $metadata, ...job } = await describe(aws, JobId)
  expect(job).toEqual({
    EntityId: ana,
    Description: 'Umzug',
    RoleArn: 'arn:aws:iam::123456789012:role/WorkmailMailboxExportRole',
    KmsKeyArn: 'arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555',
    S3BucketName: 'exports',
    S3Prefix: 'mailboxes/',
    S3Path: `mailboxes/${JobId}.zip`,
    EstimatedProgress: 0,
    State: 'RUNNING',
    StartTime,
  })
})

test('EXP-08 00-index 15 an export takes five seconds at least, longer for a larger mailbox', async () => {
  await using aws = await startLocalAws({ clock: stoppedClock() })
  const jobs = [await start(aws), await start(aws, { EntityId: await newUser(aws, 'small') })]
  const states = async () => {
    const described = await Promise.all(jobs.map(({ JobId }) => describe(aws, JobId)))
    return described.map(({ State }) => State)
  }
  aws.clock.advance(4.9)
  expect(await states()).toEqual(['RUNNING', 'RUNNING'])
  aws.clock.advance(0.2)
  expect(await states()).toEqual(['RUNNING', 'COMPLETED'])
  aws.clock.advance(600)
  expect(await states()).toEqual(['COMPLETED', 'COMPLETED'])
})

test('EXP-06 progress grows with the clock and reaches 100 percent only at the end', async () => {
  await using aws = await startLocalAws({ clock: stoppedClock() })
  const { JobId } = await start(aws)
  const seen: number[] = []
  for (;;) {
    const { State, EstimatedProgress = -1, StartTime, EndTime } = await describe(aws, JobId)
    seen.push(EstimatedProgress)
    if (State === 'COMPLETED') {
      expect(EndTime?.getTime()).toBeGreaterThan((StartTime?.getTime() ?? 0) + 5_000)
      expect(EndTime?.getTime()).toBeLessThanOrEqual(aws.clock.now.getTime())
      break
    }
    expect(EndTime).toBeUndefined()
    aws.clock.advance(5)
  }
  expect(seen.length).toBeGreaterThan(2)
  expect(seen).toEqual(seen.toSorted((a, b) => a - b))
  expect([seen[0], seen.at(-1)]).toEqual([0, 100])
  expect(seen.at(-2)).toBeLessThan(100)
})

test.each<[string, Partial<StartMailboxExportJobRequest>, string]>([
  ['an unknown user', { EntityId: 'nobody' }, 'EntityNotFoundException'],
  ['a disabled user', { EntityId: 'tomas.novak' }, 'EntityNotFoundException'],
  ['a remote user', { EntityId: 'remote.partner' }, 'EntityNotFoundException'],
  ['a group', { EntityId: 'export-group' }, 'EntityNotFoundException'],
  ['a resource', { EntityId: 'export-room' }, 'done'],
  ['a user by name', { EntityId: 'ana.silva' }, 'done'],
  [
    'a key of another Region',
    { KmsKeyArn: 'arn:aws:kms:eu-west-1:123456789012:key/a' },
    'InvalidParameterException',
  ],
  ['a bucket S3 does not know', { S3BucketName: 'Exports' }, 'InvalidParameterException'],
  ['a bucket that is a way up', { S3BucketName: '..' }, 'InvalidParameterException'],
  ['a prefix that leaves no room', { S3Prefix: 'p'.repeat(1_000) }, 'InvalidParameterException'],
  ['a prefix with a space', { S3Prefix: 'a b' }, 'ValidationException'],
])('EXP-04 EXP-05 starting the export of %s', async (_, job, code) => {
  await using aws = await startLocalAws()
  await aws.workmail.createGroup({ OrganizationId, Name: 'export-group' })
  const { ResourceId } = await aws.workmail.createResource({
    OrganizationId,
    Name: 'export-room',
    Type: 'ROOM',
  })
  const room = { OrganizationId, EntityId: ResourceId, Email: 'export-room@example.com' }
  await aws.workmail.registerToWorkMail(room)
  expect(await outcomeOf(start(aws, job))).toBe(code)
})

test('EXP-05 a mailbox is exported once in 24 hours', async () => {
  await using aws = await startLocalAws({ clock: stoppedClock() })
  await start(aws)
  aws.clock.advance(24 * 3_600 - 1)
  expect(await outcomeOf(start(aws))).toBe('LimitExceededException')
  aws.clock.advance(1)
  expect(await outcomeOf(start(aws))).toBe('done')
})

test('EXP-05 ten exports can run at once; another can start when one has ended', async () => {
  await using aws = await startLocalAws({ clock: stoppedClock() })
  // The jobs of the sample have ended by then.
  aws.clock.advance(3_600)
  const jobs: (string | undefined)[] = []
  for (let number = 1; number <= 10; number++)
    jobs.push((await start(aws, { EntityId: await newUser(aws, `user-${number}`) })).JobId)
  expect(await outcomeOf(start(aws))).toBe('LimitExceededException')
  await cancel(aws, jobs[3])
  expect(await outcomeOf(start(aws))).toBe('done')
  const EntityId = await newUser(aws, 'late')
  expect(await outcomeOf(start(aws, { EntityId }))).toBe('LimitExceededException')
  aws.clock.advance(6)
  expect(await outcomeOf(start(aws, { EntityId }))).toBe('done')
})

test('EXP-04 a start that is repeated with its client token creates one job', async () => {
  await using aws = await startLocalAws({ clock: stoppedClock() })
  const ClientToken = 'again'
  const { JobId } = await start(aws, { ClientToken })
  expect((await start(aws, { ClientToken })).JobId).toBe(JobId)
  expect(await outcomeOf(start(aws, { ClientToken, S3Prefix: 'other' }))).toBe(
    'InvalidParameterException',
  )
})

test('EXP-06 the list shows the jobs of seven days, the latest first, in pages', async () => {
  await using aws = await startLocalAws({ clock: stoppedClock() })
  const list = (query: object = {}) =>
    aws.workmail.listMailboxExportJobs({ OrganizationId, ...query })
  const first = await list()
  expect(first.Jobs?.map(({ State }) => State)).toEqual([
    'RUNNING',
    'COMPLETED',
    'FAILED',
    'CANCELLED',
  ])
  const { JobId } = await start(aws)
  const { Jobs, NextToken } = await list({ MaxResults: 3 })
  expect(Jobs?.[0]).toMatchObject({ JobId, EntityId: ana, State: 'RUNNING' })
  expect(Jobs?.[0]).not.toHaveProperty('RoleArn')
  expect((await list({ NextToken })).Jobs).toHaveLength(2)
  aws.clock.advance(7 * 24 * 3_600)
  expect((await list()).Jobs).toHaveLength(1)
  aws.clock.advance(1)
  expect(await list({ MaxResults: 3 })).toMatchObject({ Jobs: [] })
  expect((await describe(aws, JobId)).State).toBe('COMPLETED')
})

test('EXP-09 a cancelled job keeps its progress', async () => {
  await using aws = await startLocalAws({ clock: stoppedClock() })
  const { JobId } = await start(aws)
  aws.clock.advance(6)
  const EndTime = aws.clock.now
  const { EstimatedProgress } = await describe(aws, JobId)
  await cancel(aws, JobId, 'once')
  aws.clock.advance(3_600)
  const cancelled = { State: 'CANCELLED', EndTime, EstimatedProgress }
  expect(await describe(aws, JobId)).toMatchObject(cancelled)
  expect(await outcomeOf(cancel(aws, JobId, 'once'))).toBe('done')
  expect(await outcomeOf(cancel(aws, JobId))).toBe('InvalidParameterException')
})

test('EXP-09 cancelling a job has no effect shortly before its end, and is refused afterwards', async () => {
  await using aws = await startLocalAws({ clock: stoppedClock() })
  const { JobId } = await start(aws, { EntityId: await newUser(aws, 'small') })
  aws.clock.advance(4.9)
  await cancel(aws, JobId)
  expect((await describe(aws, JobId)).State).toBe('RUNNING')
  aws.clock.advance(1)
  expect((await describe(aws, JobId)).State).toBe('COMPLETED')
  expect(await outcomeOf(cancel(aws, JobId))).toBe('InvalidParameterException')
})

test('EXP-07 EXP-09 an unknown job cannot be described or cancelled', async () => {
  await using aws = await startLocalAws()
  expect(await outcomeOf(describe(aws, 'unknown'))).toBe('EntityNotFoundException')
  expect(await outcomeOf(cancel(aws, 'unknown'))).toBe('EntityNotFoundException')
})

test('EXP-08 an export fails and says why if the mailbox is deleted in the meantime', async () => {
  await using aws = await startLocalAws({ clock: stoppedClock() })
  const EntityId = await newUser(aws, 'leaver')
  const { JobId } = await start(aws, { EntityId })
  const other = await start(aws)
  aws.clock.advance(1)
  await aws.workmail.deregisterFromWorkMail({ OrganizationId, EntityId })
  await aws.workmail.deleteUser({ OrganizationId, UserId: EntityId })
  const { State, ErrorInfo, EndTime } = await describe(aws, JobId)
  expect([State, EndTime]).toEqual(['FAILED', aws.clock.now])
  expect(ErrorInfo).toContain('deleted')
  expect((await describe(aws, other.JobId)).State).toBe('RUNNING')
})
