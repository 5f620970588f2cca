import type { Widths } from '@mailroom/ui/table/DataTable'
import { useMemo, useState } from 'react'
import * as z from 'zod/mini'
import { keep, kept } from '../data/storage.ts'

/** Source: GEN-04. */
export const pageSizes = [10, 25, 50, 100, 200] as const
export type PageSize = (typeof pageSizes)[number]

const Settings = z.object({
  columns: z.array(z.string()),
  pageSize: z.literal(pageSizes),
  widths: z.optional(z.record(z.string(), z.number())),
})
export type TableSettings = z.infer<typeof Settings>

const noWidths: Widths = {}

/** Rows on a page until a person chooses another number. */
const usualPageSize: PageSize = 25

function keptSettings(id: string): TableSettings | undefined {
  return Settings.safeParse(kept(`table.${id}`)).data
}

/** Returns the page size that a person chose for a list, or the usual one. */
export function keptPageSize(id: string): PageSize {
  return keptSettings(id)?.pageSize ?? usualPageSize
}

/**
 * Returns the columns, page size and widths that a person chose for a list, stored in this browser.
 * Unchanged settings are the same object at every rendering, so that rows need not render again.
 */
export function useTableSettings(
  id: string,
  columns: readonly { id: string; hidden?: boolean }[],
  firstPageSize: PageSize = usualPageSize,
): {
  settings: TableSettings
  choose: (settings: TableSettings) => void
  widths: { chosen: Widths; onChoose: (widths: Widths) => void }
} {
  const [chosen, setChosen] = useState(() => keptSettings(id))
  // Columns are often listed again with the same ids.
  const initial = columns
    .filter(({ hidden }) => !hidden)
    .map((column) => column.id)
    .join(' ')
  const settings = useMemo<TableSettings>(
    () => chosen ?? { columns: initial.split(' '), pageSize: firstPageSize },
    [chosen, initial, firstPageSize],
  )
  const choose = (changed: TableSettings) => {
    keep(`table.${id}`, changed)
    setChosen(changed)
  }
  return {
    settings,
    choose,
    widths: {
      chosen: settings.widths ?? noWidths,
      onChoose: (widths) => choose({ ...settings, widths }),
    },
  }
}
