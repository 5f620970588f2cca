import { secretMembers, withoutSecrets } from '@mailroom/schemas'
import * as z from 'zod/mini'

/** Longer texts are no names, ids or addresses, and are left out of the trail. */
const maxLength = 256

function isShort(value: unknown): boolean {
  if (typeof value === 'string') return value.length <= maxLength
  return ['number', 'boolean'].includes(typeof value)
}

/**
 * What the audit trail keeps of an input, right or wrong: the members that are declared, short and as they have to be, and of secrets
 * only that there were any. Whatever else somebody sent may be a secret in the wrong place.
 */
export function recordableInput(schema: z.ZodMiniType, input: unknown): Record<string, unknown> {
  if (typeof input !== 'object' || input === null || !(schema instanceof z.ZodMiniObject)) return {}
  const given = new Map(Object.entries(input))
  const secrets = secretMembers(schema)
  const known = Object.entries(schema.def.shape).flatMap(([name, member]) => {
    const value = given.get(name)
    const isKept = secrets.includes(name)
      ? given.has(name)
      : isShort(value) && z.safeParse(member, value).success
    return isKept ? [[name, value]] : []
  })
  return withoutSecrets(schema, Object.fromEntries(known))
}
