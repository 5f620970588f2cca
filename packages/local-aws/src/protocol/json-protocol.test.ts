import { expect, test } from 'vitest'
import { startLocalAws } from '../local-aws.ts'
import { sampleOrganizations, sampleUserId } from '../sample/sample.ts'
import { authorization, postWorkMail } from '../test/requests.ts'

const OrganizationId = sampleOrganizations.example
const UserId = sampleUserId(1)
const request = { OrganizationId, UserId }

test('EMB-01 an answer has its content type, its length, the date and the id of the request', async () => {
  await using aws = await startLocalAws()
  const { status, headers, text } = await postWorkMail(aws, 'DescribeUser', request)
  expect(status).toBe(200)
  expect(headers.get('content-type')).toBe('application/x-amz-json-1.1')
  expect(headers.get('content-length')).toBe(String(Buffer.byteLength(text)))
  expect(headers.get('x-amzn-requestid')).toMatch(/^[0-9a-f-]{36}$/)
  expect(Date.parse(headers.get('date') ?? '')).not.toBeNaN()
})

test('EMB-01 times are numbers of seconds, absent members are omitted, and an empty output is {}', async () => {
  await using aws = await startLocalAws()
  const { text } = await postWorkMail(aws, 'DescribeUser', {
    OrganizationId,
    UserId: sampleUserId(13),
  })
  expect(JSON.parse(text)).toEqual({
    UserId: sampleUserId(13),
    Name: 'new.colleague',
    DisplayName: 'New Colleague',
    State: 'DISABLED',
    UserRole: 'USER',
    HiddenFromGlobalAddressList: false,
  })
  const enabled = JSON.parse((await postWorkMail(aws, 'DescribeUser', request)).text)
  expect(enabled.EnabledDate).toBeTypeOf('number')
  const update = { ...request, City: 'Porto' }
  expect((await postWorkMail(aws, 'UpdateUser', update)).text).toBe('{}')
})

test('EMB-01 an error has __type and Message', async () => {
  await using aws = await startLocalAws()
  const { status, text } = await postWorkMail(aws, 'DescribeUser', { ...request, UserId: 'nobody' })
  expect([status, JSON.parse(text)]).toEqual([
    400,
    { __type: 'EntityNotFoundException', Message: 'The entity nobody does not exist.' },
  ])
})

test('EMB-01 unknown members, nulls and white space are ignored', async () => {
  await using aws = await startLocalAws()
  const body = JSON.stringify({ ...request, City: null, Nothing: [{}], Office: 'B' }, null, 4)
  expect((await postWorkMail(aws, 'UpdateUser', body)).status).toBe(200)
  const { text } = await postWorkMail(aws, 'DescribeUser', request)
  expect(JSON.parse(text)).toMatchObject({ City: 'Lisboa', Office: 'B' })
  expect(text).not.toContain('Nothing')
})

test('EMB-01 an operation without members accepts an empty body', async () => {
  await using aws = await startLocalAws()
  expect((await postWorkMail(aws, 'ListOrganizations', '')).status).toBe(200)
})

const form = 'application/x-www-form-urlencoded'

test.each([
  [
    'an unknown operation',
    { 'x-amz-target': 'WorkMailService.Nothing' },
    400,
    'UnknownOperationException',
  ],
  [
    'a name every object has',
    { 'x-amz-target': 'WorkMailService.constructor' },
    400,
    'UnknownOperationException',
  ],
  [
    'another service',
    { 'x-amz-target': 'DynamoDB_20120810.ListTables' },
    400,
    'UnknownOperationException',
  ],
  ['no target', { 'x-amz-target': undefined }, 400, 'UnknownOperationException'],
  [
    'another content type',
    { 'content-type': 'application/json' },
    400,
    'UnknownOperationException',
  ],
  ['the content type of a form', { 'content-type': form }, 400, 'UnknownOperationException'],
  [
    'a content type with a charset',
    { 'content-type': 'application/x-amz-json-1.1; charset=utf-8' },
    200,
    '',
  ],
  ['no signature', { authorization: undefined }, 403, 'MissingAuthenticationTokenException'],
  ['a password', { authorization: 'Basic bG9jYWw6bG9jYWw=' }, 403, 'IncompleteSignatureException'],
  [
    'a signature cut short',
    { authorization: authorization.slice(0, -1) },
    403,
    'IncompleteSignatureException',
  ],
  [
    'a signature for another service',
    { authorization: authorization.replace('/workmail/', '/glacier/') },
    501,
    'NotImplementedException',
  ],
  // The first error wins if several things are wrong (06 §2.2).
  [
    'no signature and no target',
    { authorization: undefined, 'x-amz-target': undefined },
    403,
    'MissingAuthenticationTokenException',
  ],
])('06 §2.2 a request with %s', async (_, headers, status, code) => {
  await using aws = await startLocalAws()
  const answer = await postWorkMail(aws, 'DescribeUser', request, headers)
  expect([answer.status, answer.code]).toEqual([status, code])
  expect(answer.headers.get('x-amzn-requestid')).toMatch(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/)
})

test.each([
  ['what is no JSON', '{"OrganizationId":'],
  ['a list', '[]'],
  ['null', 'null'],
  ['a text', '"text"'],
  ['a thousand brackets', '['.repeat(100_000)],
  ['a number for a text', JSON.stringify({ ...request, City: 5 })],
  ['a list for a text', JSON.stringify({ ...request, City: ['Porto'] })],
  ['a text for a truth', JSON.stringify({ ...request, HiddenFromGlobalAddressList: 'true' })],
])('06 §2.2 a body of %s is a SerializationException', async (_, body) => {
  await using aws = await startLocalAws()
  const { status, code } = await postWorkMail(aws, 'UpdateUser', body)
  expect([status, code]).toEqual([400, 'SerializationException'])
})

test('06 §2.2 the target is checked before the body, and the body before the organization', async () => {
  await using aws = await startLocalAws()
  expect((await postWorkMail(aws, 'Nothing', '{')).code).toBe('UnknownOperationException')
  const foreign = { OrganizationId: `m-${'f'.repeat(32)}`, UserId, MailboxQuota: 0 }
  expect((await postWorkMail(aws, 'UpdateMailboxQuota', foreign)).code).toBe('ValidationException')
})

test("06 §2.2 refused values are reported in AWS's words, all at once", async () => {
  await using aws = await startLocalAws()
  const { text } = await postWorkMail(aws, 'ListUsers', { OrganizationId: 'm-1', MaxResults: 0 })
  expect(JSON.parse(text).Message).toBe(
    [
      "2 validation errors detected: Value 'm-1' at 'organizationId' failed to satisfy constraint: Member must have length greater than or equal to 34",
      "Value '0' at 'maxResults' failed to satisfy constraint: Member must have value greater than or equal to 1",
    ].join('; '),
  )
})
