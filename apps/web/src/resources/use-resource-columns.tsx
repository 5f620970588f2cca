import { type EntityState, keptUntil, type ResourceType } from '@mailroom/schemas'
import { useMemo } from 'react'
import { AppLink } from '../app/AppLink.tsx'
import { EntityStatus } from '../app/directory/EntityStatus.tsx'
import { AddressCell } from '../app/directory/list/AddressCell.tsx'
import { Marked } from '../app/table/Marked.tsx'
import { useFormats } from '../app/texts/formats.ts'
import { useText } from '../app/texts/texts.ts'

/** The members of a resource in a list that both the index and AWS return. */
type ListedResource = {
  id: string
  name: string
  description?: string | undefined
  email?: string | undefined
  matchedAlias?: string | undefined
  state: EntityState
  enabledDate?: string | undefined
  disabledDate?: string | undefined
}

/**
 * Returns the columns of a list of resources; `typeOf` returns the type of a row, whose member
 * differs. Source: RES-01.
 */
export function useResourceColumns<Row extends ListedResource>(
  typeOf: (row: Row) => ResourceType | undefined,
) {
  const text = useText('resources')
  const shared = useText('directory')
  const { dateTime } = useFormats()
  return useMemo(() => {
    const moment = (value: string | undefined) => (value === undefined ? '–' : dateTime(value))
    const typeWords = (row: Row) => {
      const type = typeOf(row)
      return type && text(`type.${type}`)
    }
    const kept = ({ state, disabledDate }: Row) =>
      state === 'DISABLED' && disabledDate !== undefined ? keptUntil(disabledDate) : undefined
    const date = (value: string | undefined) => value && new Date(value)
    return [
      {
        id: 'name',
        header: text('name'),
        isRowHeader: true,
        width: '17%' as const,
        sortBy: 'name',
        cell: ({ id, name }: Row) => (
          <AppLink to={id}>
            <Marked>{name}</Marked>
          </AppLink>
        ),
        value: ({ name }: Row) => name,
      },
      {
        id: 'type',
        header: text('type'),
        width: 100,
        onCard: 'below' as const,
        cell: typeWords,
        value: typeWords,
      },
      {
        id: 'email',
        header: text('email'),
        sortBy: 'email',
        minWidth: 180,
        onCard: 'below' as const,
        cell: (resource: Row) => <AddressCell {...resource} />,
        value: ({ email }: Row) => email,
      },
      {
        id: 'description',
        header: text('description'),
        cell: ({ description }: Row) => description ?? '–',
        value: ({ description }: Row) => description,
      },
      {
        id: 'status',
        header: text('status'),
        sortBy: 'state',
        width: 130,
        onCard: 'beside' as const,
        cell: ({ state }: Row) => <EntityStatus state={state} />,
        value: ({ state }: Row) => shared(`state.${state}`),
      },
      {
        id: 'enabledDate',
        header: text('enabledDate'),
        sortBy: 'enabledDate',
        width: 180,
        hidden: true,
        cell: ({ enabledDate }: Row) => moment(enabledDate),
        value: ({ enabledDate }: Row) => date(enabledDate),
      },
      {
        id: 'disabledDate',
        header: text('disabledDate'),
        sortBy: 'disabledDate',
        width: 180,
        hidden: true,
        cell: ({ disabledDate }: Row) => moment(disabledDate),
        value: ({ disabledDate }: Row) => date(disabledDate),
      },
      {
        id: 'keptUntil',
        header: text('keptUntil'),
        width: 180,
        hidden: true,
        cell: (row: Row) => moment(kept(row)),
        value: (row: Row) => date(kept(row)),
      },
      {
        id: 'id',
        header: text('id'),
        width: 300,
        hidden: true,
        cell: ({ id }: Row) => id,
        value: ({ id }: Row) => id,
      },
    ]
  }, [text, shared, dateTime, typeOf])
}
