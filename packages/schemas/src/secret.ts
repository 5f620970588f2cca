import * as z from 'zod/mini'

const marked = z.registry<{ secret: true }>()

/** What stands for a secret. */
const mask = '***'

/** Marks a value that must never appear in logs, audit entries, commands, errors or caches. */
export function secret<Schema extends z.ZodMiniType>(schema: Schema): Schema {
  marked.add(schema, { secret: true })
  return schema
}

function isSecret(schema: z.core.$ZodType): boolean {
  if (marked.has(schema)) return true
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

/** Deeper than any declared secret; a hostile input may be too deep to walk through. */
const deepest = 8

/** Returns the texts in a value; numbers as texts. */
function textsIn(value: unknown, depth = 0): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value === 'number') return [String(value)]
  if (typeof value !== 'object' || value === null || depth > deepest) return []
  return Object.values(value).flatMap((item) => textsIn(item, depth + 1))
}

/**
 * Returns the secrets that an input carries, valid or not: the texts in its secret members, the
 * longest first.
 */
export function secretsOf(schema: z.ZodMiniType, input: unknown): string[] {
  if (typeof input !== 'object' || input === null) return []
  const given = new Map(Object.entries(input))
  const texts = secretMembers(schema).flatMap((name) => textsIn(given.get(name)))
  return [...new Set(texts)].filter(Boolean).sort((a, b) => b.length - a.length)
}

/** A shorter secret is masked only where it is the whole text: every text contains an "a". */
const shortestPart = 4

/** Returns a text in which `***` stands for the secrets. */
export function maskedText(text: string, secrets: readonly string[]): string {
  if (secrets.includes(text)) return mask
  return secrets
    .filter(({ length }) => length >= shortestPart)
    .reduce((rest, secret) => rest.replaceAll(secret, mask), text)
}

/**
 * Returns a copy of a value in which `***` stands for the secrets, wherever people typed them: in
 * names and texts, however deep, also as a part of a longer text.
 */
export function masked(value: unknown, secrets: readonly string[]): unknown {
  if (secrets.length === 0) return value
  if (typeof value === 'string') return maskedText(value, secrets)
  if (typeof value === 'number') return secrets.includes(String(value)) ? mask : value
  if (Array.isArray(value)) return value.map((item) => masked(item, secrets))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [maskedText(name, secrets), masked(item, secrets)]),
  )
}

/**
 * Returns a copy of an input in which every secret is replaced by `***`, also where it was typed
 * into another member, so that it can be recorded.
 */
export function withoutSecrets(
  schema: z.ZodMiniType,
  input: Record<string, unknown>,
): Record<string, unknown> {
  const hidden = new Set(secretMembers(schema))
  const secrets = secretsOf(schema, input)
  return Object.fromEntries(
    Object.entries(input).map(([name, value]) => [
      name,
      hidden.has(name) ? mask : masked(value, secrets),
    ]),
  )
}
