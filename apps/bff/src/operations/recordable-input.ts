import { secretMembers, withoutSecrets } from '@mailroom/schemas/secret'
import * as z from 'zod/mini'

/** The longest value of a member in the trail, in characters of JSON. */
const maxLength = 65_536

/**
 * What is never kept: the change of a plan – each of its rows has an entry of its own, and the plan
 * says how many –, and addresses in bulk. Source: EXIT-02.
 */
const notKept: readonly string[] = ['change', 'pastedAddresses', 'languageLines']

/** What the trail keeps of an input, and the names of the members that it does not keep. */
export type RecordableInput = { input: Record<string, unknown>; leftOut: string[] }

/**
 * Returns what the audit trail keeps of an input, valid or not: the declared members of the right
 * type, and of secrets only that they were given. Any other member may be a secret in the wrong
 * place; it is named if it is declared.
 */
export function recordableInput(schema: z.ZodMiniType, input: unknown): RecordableInput {
  if (typeof input !== 'object' || input === null || !(schema instanceof z.ZodMiniObject))
    return { input: {}, leftOut: [] }
  const given = new Map(Object.entries(input))
  const secrets = secretMembers(schema)
  const isKept = (name: string, member: z.core.$ZodType) => {
    if (secrets.includes(name)) return true
    const value = given.get(name)
    return (
      !notKept.includes(name) &&
      z.safeParse(member, value).success &&
      JSON.stringify(value).length <= maxLength
    )
  }
  const known = Object.entries(schema.def.shape).filter(([name]) => given.get(name) !== undefined)
  const kept = known.filter(([name, member]) => isKept(name, member)).map(([name]) => name)
  return {
    input: withoutSecrets(schema, Object.fromEntries(kept.map((name) => [name, given.get(name)]))),
    leftOut: known.map(([name]) => name).filter((name) => !kept.includes(name)),
  }
}
