import { hasMailbox } from '@mailroom/schemas/directory-rules'
import type { Entity, EntityType } from '@mailroom/schemas/entities'
import type { Column } from '@mailroom/ui/table/DataTable'
import { useMemo } from 'react'
import { Marked } from '../../../kit/table/Marked.tsx'
import { nothing, useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'

/** Shown for values that the index has not read yet. */
const unread = '…'

/** The attributes that the index reads for each user. */
const attributes = ['department', 'jobTitle', 'telephone', 'office'] as const

function orUnread<Value>(value: Value | undefined, show: (value: Value) => string): string {
  return value === undefined ? unread : show(value)
}

/**
 * Returns the columns that only the index can fill, besides those that AWS lists. In a file, unread
 * values are empty. Source: GEN-12, USR-15.
 */
export function useIndexColumns(type: EntityType): readonly Column<Entity>[] {
  const text = useText('directory')
  const { number } = useFormats()
  return useMemo(() => {
    const yesOrNo = (hidden: boolean) => text(hidden ? 'yes' : 'no')
    const megabytes = (quota: number) => text('megabytes', { count: quota })
    const aliases: Column<Entity> = {
      id: 'aliases',
      header: text('aliases'),
      width: 80,
      cell: (entity) => orUnread(entity.aliases, ({ length }) => number(length)),
      value: (entity) => entity.aliases,
    }
    const hidden: Column<Entity> = {
      id: 'hidden',
      header: text('hiddenFromList'),
      width: 150,
      hidden: true,
      cell: ({ hiddenFromGlobalAddressList }) => orUnread(hiddenFromGlobalAddressList, yesOrNo),
      value: ({ hiddenFromGlobalAddressList }) => hiddenFromGlobalAddressList,
    }
    const groups: Column<Entity> = {
      id: 'groups',
      header: text('groups'),
      // An import reads names of groups in a column "Groups".
      headerInFile: text('groupCount'),
      width: 100,
      hidden: true,
      cell: ({ groupCount }) => orUnread(groupCount, number),
      value: ({ groupCount }) => groupCount,
    }
    if (type === 'RESOURCE') return [aliases, hidden]
    if (type === 'GROUP') return [aliases, groups, hidden]
    return [
      ...attributes.map(
        (id): Column<Entity> => ({
          id,
          header: text(id),
          hidden: true,
          ...(id === 'telephone' ? {} : { sortBy: id }),
          cell: ({ [id]: value, hiddenFromGlobalAddressList }) =>
            value !== undefined ? (
              <Marked>{value}</Marked>
            ) : hiddenFromGlobalAddressList === undefined ? (
              unread
            ) : (
              nothing
            ),
          value: ({ [id]: value }) => value,
        }),
      ),
      aliases,
      groups,
      {
        id: 'quota',
        header: text('quota'),
        headerInFile: text('quotaMb'),
        width: 130,
        hidden: true,
        cell: (user) => (hasMailbox(user) ? orUnread(user.mailboxQuota, megabytes) : nothing),
        value: (user) => (hasMailbox(user) ? user.mailboxQuota : undefined),
      },
      hidden,
    ]
  }, [text, number, type])
}
