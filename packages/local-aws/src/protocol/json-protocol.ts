import { JsonCodec2 } from '@aws-sdk/core/protocols'
import { AwsError } from './aws-error.ts'
import { knownMembers, type ModelName, violations } from './constraints.ts'
import type { AwsOperation } from './operations.ts'
import type { Protocol } from './protocol.ts'

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

function decode(model: ModelName, operation: AwsOperation, body: string): Record<string, unknown> {
  const structure = `${operation.name}Request`
  const input = parse(body)
  const found = violations(model, structure, input)
  const wrongType = found.find(({ kind }) => kind === 'type')
  if (wrongType) throw new AwsError('SerializationException', wrongType.message)
  if (found.length > 0)
    throw new AwsError(
      'ValidationException',
      `${found.length} validation error${found.length > 1 ? 's' : ''} detected: ${found.map(({ message }) => message).join('; ')}`,
    )
  return knownMembers(model, structure, input)
}

/** Writes an error in AWS JSON. Source: 06 §2.2. */
export function encodeJsonError({ code, message }: AwsError): string {
  return JSON.stringify({ __type: code, Message: message })
}

/**
 * AWS JSON. `target` is the part of X-Amz-Target before the operation. Errors of the input:
 * SerializationException for invalid JSON or a wrong JSON type, ValidationException for broken
 * constraints. Source: 06 §2.1, §2.2.
 */
export function jsonProtocol(options: {
  target: string
  version: '1.0' | '1.1'
  model: ModelName
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
