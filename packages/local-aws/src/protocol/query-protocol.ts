import { XmlShapeSerializer } from '@aws-sdk/core/protocols'
import type { NormalizedSchema } from '@smithy/core/schema'
import { AwsError } from './aws-error.ts'
import { type ModelName, violations } from './constraints.ts'
import type { AwsOperation } from './operations.ts'
import type { AwsRequest, Protocol } from './protocol.ts'
import { schemaViolations } from './schema-violations.ts'

/** No field of the model is nested deeper than this. */
const maxDepth = 16

/** The fields of a form by name, and the names of the lists and structures they belong to. */
type Fields = { texts: ReadonlyMap<string, string>; present: ReadonlySet<string> }

function readFields(form: URLSearchParams): Fields {
  const present = new Set<string>()
  for (const name of form.keys()) {
    const parts = name.split('.').slice(0, maxDepth)
    for (const depth of parts.keys()) present.add(parts.slice(0, depth + 1).join('.'))
  }
  return { texts: new Map(form), present }
}

function decodeList(schema: NormalizedSchema, fields: Fields, prefix: string): unknown[] {
  const list: unknown[] = []
  for (let index = 1; fields.present.has(`${prefix}.member.${index}`); index++)
    list.push(decode(schema.getValueSchema(), fields, `${prefix}.member.${index}`))
  return list
}

function decodeStructure(schema: NormalizedSchema, fields: Fields, prefix: string) {
  const structure: Record<string, unknown> = {}
  for (const [name, member] of schema.structIterator()) {
    const key = prefix === '' ? name : `${prefix}.${name}`
    if (fields.present.has(key)) structure[name] = decode(member, fields, key)
  }
  return structure
}

/**
 * Decodes the fields of a form into the value that a schema describes; no input here has maps.
 * A text that is not a number or boolean stays a text, so that the check refuses it.
 */
function decode(schema: NormalizedSchema, fields: Fields, prefix: string): unknown {
  if (schema.isStructSchema()) return decodeStructure(schema, fields, prefix)
  if (schema.isListSchema()) return decodeList(schema, fields, prefix)
  const text = fields.texts.get(prefix) ?? ''
  if (schema.isBooleanSchema() && ['true', 'false'].includes(text)) return text === 'true'
  if (schema.isNumericSchema() && text !== '' && Number.isFinite(Number(text))) return Number(text)
  if (schema.isTimestampSchema()) return Date.parse(text) / 1000
  return text
}

/** A form is the body, or the query of a GET, as in a presigned address. */
function formOf({ method, query, body }: AwsRequest): URLSearchParams {
  return method === 'GET' ? query : new URLSearchParams(body.toString())
}

function decodeInput(operation: AwsOperation, request: AwsRequest, model: ModelName | undefined) {
  const input = decodeStructure(operation.input, readFields(formOf(request)), '')
  const found = model
    ? violations(model, `${operation.name}Request`, input)
    : schemaViolations(operation.input, input)
  if (found.length > 0)
    throw new AwsError(
      'ValidationError',
      `${found.length} validation error${found.length > 1 ? 's' : ''} detected: ${found.map(({ message }) => message).join('; ')}`,
    )
  return input
}

export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

function encodeResult(
  { output: schema, namespace: serviceNamespace }: AwsOperation,
  output: Record<string, unknown>,
  xmlNamespace: string,
): string {
  if (schema.isUnitSchema()) return ''
  // 5: ISO 8601, as AWS Query writes all its times.
  const serializer = new XmlShapeSerializer({
    timestampFormat: { useTrait: true, default: 5 },
    httpBindings: false,
    xmlNamespace,
    serviceNamespace,
  })
  serializer.write(schema, output)
  const root = String(serializer.flush()).replace(/^<\?xml[^>]*\?>/, '')
  return /^<[^>]*\/>$/.test(root) ? '' : root.replace(/^<[^>]*>/, '').replace(/<\/[^>]*>$/, '')
}

/** The codes of AWS Query and REST-XML for errors that all services share. Source: 06 §2.4. */
const sharedCodes: Record<string, string> = {
  AccessDeniedException: 'AccessDenied',
  MissingAuthenticationTokenException: 'MissingAuthenticationToken',
  UnrecognizedClientException: 'InvalidClientTokenId',
  IncompleteSignatureException: 'IncompleteSignature',
  ExpiredTokenException: 'ExpiredToken',
  ThrottlingException: 'Throttling',
  InvalidParameterException: 'InvalidParameterValue',
  RequestEntityTooLargeException: 'RequestEntityTooLarge',
  NotImplementedException: 'NotImplemented',
}

function queryCode(code: string): string {
  return sharedCodes[code] ?? code
}

/**
 * Writes an error in AWS Query, with its own members after the common ones. Source: 06 §2.4, §8.9.
 */
export function encodeQueryError(
  { code, message, status, members }: AwsError,
  requestId: string,
  xmlNamespace: string,
): string {
  const error = {
    Type: status < 500 ? 'Sender' : 'Receiver',
    Code: queryCode(code),
    Message: message,
    ...members,
  }
  const content = Object.entries(error).map(
    ([name, text]) => `<${name}>${escapeXml(text)}</${name}>`,
  )
  return `<ErrorResponse xmlns="${xmlNamespace}"><Error>${content.join('')}</Error><RequestId>${requestId}</RequestId></ErrorResponse>`
}

/** Writes an error in REST-XML, as S3 does. Source: 07/S3L-03. */
export function encodeRestXmlError({ code, message }: AwsError, requestId: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${queryCode(code)}</Code><Message>${escapeXml(message)}</Message><RequestId>${requestId}</RequestId></Error>`
}

const contentType = 'text/xml'

/**
 * AWS Query. `model` is the model of the constraints, where one is generated; the others are checked
 * against the SDK's schemas. Errors of the input: ValidationError. Source: 06 §2.3, §2.4.
 */
export function queryProtocol(options: {
  namespace: string
  version: string
  model?: ModelName
}): Protocol {
  return {
    accepts: ({ method, path }) => (method === 'POST' || method === 'GET') && path === '/',
    operationOf(request, operations) {
      const name = formOf(request).get('Action') ?? ''
      const operation = operations.get(name)
      if (operation) return operation
      const { version } = options
      throw new AwsError('InvalidAction', `Could not find operation ${name} for version ${version}`)
    },
    decode: (operation, request) => decodeInput(operation, request, options.model),
    encode(operation, output, requestId) {
      const result = encodeResult(operation, output, options.namespace)
      const { name } = operation
      return {
        contentType,
        body: `<${name}Response xmlns="${options.namespace}"><${name}Result>${result}</${name}Result><ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata></${name}Response>`,
      }
    },
    encodeError: (error, requestId) => ({
      contentType,
      body: encodeQueryError(error, requestId, options.namespace),
    }),
  }
}
