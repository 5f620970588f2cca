import { XmlCodec } from '@aws-sdk/core/protocols'
import { FromStringShapeDeserializer, ToStringShapeSerializer } from '@smithy/core/protocols'
import type { NormalizedSchema } from '@smithy/core/schema'
import { AwsError } from './aws-error.ts'
import { findByRoute, labelsIn } from './http-routes.ts'
import type { AwsOperation } from './operations.ts'
import { type AwsRequest, type Encoded, isContent, type Protocol } from './protocol.ts'
import { encodeQueryError } from './query-protocol.ts'
import { schemaViolations } from './schema-violations.ts'

type Members = readonly (readonly [name: string, schema: NormalizedSchema])[]

type Value = Record<string, unknown>

/** The traits that bind a member to a part of the message other than its body. */
const bindings = [
  'httpLabel',
  'httpQuery',
  'httpQueryParams',
  'httpHeader',
  'httpPrefixHeaders',
  'httpPayload',
  'httpResponseCode',
] as const

function isBound([, schema]: Members[number]): boolean {
  const traits = schema.getMergedTraits()
  return bindings.some((binding) => traits[binding] !== undefined)
}

const settings = {
  // 5: ISO 8601, as REST-XML writes times in bodies and queries; in headers it is an HTTP date.
  timestampFormat: { useTrait: true, default: 5 },
  httpBindings: true,
} as const

const texts = new FromStringShapeDeserializer(settings)

/** Reads a member from the texts of its name in the query. */
function fromQuery(schema: NormalizedSchema, values: readonly string[]): unknown {
  if (!schema.isListSchema()) return texts.read(schema, values[0] ?? '')
  return values.map((value) => texts.read(schema.getValueSchema(), value))
}

/** Reads everything of an input that is not in the body. */
function decodeBound(
  members: Members,
  labels: Record<string, string>,
  { query, headers }: AwsRequest,
): Value {
  const named = members.flatMap(([, schema]) => schema.getMergedTraits().httpQuery ?? [])
  const given = members.map(([name, schema]): [string, unknown] => {
    const { httpLabel, httpQuery, httpQueryParams, httpHeader, httpPrefixHeaders } =
      schema.getMergedTraits()
    if (httpLabel) return [name, texts.read(schema, labels[name] ?? '')]
    if (httpQuery !== undefined)
      return [name, query.has(httpQuery) ? fromQuery(schema, query.getAll(httpQuery)) : undefined]
    if (httpQueryParams)
      return [
        name,
        Object.fromEntries(
          [...new Set(query.keys())]
            .filter((key) => !named.includes(key))
            .map((key) => [key, fromQuery(schema.getValueSchema(), query.getAll(key))]),
        ),
      ]
    if (httpPrefixHeaders !== undefined)
      return [
        name,
        Object.fromEntries(
          Object.entries(headers)
            .filter(([header]) => header.startsWith(httpPrefixHeaders))
            .map(([header, value]) => [header.slice(httpPrefixHeaders.length), String(value)]),
        ),
      ]
    const header = httpHeader === undefined ? undefined : headers[httpHeader.toLowerCase()]
    return [name, header === undefined ? undefined : texts.read(schema, String(header))]
  })
  return Object.fromEntries(given.filter(([, value]) => value !== undefined))
}

function writeHeaders(members: Members, output: Value): Record<string, string> {
  const serializer = new ToStringShapeSerializer(settings)
  const headers: Record<string, string> = {}
  for (const [name, schema] of members) {
    const value = output[name]
    const { httpHeader, httpPrefixHeaders } = schema.getMergedTraits()
    if (value === undefined) continue
    if (httpHeader !== undefined) {
      serializer.write(schema, value)
      headers[httpHeader.toLowerCase()] = serializer.flush()
    } else if (httpPrefixHeaders !== undefined) {
      for (const [key, text] of Object.entries(Object(value)))
        headers[`${httpPrefixHeaders}${key}`.toLowerCase()] = String(text)
    }
  }
  return headers
}

const declaration = '<?xml version="1.0" encoding="UTF-8"?>'

/**
 * AWS REST-XML: the schemas of the SDK say what of an input is in the path, the query, the headers
 * and the body, and so for an output. `invalidCode` is the service's code for an invalid input.
 * Errors of the input: MalformedInput for a body that cannot be read, `invalidCode` for a missing
 * or wrong value. Source: Smithy, AWS restXml protocol and HTTP bindings.
 */
export function restXmlProtocol(options: { namespace: string; invalidCode: string }): Protocol {
  const codec = new XmlCodec({
    ...settings,
    xmlNamespace: options.namespace,
    serviceNamespace: options.namespace,
  })
  const reader = codec.createDeserializer()

  const readPayload = (schema: NormalizedSchema, body: Buffer): unknown => {
    if (schema.isBlobSchema()) return body
    return schema.isStringSchema() ? body.toString() : reader.read(schema, body)
  }

  const readBody = (operation: AwsOperation, members: Members, body: Buffer): Value => {
    if (body.length === 0) return {}
    const payload = members.find(([, schema]) => schema.getMergedTraits().httpPayload)
    if (payload) return { [payload[0]]: readPayload(payload[1], body) }
    if (members.every(isBound)) return {}
    const bound = new Set(members.filter(isBound).map(([name]) => name))
    const read: Value = reader.read(operation.input, body)
    return Object.fromEntries(Object.entries(read).filter(([name]) => !bound.has(name)))
  }

  const writeBody = (operation: AwsOperation, members: Members, output: Value): Encoded['body'] => {
    const serializer = codec.createSerializer()
    const payload = members.find(([, schema]) => schema.getMergedTraits().httpPayload)
    const given = payload && output[payload[0]]
    if (payload && given === undefined) return ''
    if (isContent(given)) return given
    const free = members.filter((member) => !isBound(member))
    if (!payload && free.length === 0) return ''
    if (payload) serializer.write(payload[1], given)
    else
      serializer.write(
        operation.output,
        Object.fromEntries(free.map(([name]) => [name, output[name]])),
      )
    const written = serializer.flush()
    const isXml = !payload || payload[1].isStructSchema()
    return isXml && typeof written === 'string' ? `${declaration}${written}` : written
  }

  return {
    accepts: () => true,
    operationOf(request, operations) {
      const operation = findByRoute(operations, request)
      if (operation) return operation
      const { method, path } = request
      throw new AwsError('UnknownOperationException', `There is no ${method} ${path}.`, 404)
    },
    decode(operation, request, given) {
      const members = [...operation.input.structIterator()]
      let input: Value
      try {
        const labels = labelsIn(operation, request.path)
        const bound = decodeBound(members.filter(isBound), labels, request)
        input = { ...readBody(operation, members, request.body), ...bound, ...given }
      } catch {
        // The SDK's readers throw plain errors for anything they cannot read.
        throw new AwsError('MalformedInput', `The request is no valid ${operation.name}.`)
      }
      const found = schemaViolations(operation.input, input)
      if (found.length > 0)
        throw new AwsError(
          options.invalidCode,
          `${found.length} validation error${found.length > 1 ? 's' : ''} detected: ${found.map(({ message }) => message).join('; ')}`,
        )
      return input
    },
    encode(operation, output) {
      const members = operation.output.isUnitSchema() ? [] : [...operation.output.structIterator()]
      return {
        contentType: 'text/xml',
        headers: writeHeaders(members, output),
        body: writeBody(operation, members, output),
        status: operation.http?.[2] ?? 200,
      }
    },
    encodeError: (error, requestId) => ({
      contentType: 'text/xml',
      body: encodeQueryError(error, requestId, options.namespace),
    }),
  }
}
