import type { EntityState } from '@mailroom/schemas'
import { AppLink } from '../app/AppLink.tsx'
import { EntityStatus } from '../app/directory/EntityStatus.tsx'
import { useFormats } from '../app/texts/formats.ts'
import { useText } from '../app/texts/texts.ts'

/** What the index and AWS both tell of a group in a list. */
type ListedGroup = {
  id: string
  name: string
  email?: string | undefined
  state: EntityState
  enabledDate?: string | undefined
  disabledDate?: string | undefined
}

/** The columns of a list of groups, whoever tells them. Source: GRP-01. */
export function useGroupColumns() {
  const text = useText('groups')
  const shared = useText('directory')
  const { dateTime } = useFormats()
  const moment = (value: string | undefined) => (value === undefined ? '–' : dateTime(value))
  return [
    {
      id: 'name',
      header: text('name'),
      isRowHeader: true,
      sortBy: 'name',
      cell: ({ id, name }: ListedGroup) => <AppLink to={id}>{name}</AppLink>,
      value: ({ name }: ListedGroup) => name,
    },
    {
      id: 'email',
      header: text('email'),
      sortBy: 'email',
      cell: ({ email }: ListedGroup) => email ?? '–',
      value: ({ email }: ListedGroup) => email,
    },
    {
      id: 'status',
      header: text('status'),
      sortBy: 'state',
      cell: ({ state }: ListedGroup) => <EntityStatus state={state} />,
      value: ({ state }: ListedGroup) => shared(`state.${state}`),
    },
    {
      id: 'enabledDate',
      header: text('enabledDate'),
      sortBy: 'enabledDate',
      cell: ({ enabledDate }: ListedGroup) => moment(enabledDate),
      value: ({ enabledDate }: ListedGroup) => enabledDate && new Date(enabledDate),
    },
    {
      id: 'disabledDate',
      header: text('disabledDate'),
      sortBy: 'disabledDate',
      cell: ({ disabledDate }: ListedGroup) => moment(disabledDate),
      value: ({ disabledDate }: ListedGroup) => disabledDate && new Date(disabledDate),
    },
    {
      id: 'id',
      header: text('id'),
      hidden: true,
      cell: ({ id }: ListedGroup) => id,
      value: ({ id }: ListedGroup) => id,
    },
  ]
}
