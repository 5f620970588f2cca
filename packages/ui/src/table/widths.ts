import type { Column } from './column.ts'

/** The widths that a person chose, in pixels by column id. */
export type Widths = Readonly<Record<string, number>>

type Sized = Pick<Column<unknown>, 'id' | 'header' | 'sortBy' | 'width' | 'minWidth' | 'grow'>

/** The narrowest column a person can make; part of its name still shows. Pixels. */
export const narrowest = 64

const usualMinWidth = 140

/**
 * Returns the room that the longest word of a column's name takes, with the edge and, if the column
 * is sortable, the arrow beside it. Pixels. The letters are counted, because measuring them would
 * delay the page: letters of the bold font are about 8 px wide.
 */
function wordWidth({ header, sortBy }: Sized): number {
  const longest = Math.max(0, ...header.split(/[\s-]+/).map(({ length }) => length))
  return Math.ceil(longest * 8.3) + (sortBy === undefined ? 24 : 42)
}

/**
 * Returns the width of each column as CSS, and the minimum width of the table in pixels. A table
 * with less room scrolls. Every column has room for each word of its name. Columns without a width
 * share the remaining room of the table's place, which is a size container. `beside` is the width
 * of the columns of boxes and menus in pixels.
 */
export function layOut(columns: readonly Sized[], chosen: Widths, beside = 0) {
  const sizes = columns.map((column) => {
    const { id, width, minWidth = usualMinWidth, grow = 1 } = column
    const least = chosen[id] ?? Math.max(width ?? minWidth, wordWidth(column))
    return { least, grow: (chosen[id] ?? width) === undefined ? grow : 0 }
  })
  const last = sizes.at(-1)
  if (last && sizes.every(({ grow }) => grow === 0)) last.grow = 1
  const total = sizes.reduce((sum, { least }) => sum + least, beside)
  const shares = sizes.reduce((sum, { grow }) => sum + grow, 0)
  const widths = sizes.map(({ least, grow }) =>
    grow === 0
      ? `${least}px`
      : `calc(${least}px + ${Number((grow / shares).toFixed(4))} * max(0px, 100cqi - ${total}px))`,
  )
  const leastOf = (id: string) => sizes[columns.findIndex((column) => column.id === id)]?.least ?? 0
  return { widths, total, leastOf }
}

/**
 * Returns the chosen widths after a column gets a new one. The columns before it keep their widths
 * on the screen, so that the edge follows the pointer.
 */
export function withWidth(
  chosen: Widths,
  onScreen: readonly { id: string; width: number }[],
  id: string,
  width: number,
): Widths {
  const at = onScreen.findIndex((column) => column.id === id)
  const before = onScreen.slice(0, at).map((column) => [column.id, column.width])
  return {
    ...chosen,
    ...Object.fromEntries(before),
    [id]: Math.max(narrowest, Math.round(width)),
  }
}

/** Returns the chosen widths without that of one column, which gets its first width back. */
export function withoutWidth(chosen: Widths, id: string): Widths {
  return Object.fromEntries(Object.entries(chosen).filter(([each]) => each !== id))
}
