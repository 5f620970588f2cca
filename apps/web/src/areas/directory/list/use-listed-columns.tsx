import { keptUntil } from '@mailroom/schemas/directory-rules'
import type { EntityState } from '@mailroom/schemas/entity-state'
import type { Column } from '@mailroom/ui/table/DataTable'
import { useMemo } from 'react'
import { dateColumn, linkColumn, textColumn } from '../../../kit/table/columns.tsx'
import { Marked } from '../../../kit/table/Marked.tsx'
import { nothing } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'
import { EntityStatus } from '../EntityStatus.tsx'

type Props = { email?: string | undefined; matchedAlias?: string | undefined }

/** The address of a row; the matched alias before it, if nothing else matched. Source: GEN-04. */
function AddressCell({ email, matchedAlias }: Props) {
  const text = useText('directory')
  const address = email === undefined ? nothing : <Marked>{email}</Marked>
  if (matchedAlias === undefined) return address
  return (
    <>
      <Marked>{matchedAlias}</Marked> ({text('alias')}) · {address}
    </>
  )
}

/** The members of a user, group or resource in a list that both the index and AWS return. */
export type Listed = {
  id: string
  name: string
  email?: string | undefined
  matchedAlias?: string | undefined
  state: EntityState
  enabledDate?: string | undefined
  disabledDate?: string | undefined
}

/**
 * Returns the columns that the lists of users, groups and resources share; the texts are headers.
 * `keptUntil` is the date until which AWS keeps the mailbox of a disabled entity. Source: USR-01,
 * GRP-01, RES-01.
 */
export function useListedColumns(headers: { name: string; id: string; keptUntil?: string }) {
  const text = useText('directory')
  const { name, id, keptUntil: kept = '' } = headers
  return useMemo(() => {
    return {
      name: linkColumn({
        id: 'name',
        header: name,
        minWidth: 150,
        sortBy: 'name',
        value: (row) => row.name,
        to: (row) => row.id,
      }),
      email: {
        id: 'email',
        header: text('email'),
        sortBy: 'email',
        minWidth: 240,
        grow: 1.5,
        onCard: 'below',
        cell: (row) => <AddressCell {...row} />,
        value: ({ email }) => email,
      },
      status: {
        id: 'status',
        header: text('status'),
        sortBy: 'state',
        width: 130,
        onCard: 'beside',
        cell: ({ state }) => <EntityStatus state={state} />,
        value: ({ state }) => ({ code: state, words: text(`state.${state}`) }),
      },
      enabledDate: dateColumn({
        id: 'enabledDate',
        header: text('enabledDate'),
        hidden: true,
        sortBy: 'enabledDate',
        value: ({ enabledDate }) => enabledDate,
      }),
      disabledDate: dateColumn({
        id: 'disabledDate',
        header: text('disabledDate'),
        hidden: true,
        sortBy: 'disabledDate',
        value: ({ disabledDate }) => disabledDate,
      }),
      keptUntil: dateColumn({
        id: 'keptUntil',
        header: kept,
        hidden: true,
        value: ({ state, disabledDate }) =>
          state === 'DISABLED' && disabledDate !== undefined ? keptUntil(disabledDate) : undefined,
      }),
      id: textColumn({
        id: 'id',
        header: id,
        width: 300,
        hidden: true,
        value: (row) => row.id,
      }),
    } satisfies Record<string, Column<Listed>>
  }, [text, name, id, kept])
}
