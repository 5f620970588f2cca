import { chmodSync, readdirSync, statSync } from 'node:fs'
import { mkdtempDisposable } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { type User, WorkMail } from '@aws-sdk/client-workmail'
import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { startLocalAws } from '../local-aws.ts'
import { sampleOrganizations, sampleUserId } from '../sample/sample.ts'
import { killEarly, type Program, startProgram } from '../test/program.ts'
import { outcomeOf } from '../test/requests.ts'

const OrganizationId = sampleOrganizations.example
const UserId = sampleUserId(1)

function dataFolder() {
  return mkdtempDisposable(join(tmpdir(), 'local-aws-'))
}

function clientOf({ endpoint }: Program): WorkMail {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
  return new WorkMail({ endpoint, region: 'us-east-1', credentials, maxAttempts: 1 })
}

test('written data is there after a restart, and the sample does not overwrite it', async () => {
  await using folder = await dataFolder()
  {
    await using aws = await startLocalAws({ dataDir: folder.path })
    await aws.workmail.updateUser({ OrganizationId, UserId, City: 'Porto' })
    await aws.workmail.deleteUser({ OrganizationId, UserId: sampleUserId(13) })
  }
  await using aws = await startLocalAws({ dataDir: folder.path })
  expect(await aws.workmail.describeUser({ OrganizationId, UserId })).toMatchObject({
    City: 'Porto',
  })
  const gone = aws.workmail.describeUser({ OrganizationId, UserId: sampleUserId(13) })
  expect(await outcomeOf(gone)).toBe('EntityNotFoundException')
})

test('a moved clock stays moved after a restart, so that no change is in the future', async () => {
  await using folder = await dataFolder()
  const tomorrow = 24 * 60 * 60
  {
    await using aws = await startLocalAws({ dataDir: folder.path })
    aws.clock.advance(tomorrow)
    await aws.workmail.deregisterFromWorkMail({ OrganizationId, EntityId: UserId })
  }
  await using aws = await startLocalAws({ dataDir: folder.path })
  const { DisabledDate } = await aws.workmail.describeUser({ OrganizationId, UserId })
  expect(DisabledDate?.getTime()).toBeLessThanOrEqual(aws.clock.now.getTime())
})

test('a folder of another version is refused and named', async () => {
  await using folder = await dataFolder()
  const database = new Sqlite(join(folder.path, 'local-aws.sqlite'))
  database.pragma('user_version = 99')
  database.close()
  await expect(startLocalAws({ dataDir: folder.path })).rejects.toThrow(
    `${folder.path} holds the state of another version (99)`,
  )
})

/**
 * Creates users on four connections until the server is gone; returns the names that were answered.
 */
async function writeUntilGone(
  workmail: WorkMail,
  prefix: string,
  onAnswer: () => void,
): Promise<string[]> {
  const answered: string[] = []
  const write = async (lane: number) => {
    for (let number = 0; ; number++) {
      const Name = `${prefix}-${lane}-${number}`
      const create = { OrganizationId, Name, DisplayName: Name, Role: 'REMOTE_USER' } as const
      try {
        const { UserId: EntityId } = await workmail.createUser(create)
        const Email = `${Name}@example.com`
        await workmail.registerToWorkMail({ OrganizationId, EntityId, Email })
      } catch {
        return
      }
      answered.push(Name)
      onAnswer()
    }
  }
  await Promise.all([1, 2, 3, 4].map(write))
  return answered
}

async function usersOf(workmail: WorkMail, UsernamePrefix: string) {
  const users: User[] = []
  let NextToken: string | undefined
  do {
    const page = await workmail.listUsers({
      OrganizationId,
      Filters: { UsernamePrefix },
      NextToken,
    })
    users.push(...(page.Users ?? []))
    NextToken = page.NextToken
  } while (NextToken)
  return users
}

test('killing the process loses no answered write, and leaves no half of one', async () => {
  await using folder = await dataFolder()
  for (const prefix of ['one', 'two', 'three']) {
    const program = await startProgram('--data', folder.path)
    const first = Promise.withResolvers<void>()
    const writing = writeUntilGone(clientOf(program), prefix, first.resolve)
    await first.promise
    await wait(Math.random() * 250)
    await program.end('SIGKILL')
    const answered = await writing

    await using aws = await startLocalAws({ dataDir: folder.path })
    const users = await usersOf(aws.workmail, `${prefix}-`)
    const enabled = users.filter(({ State }) => State === 'ENABLED')
    expect(answered.length).toBeGreaterThan(0)
    expect(enabled.map(({ Name }) => Name)).toEqual(expect.arrayContaining(answered))
    // At most one call of each connection was not answered yet.
    expect(users.length - answered.length).toBeLessThanOrEqual(4)
    for (const { Id: EntityId, Email } of enabled)
      expect(await aws.workmail.describeEntity({ OrganizationId, Email })).toMatchObject({
        EntityId,
      })
  }
})

test('a program that is killed while it adds the sample starts again, and leaves no half of it', async () => {
  await using folder = await dataFolder()
  // By then more was written than fits into the cache: half of the sample is in the file.
  const isHalfWritten = () => {
    const log = statSync(join(folder.path, 'local-aws.sqlite-wal'), { throwIfNoEntry: false })
    return log !== undefined && log.size > 1_000_000
  }
  await killEarly(isHalfWritten, '--data', folder.path, '--seed-users', '50000')
  await using aws = await startLocalAws({ dataDir: folder.path })
  await using fresh = await startLocalAws()
  const list = { OrganizationId, MaxResults: 100 }
  const { Users, NextToken } = await aws.workmail.listUsers(list)
  expect(NextToken).toBeUndefined()
  expect(Users?.map(({ Id }) => Id)).toEqual(
    (await fresh.workmail.listUsers(list)).Users?.map(({ Id }) => Id),
  )
})

test('S13 the files of the state are readable by their account alone, also those of older versions', async () => {
  await using folder = await dataFolder()
  const dataDir = join(folder.path, 'data')
  const modes = () =>
    readdirSync(dataDir).map((name) => [name, statSync(join(dataDir, name)).mode & 0o777])
  const all = ['', '-shm', '-wal'].map((end) => [`local-aws.sqlite${end}`, 0o600])
  {
    await using _ = await startLocalAws({ dataDir })
    expect(modes()).toEqual(all)
    expect(statSync(dataDir).mode & 0o777).toBe(0o700)
  }
  chmodSync(join(dataDir, 'local-aws.sqlite'), 0o644)
  await using _ = await startLocalAws({ dataDir })
  expect(modes()).toEqual(all)
})
