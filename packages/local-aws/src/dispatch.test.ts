import { cbor } from '@smithy/core/cbor'
import { expect, test } from 'vitest'
import { type LocalAws, startLocalAws } from './local-aws.ts'
import type { RequestLog } from './server.ts'
import { post, postSes, postWorkMail, signedFor } from './test/requests.ts'

/** Calls a path as the client of a service would. */
function call({ endpoint }: LocalAws, service: string, path: string, request: RequestInit = {}) {
  const headers = { authorization: signedFor(service), ...request.headers }
  return fetch(`${endpoint}${path}`, { ...request, headers })
}

const logs = {
  'content-type': 'application/x-amz-json-1.1',
  'x-amz-target': 'Logs_20140328.StartQuery',
}
const form = { 'content-type': 'application/x-www-form-urlencoded' }

test.each([
  ['JSON', 'logs', '/', { method: 'POST', headers: logs, body: '{}' }, 'StartQuery'],
  ['Query', 'sns', '/', { method: 'POST', headers: form, body: 'Action=Publish' }, 'Publish'],
  ['REST-XML', 's3-outposts', '/bucket/a.zip?list-type=2', {}, 'GET /bucket/a.zip'],
  ['SES v2, in JSON', 'ses', '/v2/email/identities', {}, 'GET /v2/email/identities'],
  ['REST-JSON', 'lambda', '/2015-03-31/functions/', {}, 'GET /2015-03-31/functions/'],
])('07/S3L-01 a service that is not built says so in its format: %s', async (...given) => {
  const [format, service, path, request, operation] = given
  const lines: Parameters<RequestLog>[0][] = []
  await using aws = await startLocalAws({ log: (line) => lines.push(line) })
  const response = await call(aws, service, path, request)
  const text = await response.text()
  const code = format.endsWith('JSON')
    ? /"__type":"NotImplementedException"/
    : /<Error>.*<Code>NotImplemented<\/Code>/
  expect(response.status).toBe(501)
  expect(text).toMatch(code)
  expect(text).toContain(`Not implemented here: ${service} ${operation}.`)
  expect(lines).toMatchObject([
    { service, operation, status: 501, code: 'NotImplementedException' },
  ])
})

test.each([
  ['Action', { headers: form, body: `Action=${'a'.repeat(129)}` }, 'POST /'],
  ['Action', { headers: form, body: 'Action=a%0Ab' }, 'POST /'],
  ['target', { headers: { 'x-amz-target': `A.${'a'.repeat(129)}` } }, 'POST /'],
])(
  'what names no operation in the %s of a request is not logged',
  async (_, request, operation) => {
    const lines: Parameters<RequestLog>[0][] = []
    await using aws = await startLocalAws({ log: (line) => lines.push(line) })
    await call(aws, 'sns', '/', { method: 'POST', ...request })
    expect(lines).toMatchObject([{ operation, status: 501 }])
  },
)

test('a path is logged with 256 characters at most', async () => {
  const lines: Parameters<RequestLog>[0][] = []
  await using aws = await startLocalAws({ log: (line) => lines.push(line) })
  await call(aws, 's3-outposts', `/${'a'.repeat(300)}`)
  expect(lines).toMatchObject([{ operation: `GET /${'a'.repeat(255)}` }])
})

test('07/S3L-01 a service of RPC v2 that is not built says so in CBOR', async () => {
  await using aws = await startLocalAws()
  const path = '/service/GraniteServiceVersion20100801/operation/ListMetrics'
  const response = await call(aws, 'monitoring', path, { method: 'POST', body: '' })
  expect(response.headers.get('smithy-protocol')).toBe('rpc-v2-cbor')
  expect(cbor.deserialize(new Uint8Array(await response.arrayBuffer()))).toEqual({
    __type: 'NotImplementedException',
    message: expect.stringContaining('monitoring ListMetrics'),
  })
})

test('07/S3L-01 the signature names the service, not the form of the request', async () => {
  await using aws = await startLocalAws()
  const asSes = await postWorkMail(aws, 'ListOrganizations', '', {
    authorization: signedFor('ses'),
  })
  expect(asSes.code).toBe('InvalidAction')
  const asWorkMail = await postSes(aws, 'Action=ListIdentities', {
    authorization: signedFor('workmail'),
  })
  expect(asWorkMail.code).toBe('UnknownOperationException')
  const asEmail = await postSes(aws, 'Action=ListIdentities', {
    authorization: signedFor('email'),
  })
  expect(asEmail.status).toBe(200)
})

test('an operation that is not built names its service and itself', async () => {
  await using aws = await startLocalAws()
  const { status, text } = await postSes(
    aws,
    'Action=SendEmail&Source=a@example.com&Destination=&Message.Subject.Data=a&Message.Body=',
  )
  expect(status).toBe(501)
  expect(text).toContain('Not implemented here: SES SendEmail.')
})

const presigned = (service: string, signature = '0'.repeat(64)) =>
  new URLSearchParams({
    'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
    'X-Amz-Credential': `local/20261124/eu-west-1/${service}/aws4_request`,
    'X-Amz-SignedHeaders': 'host',
    'X-Amz-Signature': signature,
  })

test('07/S3L-01 a presigned address is signed by its query, for its Region', async () => {
  await using aws = await startLocalAws()
  const { endpoint } = aws
  const list = `Action=ListIdentities&${presigned('ses')}`
  const response = await fetch(`${endpoint}/?${list}`)
  expect([response.status, await response.text()]).toEqual([
    200,
    expect.stringContaining('beispiel-gmbh.awsapps.com'),
  ])
  const cut = await fetch(`${endpoint}/?Action=ListIdentities&${presigned('ses', '0')}`)
  expect(cut.status).toBe(404)
  const posted = await post(
    { ...aws, endpoint: `${endpoint}/?${presigned('workmail', '0')}` },
    '{}',
    { authorization: undefined },
  )
  expect([posted.status, posted.code]).toEqual([403, 'IncompleteSignatureException'])
})

test.each([
  ['workmail', 'GET', '/'],
  ['workmail', 'POST', '/users'],
  ['ses', 'GET', '/identities'],
  ['ses', 'PUT', '/'],
])('06 §2.9 a request signed for %s is not found at %s %s', async (service, method, path) => {
  await using aws = await startLocalAws()
  expect((await call(aws, service, path, { method })).status).toBe(404)
})
