import * as z from 'zod/mini'

const secrets = z.registry<{ secret: true }>()

/** Marks a value that must never be seen again: not in logs, audit, commands, errors or caches. */
export function secret<Schema extends z.ZodMiniType>(schema: Schema): Schema {
  secrets.add(schema, { secret: true })
  return schema
}

function isSecret(schema: z.core.$ZodType): boolean {
  if (secrets.has(schema)) return true
  if (schema instanceof z.ZodMiniOptional) return isSecret(schema.def.innerType)
  return false
}

/** The names of the members of an input that carry secrets. */
export function secretMembers(schema: z.ZodMiniType): string[] {
  if (!(schema instanceof z.ZodMiniObject)) return []
  return Object.entries(schema.def.shape)
    .filter(([, member]) => isSecret(member))
    .map(([name]) => name)
}

/** A copy of an input that can be written down: every secret replaced by `***`. */
export function withoutSecrets(
  schema: z.ZodMiniType,
  input: Record<string, unknown>,
): Record<string, unknown> {
  const hidden = new Set(secretMembers(schema))
  return Object.fromEntries(
    Object.entries(input).map(([name, value]) => [name, hidden.has(name) ? '***' : value]),
  )
}
