/** How many rows are written at a time, so that a long list does not delay typing. */
const portion = 1_000

/** Returns loaded rows in portions, with a pause between them. */
export async function* inPortions<Row>(rows: readonly Row[]) {
  for (let start = 0; start < rows.length; start += portion) {
    yield rows.slice(start, start + portion)
    await new Promise((resolve) => setTimeout(resolve))
  }
}
