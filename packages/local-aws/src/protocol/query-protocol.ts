import { XmlShapeSerializer } from '@aws-sdk/core/protocols'
import type { NormalizedSchema } from '@smithy/core/schema'
import { AwsError } from './aws-error.ts'
import { violations } from './constraints.ts'
import type { AwsOperation } from './operations.ts'

const namespace = 'http://ses.amazonaws.com/doc/2010-12-01/'

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
 * Decodes the fields of a form into the value that a schema describes; inputs of SES have no maps.
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

/**
 * Decodes an input of AWS Query and checks it against the service model. Errors: ValidationError.
 * Source: 06 §2.3, §2.4.
 */
export function decodeQuery(
  operation: AwsOperation,
  form: URLSearchParams,
): Record<string, unknown> {
  const input = decodeStructure(operation.input, readFields(form), '')
  const found = violations('ses', `${operation.name}Request`, input)
  if (found.length > 0)
    throw new AwsError(
      'ValidationError',
      `${found.length} validation error${found.length > 1 ? 's' : ''} detected: ${found.map(({ message }) => message).join('; ')}`,
    )
  return input
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

function encodeResult(schema: NormalizedSchema, output: Record<string, unknown>): string {
  if (schema.isUnitSchema()) return ''
  // 5: ISO 8601, as SES writes all its times.
  const serializer = new XmlShapeSerializer({
    timestampFormat: { useTrait: true, default: 5 },
    httpBindings: false,
    xmlNamespace: namespace,
    serviceNamespace: 'com.amazonaws.ses',
  })
  serializer.write(schema, output)
  const root = String(serializer.flush()).replace(/^<\?xml[^>]*\?>/, '')
  return /^<[^>]*\/>$/.test(root) ? '' : root.replace(/^<[^>]*>/, '').replace(/<\/[^>]*>$/, '')
}

/** Writes an answer in AWS Query: the result in its two wrappers. Source: 06 §2.3. */
export function encodeQuery(
  { name, output: schema }: AwsOperation,
  output: Record<string, unknown>,
  requestId: string,
): string {
  const result = encodeResult(schema, output)
  return `<${name}Response xmlns="${namespace}"><${name}Result>${result}</${name}Result><ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata></${name}Response>`
}

/** The SES codes of errors that both services share. Source: 06 §2.4. */
const sharedCodes: Record<string, string> = {
  MissingAuthenticationTokenException: 'MissingAuthenticationToken',
  IncompleteSignatureException: 'IncompleteSignature',
  ExpiredTokenException: 'ExpiredToken',
  ThrottlingException: 'Throttling',
  InvalidParameterException: 'InvalidParameterValue',
  RequestEntityTooLargeException: 'RequestEntityTooLarge',
  NotImplementedException: 'NotImplemented',
}

/**
 * Writes an error in AWS Query, with its own members after the common ones. Source: 06 §2.4, §8.9.
 */
export function encodeQueryError(
  { code, message, status, members }: AwsError,
  requestId: string,
): string {
  const error = {
    Type: status < 500 ? 'Sender' : 'Receiver',
    Code: sharedCodes[code] ?? code,
    Message: message,
    ...members,
  }
  const content = Object.entries(error).map(
    ([name, text]) => `<${name}>${escapeXml(text)}</${name}>`,
  )
  return `<ErrorResponse xmlns="${namespace}"><Error>${content.join('')}</Error><RequestId>${requestId}</RequestId></ErrorResponse>`
}
