import type { Entity } from '@mailroom/schemas'

/**
 * How many aliases somebody has, and in a file which ones. They come from the index: until it has read
 * them, the number is unknown and the cell of the file empty. Source: GEN-12.
 */
export function aliasColumn(header: string) {
  return {
    id: 'aliases',
    header,
    cell: ({ aliases }: Entity) => aliases?.length ?? '…',
    value: ({ aliases }: Entity) => aliases,
  }
}
