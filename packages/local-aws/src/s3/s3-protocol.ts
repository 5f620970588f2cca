import { AwsError } from '../protocol/aws-error.ts'
import type { Operations } from '../protocol/operations.ts'
import type { AwsRequest, Protocol } from '../protocol/protocol.ts'
import { escapeXml } from '../protocol/query-protocol.ts'
import { restXmlProtocol } from '../protocol/rest-xml-protocol.ts'

const namespace = 'http://s3.amazonaws.com/doc/2006-03-01/'

const restXml = restXmlProtocol({ namespace, invalidCode: 'InvalidRequest' })

/** What S3 calls the errors that all services share, and their status. Source: 07/S3L-03. */
const ownCodes: Record<string, readonly [code: string, status: number]> = {
  AccessDeniedException: ['AccessDenied', 403],
  UnrecognizedClientException: ['InvalidAccessKeyId', 403],
  ExpiredTokenException: ['ExpiredToken', 400],
  ThrottlingException: ['SlowDown', 503],
  RequestEntityTooLargeException: ['EntityTooLarge', 400],
  NotImplementedException: ['NotImplemented', 501],
  UnknownOperationException: ['MethodNotAllowed', 405],
  MalformedInput: ['InvalidRequest', 400],
  InternalFailure: ['InternalError', 500],
}

/**
 * Returns an error as S3 answers it, with its code and status. Source: 07/S3L-03.
 */
function asOwn(error: AwsError): AwsError {
  const [code, status] = ownCodes[error.code] ?? [error.code, error.status]
  return new AwsError(code, error.message, status, error.members)
}

/** Takes the bucket out of the path, where the SDK puts it for an endpoint of one host. */
function withoutBucket(request: AwsRequest) {
  const [, bucket = '', key = ''] = /^\/([^/]*)\/?(.*)$/s.exec(request.path) ?? []
  return { bucket, request: { ...request, path: `/${key}` } }
}

/**
 * Writes a member as its schema would, if it is named and nested as in the answer; ten times as fast,
 * which counts for a page of 1,000 objects. Source: 07/S3L-07.
 */
function element(name: string, value: unknown): string {
  if (value === undefined) return ''
  if (Array.isArray(value)) return value.map((item) => element(name, item)).join('')
  if (value instanceof Date) return `<${name}>${value.toISOString()}</${name}>`
  if (typeof value !== 'object' || value === null)
    return `<${name}>${escapeXml(String(value))}</${name}>`
  const members = Object.entries(value).map(([member, each]) => element(member, each))
  return `<${name}>${members.join('')}</${name}>`
}

/** Writes a document with its namespace. */
function documentOf(name: string, value: unknown): string {
  const root = element(name, value).replace(`<${name}>`, `<${name} xmlns="${namespace}">`)
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}`
}

let ofBuckets: { all: Operations; some: Operations } | undefined

/** Returns the operations that name a bucket; the others are those of the account. */
function operationsOfBuckets(all: Operations): Operations {
  if (ofBuckets?.all !== all) {
    const some = [...all].filter(([, { input }]) => 'Bucket' in input.getMemberSchemas())
    ofBuckets = { all, some: new Map(some) }
  }
  return ofBuckets.some
}

/**
 * REST-XML as S3 speaks it: the bucket is the first part of the path, `/bucket/key`, though the
 * addresses of the operations do not have it; a range is a part (206); errors are an `Error` alone,
 * and tell the bucket's Region in a header. Source: 07/S3L-01, S3L-02, S3L-03.
 */
export const s3Protocol: Protocol = {
  accepts: () => true,
  operationOf(received, operations) {
    const { bucket, request } = withoutBucket(received)
    if (bucket !== '') return restXml.operationOf(request, operationsOfBuckets(operations))
    const [listBuckets] = [...operations.values()].filter(({ name }) => name === 'ListBuckets')
    if (received.method === 'GET' && listBuckets) return listBuckets
    throw new AwsError('MethodNotAllowed', 'The specified method is not allowed.', 405)
  },
  decode(operation, received) {
    const { bucket, request } = withoutBucket(received)
    const { input } = operation
    if (!('Bucket' in input.getMemberSchemas())) return restXml.decode(operation, request)
    return restXml.decode(operation, request, { Bucket: bucket })
  },
  encode(operation, output, requestId) {
    const contentType = 'application/xml'
    if (operation.name === 'ListObjectsV2')
      return { contentType, body: documentOf('ListBucketResult', output) }
    // The schema has the Region as a member of what S3 answers as a text.
    if (operation.name === 'GetBucketLocation')
      return {
        contentType,
        body: documentOf('LocationConstraint', output.LocationConstraint ?? ''),
      }
    const encoded = restXml.encode(operation, output, requestId)
    const status = output.ContentRange === undefined ? encoded.status : 206
    return { ...encoded, contentType, ...(status ? { status } : {}) }
  },
  encodeError(error, requestId, { path }) {
    const { code, message, status, members } = asOwn(error)
    const told = { Code: code, Message: message, ...members, Resource: path, RequestId: requestId }
    return {
      contentType: 'application/xml',
      headers: members.Region === undefined ? {} : { 'x-amz-bucket-region': members.Region },
      body: `<?xml version="1.0" encoding="UTF-8"?>\n${element('Error', told)}`,
      status,
    }
  },
}
