import type { WriteId } from '@mailroom/schemas/operations'
import type { ReactNode } from 'react'
import { Outlet } from 'react-router'
import { ListTable } from '../table/ListTable.tsx'
import { useWholeSource, type WholeList } from '../table/whole-source.tsx'
import { useText } from '../words/texts.ts'
import { Page } from './Page.tsx'

type TableProps<Row> = Omit<WholeList<Row>, 'as' | 'total'> & {
  title: string
  description: ReactNode
  empty: ReactNode
  rowKey: (row: Row) => string
  /** The write that creates and edits a rule, and the one that deletes it. */
  write: WriteId
  /** The write that creates a rule, if it is another one than `write`. */
  create?: WriteId
  remove: WriteId
  /** The part of the addresses of the dialogs before the key of a rule, such as `overrides/`. */
  below?: string
  addLabel: string
  removeLabel: string
  selectLabel: (row: Row) => string
  /** What is said while no rule is chosen. */
  chooseFirst: string
  /** Why no rule can be added, or none be saved, now. */
  whyNotAdd?: string | undefined
  whyNotEdit?: string | undefined
}

/**
 * A list of rules. People who may write choose one to edit or delete it, in the dialogs at
 * `<key>/edit` and `<key>/delete`; the dialog at `add` adds one.
 */
export function RulesTable<Row>(props: TableProps<Row>) {
  const {
    title,
    description,
    empty,
    rowKey,
    write,
    remove,
    create = write,
    below = '',
    ...rest
  } = props
  const { addLabel, removeLabel, selectLabel, chooseFirst, whyNotAdd, whyNotEdit, ...list } = rest
  const text = useText('directory')
  const source = useWholeSource(list)
  const dialog = (name: string) => (row: Row) =>
    `${below}${encodeURIComponent(rowKey(row))}/${name}`
  return (
    <ListTable
      source={source}
      title={title}
      description={description}
      empty={empty}
      rowKey={rowKey}
      oneChosen={{
        label: selectLabel,
        noneReason: chooseFirst,
        actions: [
          { operation: remove, text: removeLabel, to: dialog('delete') },
          { operation: write, text: text('edit'), to: dialog('edit'), disabledReason: whyNotEdit },
        ],
      }}
      add={{ operation: create, to: `${below}add`, text: addLabel, disabledReason: whyNotAdd }}
    />
  )
}

type PageProps = {
  title: string
  description: ReactNode
  /** A `RulesTable`. */
  rules: ReactNode
  /** A `Simulator` that tells what the rules decide. */
  simulator: ReactNode
}

/** The page of rules that decide together: the list, what they decide, and the open dialog. */
export function RulesPage({ title, description, rules, simulator }: PageProps) {
  return (
    <>
      <Page title={title} description={description}>
        {rules}
        {simulator}
      </Page>
      <Outlet />
    </>
  )
}
