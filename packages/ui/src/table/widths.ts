import type { Column } from './column.ts'

/** The widths that a person chose, in pixels by column id. */
export type Widths = Readonly<Record<string, number>>

type Sized = Pick<Column<unknown>, 'id' | 'width' | 'minWidth'>

/** The narrowest column a person can make; part of its name still shows. Pixels. */
export const narrowest = 64

const usualMinWidth = 140

/**
 * Returns the width of each column, `undefined` for those that share the remaining room, and the
 * minimum width of the table in pixels. One column always takes the remaining room.
 */
export function layOut(columns: readonly Sized[], chosen: Widths) {
  const sizes = columns.map(({ id, width, minWidth = usualMinWidth }) => {
    const own = chosen[id] ?? width
    return { width: own, least: typeof own === 'number' ? own : minWidth }
  })
  const shared = sizes.filter(({ width }) => width === undefined)
  const last = sizes.at(-1)
  if (shared.length === 0 && last) last.width = undefined
  // Columns that share the room get the same width each.
  const most = Math.max(0, ...shared.map(({ least }) => least))
  const total = sizes.reduce(
    (sum, { width, least }) => sum + (width === undefined && shared.length > 0 ? most : least),
    0,
  )
  return { widths: sizes.map(({ width }) => width), total }
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
