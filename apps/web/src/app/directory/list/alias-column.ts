import type { Entity } from '@mailroom/schemas'

/** How many aliases somebody has, which only the index knows for a whole list. Source: GEN-12. */
export function aliasColumn(header: string) {
  const count = ({ aliases }: Entity) => aliases.length
  return { id: 'aliases', header, cell: count, value: count }
}
