import { JsonCodec2 } from '@aws-sdk/core/protocols'
import { AwsError } from './aws-error.ts'
import { knownMembers, violations } from './constraints.ts'
import type { AwsOperation } from './operations.ts'

const codec = new JsonCodec2({
  // 7: epoch seconds, as WorkMail writes all its times (06 §2.1).
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

/**
 * Parses an input of AWS JSON 1.1 and checks it against the service model.
 * Errors: SerializationException for invalid JSON or a wrong JSON type, ValidationException for
 * broken constraints. Source: 06 §2.1, §2.2.
 */
export function decodeJson(operation: AwsOperation, body: string): Record<string, unknown> {
  const structure = `${operation.name}Request`
  const input = parse(body)
  const found = violations('workmail', structure, input)
  const wrongType = found.find(({ kind }) => kind === 'type')
  if (wrongType) throw new AwsError('SerializationException', wrongType.message)
  if (found.length > 0)
    throw new AwsError(
      'ValidationException',
      `${found.length} validation error${found.length > 1 ? 's' : ''} detected: ${found.map(({ message }) => message).join('; ')}`,
    )
  return knownMembers('workmail', structure, input)
}

/** Writes an answer in AWS JSON 1.1. */
export function encodeJson(operation: AwsOperation, output: Record<string, unknown>): string {
  const serializer = codec.createSerializer()
  serializer.write(operation.output, output)
  const written = serializer.flush()
  return typeof written === 'string' ? written : new TextDecoder().decode(written)
}

/** Writes an error in AWS JSON 1.1. Source: 06 §2.2. */
export function encodeJsonError({ code, message }: AwsError): string {
  return JSON.stringify({ __type: code, Message: message })
}
