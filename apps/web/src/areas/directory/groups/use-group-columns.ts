import { useMemo } from 'react'
import { useText } from '../../../kit/words/texts.ts'
import { useListedColumns } from '../list/use-listed-columns.tsx'

/** Returns the columns of a list of groups, from the index or AWS. Source: GRP-01. */
export function useGroupColumns() {
  const text = useText('groups')
  const listed = useListedColumns({ name: text('name'), id: text('id') })
  return useMemo(() => {
    const { name, email, status, enabledDate, disabledDate, id } = listed
    return [
      { ...name, minWidth: 180, grow: 3 },
      { ...email, grow: 1 },
      status,
      { ...enabledDate, hidden: false },
      disabledDate,
      id,
    ]
  }, [listed])
}
