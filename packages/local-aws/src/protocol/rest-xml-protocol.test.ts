import { AwsRestXmlProtocol } from '@aws-sdk/core/protocols'
import { HttpResponse } from '@smithy/core/protocols'
import type { NormalizedSchema, OperationSchema } from '@smithy/core/schema'
import { fromBase64, fromUtf8, toBase64, toUtf8 } from '@smithy/core/serde'
import { expect, test } from 'vitest'
import { services } from '../service.ts'
import { type AwsOperation, operationsOf } from './operations.ts'
import { type AwsRequest, isContent } from './protocol.ts'
import { restXmlProtocol } from './rest-xml-protocol.ts'

const namespace = 'http://storage.example/doc/'
const name = 'com.example.storage'

/** A storage service with everything that REST-XML binds, as an SDK would describe it. */
const map = [2, name, 'Map', 0, 0, 0] as const
const strings = [1, name, 'Strings', 0, 0] as const
const flat = [1, name, 'Flat', 0, [0, { xmlName: 'Item' }]] as const
const part = [3, name, 'Part', 0, ['Size', 'At'], [1, 4], 1] as const
const parts = [1, name, 'Parts', 0, [() => part, { xmlName: 'Part' }]] as const
const document = [
  3,
  name,
  'Document',
  { xmlName: 'DocumentRoot' },
  ['Lang', 'Parts', 'Items', 'Tags', 'IsNew'],
  [
    [0, { xmlAttribute: 1, xmlName: 'lang' }],
    [() => parts, 0],
    [() => flat, { xmlFlattened: 1, xmlName: 'Item' }],
    () => map,
    2,
  ],
] as const
const putInput = [
  3,
  name,
  'PutRequest',
  0,
  ['Bucket', 'Key', 'Versions', 'At', 'Size', 'Since', 'Metadata', 'Document'],
  [
    [0, { httpLabel: 1 }],
    [0, { httpLabel: 1 }],
    [() => strings, { httpQuery: 'version' }],
    [4, { httpQuery: 'at' }],
    [1, { httpHeader: 'x-size' }],
    [4, { httpHeader: 'x-since' }],
    [() => map, { httpPrefixHeaders: 'x-meta-' }],
    [() => document, { httpPayload: 1 }],
  ],
  2,
] as const
const blob = [
  3,
  name,
  'Blob',
  0,
  ['Bucket', 'Key', 'Kind', 'Body'],
  [
    [0, { httpLabel: 1 }],
    [0, { httpLabel: 1 }],
    [0, { httpHeader: 'x-kind' }],
    [21, { httpPayload: 1 }],
  ],
  2,
] as const
const key = '/{Bucket}/{Key+}'
const bucket = [3, name, 'Bucket', 0, ['Bucket'], [[0, { httpLabel: 1 }]], 1] as const
const content = [
  3,
  name,
  'Content',
  0,
  ['Kind', 'Body'],
  [
    [0, { httpHeader: 'x-kind' }],
    [21, { httpPayload: 1 }],
  ],
] as const
const putOutput = [
  3,
  name,
  'PutResponse',
  0,
  ['Size', 'Since', 'Metadata', 'Document'],
  [
    [1, { httpHeader: 'x-size' }],
    [4, { httpHeader: 'x-since' }],
    [() => map, { httpPrefixHeaders: 'x-meta-' }],
    [() => document, { httpPayload: 1 }],
  ],
] as const
const described = (
  operation: string,
  http: readonly [string, string, number],
  input: unknown,
  output = input,
) => [9, name, operation, { http }, () => input, () => output] as const
const storage = operationsOf({
  put: described('Put', ['PUT', `${key}?document`, 201], putInput, putOutput),
  upload: described('Upload', ['PUT', key, 200], blob),
  list: described('List', ['GET', '/{Bucket}', 200], bucket),
  policy: described('Policy', ['GET', '/{Bucket}?policy', 204], bucket),
  read: described('Read', ['GET', key, 200], blob, content),
})

const ours = restXmlProtocol({ namespace, invalidCode: 'InvalidArgument' })
/** A context has more than the protocols read. */
const context = {
  endpoint: async () => ({ protocol: 'http:', hostname: 'localhost', path: '/' }),
  base64Decoder: fromBase64,
  base64Encoder: toBase64,
  utf8Decoder: fromUtf8,
  utf8Encoder: toUtf8,
  disableHostPrefix: true,
} as unknown as Parameters<AwsRestXmlProtocol['serializeRequest']>[2] &
  Parameters<AwsRestXmlProtocol['deserializeResponse']>[1]

/** The client's half of the protocol, by the SDK. */
function theirs() {
  const protocol = new AwsRestXmlProtocol({
    defaultNamespace: name,
    xmlNamespace: namespace,
    errorTypeRegistries: [],
  })
  protocol.setSerdeContext(context)
  return protocol
}

function schemaOf({ name, http, input, output }: AwsOperation) {
  return { namespace: '', name, traits: { http }, input, output } as unknown as OperationSchema
}

/** What the SDK sends for an input. */
async function sent(operation: AwsOperation, input: object) {
  const request = await theirs().serializeRequest(schemaOf(operation), input, context)
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(request.query ?? {}))
    for (const text of [value].flat()) query.append(name, text ?? '')
  const { method, path, headers, body } = request
  return { method, path, query, headers, body: Buffer.from(body ?? '') } satisfies AwsRequest
}

const at = new Date('2026-11-24T10:00:00Z')
const inputs: Record<string, Record<string, unknown>> = {
  Put: {
    Bucket: 'a b',
    Key: 'folder/ä %2F.txt',
    Versions: ['1', 'b&c'],
    At: at,
    Size: 7,
    Since: at,
    Metadata: { one: '1', two: 'x y' },
    Document: {
      Lang: 'de',
      Parts: [{ Size: 1, At: at }, { Size: 2 }],
      Items: ['<a>', ' b '],
      Tags: { k: 'v', other: 'w' },
      IsNew: false,
    },
  },
  Upload: { Bucket: 'b', Key: 'k', Kind: 'raw', Body: Buffer.from([0, 255, 10, 13, 60]) },
  List: { Bucket: 'b' },
  Policy: { Bucket: 'b' },
  Read: { Bucket: 'b', Key: 'a/b/c' },
}

test.each(Object.keys(inputs))(
  '07/S3L-01 REST-XML reads whatever an SDK binds to path, query, headers and body: %s',
  async (operationName) => {
    const operation = storage.get(operationName)
    const input = inputs[operationName] ?? {}
    if (!operation) throw new Error(operationName)
    const request = await sent(operation, input)
    expect(ours.operationOf(request, storage).name).toBe(operationName)
    expect(ours.decode(operation, request)).toEqual(input)
  },
)

/** What the SDK reads from an answer. */
async function received(operation: AwsOperation, output: Record<string, unknown>) {
  const { status = 0, headers = {}, body } = ours.encode(operation, output, '')
  if (isContent(body)) throw new Error('None of these has content to stream.')
  const response = new HttpResponse({ statusCode: status, headers, body: Buffer.from(body) })
  const read = await theirs().deserializeResponse(schemaOf(operation), context, response)
  const { $metadata, ...rest } = read as Record<string, unknown> & typeof read
  return { status, rest }
}

test('07/S3L-01 REST-XML writes an answer with headers, a document and its own status', async () => {
  const operation = storage.get('Put')
  if (!operation) throw new Error('Put')
  const { Size, Since, Metadata, Document } = inputs.Put ?? {}
  const answer = await received(operation, { Size, Since, Metadata, Document })
  expect(answer).toEqual({ status: 201, rest: { Size, Since, Metadata, Document } })
})

test('07/S3L-01 REST-XML writes bytes as they are', async () => {
  const operation = storage.get('Read')
  if (!operation) throw new Error('Read')
  const { Kind, Body } = inputs.Upload ?? {}
  const { rest } = await received(operation, { Kind, Body })
  expect({ ...rest, Body: Buffer.from(rest.Body as Uint8Array) }).toEqual({ Kind, Body })
})

/** Returns a value of every member of a schema, so that nothing is left out. */
function sample(schema: NormalizedSchema, depth = 0): unknown {
  if (schema.isStructSchema())
    return Object.fromEntries(
      [...schema.structIterator()].map(([member, of]) => [member, sample(of, depth + 1)]),
    )
  if (schema.isListSchema()) return [sample(schema.getValueSchema(), depth + 1)]
  if (schema.isMapSchema()) return { key: sample(schema.getValueSchema(), depth + 1) }
  if (schema.isBooleanSchema()) return true
  if (schema.isNumericSchema()) return depth + 1
  return schema.isTimestampSchema() ? at : 'text'
}

const route53 = await services.route53.operations()

test('every operation of Route 53 is found and read as the SDK sends it', async () => {
  const { protocol } = services.route53
  for (const operation of route53.values()) {
    const input = operation.input.isUnitSchema() ? {} : Object(sample(operation.input))
    const request = await sent(operation, input)
    const found = protocol.operationOf(request, route53)
    expect([found.name, protocol.decode(found, request)]).toEqual([operation.name, input])
  }
  expect(route53.size).toBeGreaterThan(70)
})

const bodies: [string, string][] = [
  ['is no XML', 'hello'],
  ['ends early', '<DocumentRoot><Parts>'],
  ['has a structure where a text belongs', '<DocumentRoot><Item><a>1</a></Item></DocumentRoot>'],
  ['is nested too deep', '<a>'.repeat(100_000)],
  [
    'has no number where one belongs',
    '<DocumentRoot><Parts><Part><Size>x</Size></Part></Parts></DocumentRoot>',
  ],
  ['lacks a required value', '<DocumentRoot><Parts><Part/></Parts></DocumentRoot>'],
]

test.each(bodies)('REST-XML refuses a body that %s', (_, body) => {
  const operation = storage.get('Put')
  if (!operation) throw new Error('Put')
  const request: AwsRequest = {
    method: 'PUT',
    path: '/b/k',
    query: new URLSearchParams('document='),
    headers: {},
    body: Buffer.from(body),
  }
  expect(() => ours.decode(operation, request)).toThrow(/is no valid Put|validation error/)
})

test('an entity of a document type stays unknown', () => {
  const operation = storage.get('Put')
  if (!operation) throw new Error('Put')
  const body =
    '<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]><DocumentRoot lang="x"><Item>&a;</Item></DocumentRoot>'
  const query = new URLSearchParams('document=')
  const request = { method: 'PUT', path: '/b/k', query, headers: {}, body: Buffer.from(body) }
  expect(ours.decode(operation, request)).toMatchObject({ Document: { Items: [''] } })
})
