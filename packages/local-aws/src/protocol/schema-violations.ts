import type { NormalizedSchema } from '@smithy/core/schema'
import type { Violation } from './constraints.ts'

function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1)
}

/** How many of the members, the first ones, a structure requires: the last part of its schema. */
function requiredCount(schema: NormalizedSchema): number {
  const parts: unknown = schema.getSchema()
  const count: unknown = Array.isArray(parts) ? parts[6] : undefined
  return typeof count === 'number' ? count : 0
}

function hasType(schema: NormalizedSchema, value: unknown): boolean {
  if (schema.isListSchema()) return Array.isArray(value)
  if (schema.isStructSchema()) return typeof value === 'object'
  if (schema.isBooleanSchema()) return typeof value === 'boolean'
  if (schema.isNumericSchema()) return Number.isFinite(value)
  if (schema.isTimestampSchema()) return Number.isFinite(Number(value))
  if (schema.isStringSchema()) return typeof value === 'string'
  return true
}

/**
 * Returns the violations of an input that an SDK's schema can tell: missing members, and values of
 * another type. Source: 06 §2.2, for the words.
 */
export function schemaViolations(schema: NormalizedSchema, value: unknown, path = ''): Violation[] {
  if (schema.isListSchema() && Array.isArray(value))
    return value.flatMap((element, index) =>
      schemaViolations(schema.getValueSchema(), element, `${path}.${index + 1}.member`),
    )
  if (!hasType(schema, value))
    return [{ kind: 'type', message: `Value at '${path}' is of another type` }]
  if (!schema.isStructSchema()) return []
  const required = requiredCount(schema)
  const given = new Map(Object.entries(value ?? {}))
  return [...schema.structIterator()].flatMap(([name, member], index) => {
    const at = path === '' ? lowerFirst(name) : `${path}.${lowerFirst(name)}`
    if (given.has(name)) return schemaViolations(member, given.get(name), at)
    if (index >= required) return []
    const message = `Value null at '${at}' failed to satisfy constraint: Member must not be null`
    return [{ kind: 'constraint', message } satisfies Violation]
  })
}
