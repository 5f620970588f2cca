import * as z from 'zod/mini'

const secrets = z.registry<{ secret: true }>()

/** Marks a value that must never appear in logs, audit entries, commands, errors or caches. */
export function secret<Schema extends z.ZodMiniType>(schema: Schema): Schema {
  secrets.add(schema, { secret: true })
  return schema
}

function isSecret(schema: z.core.$ZodType): boolean {
  if (secrets.has(schema)) return true
  if (schema instanceof z.ZodMiniOptional) return isSecret(schema.def.innerType)
  return false
}

/** Returns the names of the members of an input that carry secrets. */
export function secretMembers(schema: z.ZodMiniType): string[] {
  if (!(schema instanceof z.ZodMiniObject)) return []
  return Object.entries(schema.def.shape)
    .filter(([, member]) => isSecret(member))
    .map(([name]) => name)
}

/**
 * Returns a copy of an input in which every secret is replaced by `***`, so that it can be
 * recorded.
 */
export function withoutSecrets(
  schema: z.ZodMiniType,
  input: Record<string, unknown>,
): Record<string, unknown> {
  const hidden = new Set(secretMembers(schema))
  return Object.fromEntries(
    Object.entries(input).map(([name, value]) => [name, hidden.has(name) ? '***' : value]),
  )
}
