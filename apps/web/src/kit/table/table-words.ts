import type { TableWords } from '@mailroom/ui/table/DataTable'
import { useText } from '../words/texts.ts'

/**
 * Returns the texts of a table. `list` is the title of the list; `isByMatch` is true if its own
 * order has the best matches first.
 */
export function useTableWords(list: string, isByMatch = false): TableWords {
  const text = useText('app')
  return {
    pages: text('pages', { list }),
    previousPage: text('previousPage'),
    nextPage: text('nextPage'),
    page: (number) => text('page', { number }),
    selectPage: text('selectPage'),
    widthOf: (column) => text('widthOf', { column }),
    rowMenus: text('rowMenus'),
    sortBy: text('sortBy'),
    sortedBy: (column, descending) =>
      text(descending ? 'sortDescending' : 'sortAscending', { column }),
    bestFirst: text(isByMatch ? 'bestFirst' : 'asListed'),
  }
}
