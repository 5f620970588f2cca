import { type EntityState, keptUntil } from '@mailroom/schemas'
import type { Column } from '@mailroom/ui/table/DataTable'
import { useMemo } from 'react'
import { AppLink } from '../../../kit/page/AppLink.tsx'
import { Marked } from '../../../kit/table/Marked.tsx'
import { useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'
import { EntityStatus } from '../EntityStatus.tsx'
import { AddressCell } from './AddressCell.tsx'

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
  const { dateTime } = useFormats()
  const { name, id, keptUntil: kept = '' } = headers
  return useMemo(() => {
    const date = (
      columnId: string,
      header: string,
      of: (row: Listed) => string | undefined,
    ): Column<Listed> => ({
      id: columnId,
      header,
      width: 180,
      hidden: true,
      cell: (row) => {
        const value = of(row)
        return value === undefined ? '–' : dateTime(value)
      },
      value: (row) => {
        const value = of(row)
        return value === undefined ? undefined : new Date(value)
      },
    })
    return {
      name: {
        id: 'name',
        header: name,
        isRowHeader: true,
        minWidth: 150,
        sortBy: 'name',
        cell: (row) => (
          <AppLink to={row.id}>
            <Marked>{row.name}</Marked>
          </AppLink>
        ),
        value: (row) => row.name,
      },
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
        value: ({ state }) => text(`state.${state}`),
      },
      enabledDate: {
        ...date('enabledDate', text('enabledDate'), ({ enabledDate }) => enabledDate),
        sortBy: 'enabledDate',
      },
      disabledDate: {
        ...date('disabledDate', text('disabledDate'), ({ disabledDate }) => disabledDate),
        sortBy: 'disabledDate',
      },
      keptUntil: date('keptUntil', kept, ({ state, disabledDate }) =>
        state === 'DISABLED' && disabledDate !== undefined ? keptUntil(disabledDate) : undefined,
      ),
      id: {
        id: 'id',
        header: id,
        width: 300,
        hidden: true,
        cell: (row) => row.id,
        value: (row) => row.id,
      },
    } satisfies Record<string, Column<Listed>>
  }, [text, dateTime, name, id, kept])
}
