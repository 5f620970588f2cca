import type { ResourceType } from '@mailroom/schemas/resources'
import { useMemo } from 'react'
import { textColumn } from '../../../kit/table/columns.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { type Listed, useListedColumns } from '../list/use-listed-columns.tsx'

/** The members of a resource in a list that both the index and AWS return. */
type ListedResource = Listed & { description?: string | undefined }

/**
 * Returns the columns of a list of resources; `typeOf` returns the type of a row, whose member
 * differs. Source: RES-01.
 */
export function useResourceColumns<Row extends ListedResource>(
  typeOf: (row: Row) => ResourceType | undefined,
) {
  const text = useText('resources')
  const listed = useListedColumns({
    name: text('name'),
    id: text('id'),
    keptUntil: text('keptUntil'),
  })
  return useMemo(() => {
    const { name, email, status, enabledDate, disabledDate, keptUntil, id } = listed
    return [
      name,
      textColumn({
        id: 'type',
        header: text('type'),
        width: 100,
        onCard: 'below',
        value: (row: Row) => {
          const type = typeOf(row)
          return type && text(`type.${type}`)
        },
      }),
      email,
      textColumn({
        id: 'description',
        header: text('description'),
        value: ({ description }: Row) => description,
      }),
      status,
      enabledDate,
      disabledDate,
      keptUntil,
      id,
    ]
  }, [text, listed, typeOf])
}
