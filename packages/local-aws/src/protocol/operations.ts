import { NormalizedSchema } from '@smithy/core/schema'

export type AwsOperation = {
  name: string
  /** The namespace of the service's shapes: `com.amazonaws.workmail`. */
  namespace: string
  input: NormalizedSchema
  output: NormalizedSchema
  /** The method, path and status of a REST operation: `GET`, `/2013-04-01/change/{Id}`, 200. */
  http?: readonly [method: string, path: string, status: number]
}

export type Operations = ReadonlyMap<string, AwsOperation>

type SchemaRef = Parameters<typeof NormalizedSchema.of>[0]

/**
 * The schema of an operation in an SDK client: `[9, namespace, name, traits, () => input, () =>
 * output]`.
 */
type OperationSchema = readonly [9, string, string, unknown, () => SchemaRef, () => SchemaRef]

function isOperationSchema(value: unknown): value is OperationSchema {
  return Array.isArray(value) && value[0] === 9 && typeof value[2] === 'string' && value.length >= 6
}

function resolve(reference: SchemaRef | (() => SchemaRef)): NormalizedSchema {
  return NormalizedSchema.of(typeof reference === 'function' ? reference() : reference)
}

function httpOf(traits: unknown): AwsOperation['http'] {
  const { http } = Object(traits) as { http?: AwsOperation['http'] }
  return http
}

/** Returns every operation of an SDK client package, by name, from the schemas it exports. */
export function operationsOf(client: object): Operations {
  const operations = new Map<string, AwsOperation>()
  for (const value of Object.values(client)) {
    if (!isOperationSchema(value)) continue
    const [, namespace, name, traits, input, output] = value
    const http = httpOf(traits)
    operations.set(name, {
      name,
      namespace,
      input: resolve(input),
      output: resolve(output),
      ...(http ? { http } : {}),
    })
  }
  return operations
}
