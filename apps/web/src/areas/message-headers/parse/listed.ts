/** A page of a list, of the rows that contain a text. */
export type Wanted = { sought: string; offset: number; limit: number }

/** A row with its place in the whole list, from 1. */
export type Numbered<Row> = Row & { number: number }

/** The rows of a page, and how many rows all pages have. */
export type Listed<Row> = { rows: Numbered<Row>[]; count: number }

/** Returns a page of a list; `wordsOf` gives the text of a row that is searched. */
export function listed<Row>(
  all: readonly Row[],
  { sought, offset, limit }: Wanted,
  wordsOf: (row: Row) => string = () => '',
): Listed<Row> {
  const lower = sought.toLowerCase()
  const rows: Numbered<Row>[] = []
  let count = 0
  for (const [index, row] of all.entries()) {
    if (lower !== '' && !wordsOf(row).toLowerCase().includes(lower)) continue
    if (count >= offset && rows.length < limit) rows.push({ ...row, number: index + 1 })
    count += 1
  }
  return { rows, count }
}
