import { secretMembers, withoutSecrets } from '@mailroom/schemas'
import * as z from 'zod/mini'

/** The longest text in the trail; longer texts are no names, ids or addresses, and are omitted. */
const maxLength = 256

/** The most values of a list. */
const maxValues = 100

function isShort(value: unknown): boolean {
  if (typeof value === 'string') return value.length <= maxLength
  if (Array.isArray(value))
    return (
      value.length <= maxValues && value.every((each) => typeof each === 'string' && isShort(each))
    )
  if (typeof value === 'object' && value !== null)
    return Object.values(value).every((each) => typeof each === 'boolean')
  return ['number', 'boolean'].includes(typeof value)
}

/** Returns whether a member is declared as a list of objects without secrets, such as tags. */
function isListOfObjects(member: z.core.$ZodType): boolean {
  if (!(member instanceof z.ZodMiniArray)) return false
  const { element } = member.def
  return element instanceof z.ZodMiniObject && secretMembers(element).length === 0
}

/** The most characters of a list of objects, as JSON. */
const maxListLength = 65_536

function isListOfTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((each) => typeof each === 'string')
}

/** Whether a value is a list of objects of short texts, or of lists of texts, such as DNS records. */
function areOfTexts(value: unknown): boolean {
  return (
    Array.isArray(value) &&
    value.length <= maxValues &&
    value.every((each) =>
      Object.values(each).every(
        (text) => (typeof text === 'string' && isShort(text)) || isListOfTexts(text),
      ),
    ) &&
    JSON.stringify(value).length <= maxListLength
  )
}

/**
 * Returns the part of an input that the audit trail keeps, valid or not: the declared, short
 * members of the right type, lists of short texts or of objects of texts, and groups of
 * switches, and of secrets only that they were given. Any other member may be a secret in the wrong
 * place.
 */
export function recordableInput(schema: z.ZodMiniType, input: unknown): Record<string, unknown> {
  if (typeof input !== 'object' || input === null || !(schema instanceof z.ZodMiniObject)) return {}
  const given = new Map(Object.entries(input))
  const secrets = secretMembers(schema)
  const known = Object.entries(schema.def.shape).flatMap(([name, member]) => {
    const value = given.get(name)
    const isKept = secrets.includes(name)
      ? given.has(name)
      : z.safeParse(member, value).success &&
        (isListOfObjects(member) ? areOfTexts(value) : isShort(value))
    return isKept ? [[name, value]] : []
  })
  return withoutSecrets(schema, Object.fromEntries(known))
}
