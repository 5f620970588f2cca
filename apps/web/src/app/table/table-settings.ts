import { useState } from 'react'
import * as z from 'zod/mini'
import { keep, kept } from '../storage.ts'

/** Source: GEN-04. */
export const pageSizes = [10, 25, 50, 100, 200] as const
export type PageSize = (typeof pageSizes)[number]

const Settings = z.object({ columns: z.array(z.string()), pageSize: z.literal(pageSizes) })
export type TableSettings = z.infer<typeof Settings>

/** The columns and page size a person chose for a list, kept in this browser. */
export function useTableSettings(
  id: string,
  columns: readonly { id: string; hidden?: boolean }[],
): [TableSettings, (settings: TableSettings) => void] {
  const [chosen, setChosen] = useState(() => Settings.safeParse(kept(`table.${id}`)).data)
  const choose = (settings: TableSettings) => {
    keep(`table.${id}`, settings)
    setChosen(settings)
  }
  const initial = columns.filter(({ hidden }) => !hidden).map((column) => column.id)
  return [chosen ?? { columns: initial, pageSize: 25 }, choose]
}
