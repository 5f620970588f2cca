import type { Entity } from '@mailroom/schemas'

/** How many aliases somebody has, and in a file which, as only the index knows for a whole list. Source: GEN-12. */
export function aliasColumn(header: string) {
  return {
    id: 'aliases',
    header,
    cell: ({ aliases }: Entity) => aliases.length,
    value: ({ aliases }: Entity) => aliases,
  }
}
