import { JsonCodec2 } from '@aws-sdk/core/protocols'
import { AwsError } from './aws-error.ts'
import { knownMembers, type ModelName, violations } from './constraints.ts'
import type { AwsOperation } from './operations.ts'
import type { Protocol } from './protocol.ts'
import { schemaViolations } from './schema-violations.ts'

const codec = new JsonCodec2({
  // 7: epoch seconds, as AWS JSON writes all its times (06 §2.1).
  timestampFormat: { useTrait: true, default: 7 },
  jsonName: false,
})

function parse(body: string): Record<string, unknown> {
  let value: unknown
  try {
    value = JSON.parse(body === '' ? '{}' : body)
  } catch {
    throw new AwsError('SerializationException', 'The request body is not JSON.')
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new AwsError('SerializationException', 'The request body is not a JSON object.')
  return Object.fromEntries(Object.entries(value))
}

/** Returns the members that an SDK's schema knows, without nulls: those that a service reads. */
function membersOf({ input: schema }: AwsOperation, input: Record<string, unknown>) {
  const known = new Set([...schema.structIterator()].map(([name]) => name))
  return Object.fromEntries(
    Object.entries(input).filter(([name, value]) => known.has(name) && value !== null),
  )
}

function decode(
  model: ModelName | undefined,
  operation: AwsOperation,
  body: string,
): Record<string, unknown> {
  const structure = `${operation.name}Request`
  const given = parse(body)
  const input = model ? given : membersOf(operation, given)
  const found = model
    ? violations(model, structure, input)
    : schemaViolations(operation.input, input)
  const wrongType = found.find(({ kind }) => kind === 'type')
  if (wrongType) throw new AwsError('SerializationException', wrongType.message)
  if (found.length > 0)
    throw new AwsError(
      'ValidationException',
      `${found.length} validation error${found.length > 1 ? 's' : ''} detected: ${found.map(({ message }) => message).join('; ')}`,
    )
  return model ? knownMembers(model, structure, input) : input
}

/** Writes an error in AWS JSON. Source: 06 §2.2. */
export function encodeJsonError({ code, message }: AwsError): string {
  return JSON.stringify({ __type: code, Message: message })
}

/**
 * AWS JSON. `target` is the part of X-Amz-Target before the operation. `model` is the model of the
 * constraints, where one is generated; the others are checked against the SDK's schemas. Errors of the input:
 * SerializationException for invalid JSON or a wrong JSON type, ValidationException for broken
 * constraints. Source: 06 §2.1, §2.2.
 */
export function jsonProtocol(options: {
  target: string
  version: '1.0' | '1.1'
  model?: ModelName
}): Protocol {
  const contentType = `application/x-amz-json-${options.version}`
  const prefix = `${options.target}.`
  const unknownOperation = (name: string) =>
    new AwsError('UnknownOperationException', `Unknown operation: ${name}`)
  return {
    accepts: ({ method, path }) => method === 'POST' && path === '/',
    operationOf({ headers }, operations) {
      const target = String(headers['x-amz-target'])
      if (!headers['content-type']?.startsWith(contentType) || !target.startsWith(prefix))
        throw unknownOperation(target)
      const operation = operations.get(target.slice(prefix.length))
      if (!operation) throw unknownOperation(target)
      return operation
    },
    decode: (operation, { body }) => decode(options.model, operation, body.toString()),
    encode({ output: schema }, output) {
      const serializer = codec.createSerializer()
      serializer.write(schema, output)
      const written = serializer.flush()
      const body = typeof written === 'string' ? written : new TextDecoder().decode(written)
      return { contentType, body }
    },
    encodeError: (error) => ({ contentType, body: encodeJsonError(error) }),
  }
}
