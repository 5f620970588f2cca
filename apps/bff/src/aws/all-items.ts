/**
 * Returns the items of all pages of a list. `pages` is one of the SDK's paginators, `itemsOf`
 * returns the items of a page. Errors: those of the listing operation.
 */
export async function allItems<Page, Item>(
  pages: AsyncIterable<Page>,
  itemsOf: (page: Page) => readonly Item[] | undefined,
): Promise<Item[]> {
  const all: Item[] = []
  for await (const page of pages) all.push(...(itemsOf(page) ?? []))
  return all
}
