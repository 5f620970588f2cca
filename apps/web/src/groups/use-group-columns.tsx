import type { EntityState } from '@mailroom/schemas'
import { useMemo } from 'react'
import { AppLink } from '../app/AppLink.tsx'
import { EntityStatus } from '../app/directory/EntityStatus.tsx'
import { AddressCell } from '../app/directory/list/AddressCell.tsx'
import { Marked } from '../app/table/Marked.tsx'
import { useFormats } from '../app/texts/formats.ts'
import { useText } from '../app/texts/texts.ts'

/** The members of a group in a list that both the index and AWS return. */
type ListedGroup = {
  id: string
  name: string
  email?: string | undefined
  matchedAlias?: string | undefined
  state: EntityState
  enabledDate?: string | undefined
  disabledDate?: string | undefined
}

/** Returns the columns of a list of groups, from the index or AWS. Source: GRP-01. */
export function useGroupColumns() {
  const text = useText('groups')
  const shared = useText('directory')
  const { dateTime } = useFormats()
  return useMemo(() => {
    const moment = (value: string | undefined) => (value === undefined ? '–' : dateTime(value))
    return [
      {
        id: 'name',
        header: text('name'),
        isRowHeader: true,
        width: '22%' as const,
        sortBy: 'name',
        cell: ({ id, name }: ListedGroup) => (
          <AppLink to={id}>
            <Marked>{name}</Marked>
          </AppLink>
        ),
        value: ({ name }: ListedGroup) => name,
      },
      {
        id: 'email',
        header: text('email'),
        sortBy: 'email',
        minWidth: 180,
        onCard: 'below' as const,
        cell: (group: ListedGroup) => <AddressCell {...group} />,
        value: ({ email }: ListedGroup) => email,
      },
      {
        id: 'status',
        header: text('status'),
        sortBy: 'state',
        width: 130,
        onCard: 'beside' as const,
        cell: ({ state }: ListedGroup) => <EntityStatus state={state} />,
        value: ({ state }: ListedGroup) => shared(`state.${state}`),
      },
      {
        id: 'enabledDate',
        header: text('enabledDate'),
        sortBy: 'enabledDate',
        width: 170,
        cell: ({ enabledDate }: ListedGroup) => moment(enabledDate),
        value: ({ enabledDate }: ListedGroup) => enabledDate && new Date(enabledDate),
      },
      {
        id: 'disabledDate',
        header: text('disabledDate'),
        sortBy: 'disabledDate',
        width: 170,
        hidden: true,
        cell: ({ disabledDate }: ListedGroup) => moment(disabledDate),
        value: ({ disabledDate }: ListedGroup) => disabledDate && new Date(disabledDate),
      },
      {
        id: 'id',
        header: text('id'),
        width: 300,
        hidden: true,
        cell: ({ id }: ListedGroup) => id,
        value: ({ id }: ListedGroup) => id,
      },
    ]
  }, [text, shared, dateTime])
}
