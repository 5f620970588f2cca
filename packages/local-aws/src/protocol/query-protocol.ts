import { XmlShapeSerializer } from '@aws-sdk/core/protocols'
import type { NormalizedSchema } from '@smithy/core/schema'
import { AwsError } from './aws-error.ts'
import { violations } from './constraints.ts'
import type { AwsOperation } from './operations.ts'

const namespace = 'http://ses.amazonaws.com/doc/2010-12-01/'

type Fields = ReadonlyMap<string, string>

function has(fields: Fields, prefix: string): boolean {
  return [...fields.keys()].some((key) => key === prefix || key.startsWith(`${prefix}.`))
}

function decodeList(schema: NormalizedSchema, fields: Fields, prefix: string): unknown[] {
  const list: unknown[] = []
  for (let index = 1; has(fields, `${prefix}.member.${index}`); index++)
    list.push(decode(schema.getValueSchema(), fields, `${prefix}.member.${index}`))
  return list
}

function decodeStructure(schema: NormalizedSchema, fields: Fields, prefix: string) {
  const structure: Record<string, unknown> = {}
  for (const [name, member] of schema.structIterator()) {
    const key = prefix === '' ? name : `${prefix}.${name}`
    if (has(fields, key)) structure[name] = decode(member, fields, key)
  }
  return structure
}

/** A form's fields as the value a schema describes; a text that is no number or truth stays a text, for the check to refuse. */
function decode(schema: NormalizedSchema, fields: Fields, prefix: string): unknown {
  if (schema.isStructSchema()) return decodeStructure(schema, fields, prefix)
  if (schema.isListSchema()) return decodeList(schema, fields, prefix)
  const text = fields.get(prefix) ?? ''
  if (schema.isBooleanSchema() && ['true', 'false'].includes(text)) return text === 'true'
  if (schema.isNumericSchema() && text !== '' && Number.isFinite(Number(text))) return Number(text)
  if (schema.isTimestampSchema()) return Date.parse(text) / 1000
  return text
}

/** An input of AWS Query, checked against the service model. Errors: ValidationError. Source: 06 §2.3, §2.4. */
export function decodeQuery(operation: AwsOperation, fields: Fields): Record<string, unknown> {
  const input = decodeStructure(operation.input, fields, '')
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

/** An answer of AWS Query: the result inside of its two wrappers. Source: 06 §2.3. */
export function encodeQuery(
  { name, output: schema }: AwsOperation,
  output: Record<string, unknown>,
  requestId: string,
): string {
  // 5: ISO 8601, as SES writes all its times.
  const serializer = new XmlShapeSerializer({
    timestampFormat: { useTrait: true, default: 5 },
    httpBindings: false,
    xmlNamespace: namespace,
    serviceNamespace: 'com.amazonaws.ses',
  })
  serializer.write(schema, output)
  const root = String(serializer.flush()).replace(/^<\?xml[^>]*\?>/, '')
  const content = /^<[^>]*\/>$/.test(root)
    ? ''
    : root.replace(/^<[^>]*>/, '').replace(/<\/[^>]*>$/, '')
  return `<${name}Response xmlns="${namespace}"><${name}Result>${content}</${name}Result><ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata></${name}Response>`
}

/** An error of AWS Query. Source: 06 §2.4. */
export function encodeQueryError({ code, message, status }: AwsError, requestId: string): string {
  const type = status < 500 ? 'Sender' : 'Receiver'
  return `<ErrorResponse xmlns="${namespace}"><Error><Type>${type}</Type><Code>${escapeXml(code)}</Code><Message>${escapeXml(message)}</Message></Error><RequestId>${requestId}</RequestId></ErrorResponse>`
}
