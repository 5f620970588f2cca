import { expect, test } from 'vitest'
import { startLocalAws } from './local-aws.ts'
import { sampleOrganizations, sampleUserId } from './sample/sample.ts'
import type { RequestLog } from './server.ts'
import { converse, outcomeOf, postWorkMail } from './test/requests.ts'

const OrganizationId = sampleOrganizations.example
const UserId = sampleUserId(1)
const Password = 'Correct horse 1'

test.each([
  ['GET', '/'],
  ['PUT', '/'],
  ['OPTIONS', '/'],
  ['POST', '/users'],
  ['POST', '//'],
  ['GET', 'http://['],
])('06 §2.9 %s %s is not found, and the server goes on', async (method, path) => {
  await using aws = await startLocalAws()
  const answer = await converse(
    aws.port,
    `${method} ${path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`,
  )
  expect(answer).toMatch(/^HTTP\/1\.1 404 /)
  expect(answer).toMatch(/\r\nx-amzn-requestid: /)
  expect(await outcomeOf(aws.workmail.listOrganizations({}))).toBe('done')
})

test('a body of 1 MiB is read', async () => {
  await using aws = await startLocalAws()
  const start = JSON.stringify({ OrganizationId, UserId })
  const answer = await postWorkMail(aws, 'DescribeUser', start.padEnd(1_048_576))
  expect(answer.status).toBe(200)
})

test('EMB-09 a log line contains the operation, status and code, and nothing of the body', async () => {
  const lines: Parameters<RequestLog>[0][] = []
  await using aws = await startLocalAws({ log: (line) => lines.push(line) })
  await aws.workmail.resetPassword({ OrganizationId, UserId, Password })
  await outcomeOf(aws.workmail.resetPassword({ OrganizationId, UserId, Password: 'weak' }))
  expect(lines).toMatchObject([
    { operation: 'ResetPassword', status: 200 },
    { operation: 'ResetPassword', status: 400, code: 'InvalidPasswordException' },
  ])
  expect(JSON.stringify(lines)).not.toMatch(/horse|weak|ana/)
})

test('EMB-06 of twenty simultaneous creations of the same user, one succeeds', async () => {
  await using aws = await startLocalAws()
  const create = () =>
    outcomeOf(
      aws.workmail.createUser({ OrganizationId, Name: 'same', DisplayName: 'Same', Password }),
    )
  const outcomes = await Promise.all(Array.from({ length: 20 }, create))
  expect(outcomes.toSorted()).toEqual([...Array(19).fill('NameAvailabilityException'), 'done'])
})

test('EMB-06 of ten simultaneous requests for the same address, one succeeds', async () => {
  await using aws = await startLocalAws()
  const Alias = 'wanted@example.com'
  const outcomes = await Promise.all(
    Array.from({ length: 10 }, (_, index) =>
      outcomeOf(
        aws.workmail.createAlias({ OrganizationId, EntityId: sampleUserId(index + 1), Alias }),
      ),
    ),
  )
  expect(outcomes.toSorted()).toEqual([...Array(9).fill('EmailAddressInUseException'), 'done'])
})

test('a second local AWS on the same port is refused', async () => {
  await using aws = await startLocalAws()
  await expect(startLocalAws({ port: aws.port })).rejects.toThrow(/EADDRINUSE/)
})
