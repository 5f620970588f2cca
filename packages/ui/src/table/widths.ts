import type { Column } from './column.ts'

/** Widths that a person chose, in pixels by the id of the column. */
export type Widths = Readonly<Record<string, number>>

type Sized = Pick<Column<unknown>, 'id' | 'header' | 'sortBy' | 'width' | 'minWidth' | 'grow'>

/** The narrowest a person can make a column, in pixels: its name still shows in part. */
export const narrowest = 64

const usualMinWidth = 140

/**
 * The room that the longest word of a column's name takes, in pixels, with the edge and, where the
 * column sorts, the arrow beside it. Counted, because measuring would hold up the page: letters of
 * the bold font are 8 px wide on average, and a little is added for words of wide ones.
 */
function wordWidth({ header, sortBy }: Sized): number {
  const longest = Math.max(0, ...header.split(/[\s-]+/).map(({ length }) => length))
  return Math.ceil(longest * 8.3) + (sortBy === undefined ? 24 : 42)
}

/**
 * The width of each column as CSS, and the least width of the table in pixels, at which it starts to
 * scroll. Every column has room for the words of its name. Columns without a width share what the
 * place of the table, a size container, has left. `beside` is the room of the columns of boxes and
 * menus.
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
 * The chosen widths once a column is as wide as a person wants it. The columns before it keep the
 * widths they have on the screen, so that its edge follows the pointer.
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

/** The chosen widths without that of a column, which is as wide as it was at first again. */
export function withoutWidth(chosen: Widths, id: string): Widths {
  return Object.fromEntries(Object.entries(chosen).filter(([each]) => each !== id))
}
