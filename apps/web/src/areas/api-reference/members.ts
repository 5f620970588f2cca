import type { Schema } from './document.ts'

/** A member of an input or output, by its path; `[]` is every item of a list. */
export type Member = { path: string; type: string; required: boolean; schema: Schema }

function typeOf(schema: Schema): string {
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ')
  if (schema.type === 'array') return `${schema.items ? typeOf(schema.items) : 'any'}[]`
  return schema.format ? `${schema.type} (${schema.format})` : (schema.type ?? 'any')
}

/** Returns all members of a schema, each after its parent. */
export function membersOf(schema: Schema, prefix = ''): Member[] {
  if (schema.items) return membersOf(schema.items, `${prefix.replace(/\.$/, '')}[].`)
  return Object.entries(schema.properties ?? {}).flatMap(([name, member]) => [
    {
      path: `${prefix}${name}`,
      type: typeOf(member),
      required: schema.required?.includes(name) ?? false,
      schema: member,
    },
    ...membersOf(member, `${prefix}${name}.`),
  ])
}
