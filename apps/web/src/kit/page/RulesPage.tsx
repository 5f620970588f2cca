import SpaceBetween from '@cloudscape-design/components/space-between'
import type { WriteId } from '@mailroom/schemas'
import { type ComponentProps, type ReactNode, useState } from 'react'
import { Outlet } from 'react-router'
import { Can, useCan } from '../access/Can.tsx'
import { WholeTable } from '../table/WholeTable.tsx'
import { useText } from '../words/texts.ts'
import { AppButton } from './AppButton.tsx'
import { Page } from './Page.tsx'

type TableProps<Row> = Omit<
  ComponentProps<typeof WholeTable<Row>>,
  'as' | 'actions' | 'filter' | 'selection' | 'total'
> & {
  /** The write that creates and edits a rule, and the one that deletes it. */
  write: WriteId
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
  const { write, remove, below = '', addLabel, removeLabel, selectLabel, chooseFirst } = props
  const { whyNotAdd, whyNotEdit, ...table } = props
  const text = useText('directory')
  const can = useCan()
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const row = props.query.data?.find((each) => selected.has(props.rowKey(each)))
  const chosen = row && `${below}${encodeURIComponent(props.rowKey(row))}`
  const reason = chosen === undefined ? chooseFirst : undefined
  return (
    <WholeTable<Row>
      {...table}
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          <Can id={remove}>
            <AppButton to={`${chosen}/delete`} disabledReason={reason}>
              {removeLabel}
            </AppButton>
          </Can>
          <Can id={write}>
            <AppButton to={`${chosen}/edit`} disabledReason={whyNotEdit ?? reason}>
              {text('edit')}
            </AppButton>
          </Can>
          <Can id={write}>
            <AppButton to={`${below}add`} disabledReason={whyNotAdd}>
              {addLabel}
            </AppButton>
          </Can>
        </SpaceBetween>
      }
      {...(can(write)
        ? {
            selection: {
              kind: 'single',
              selected,
              onChange: setSelected,
              label: selectLabel,
            } as const,
          }
        : {})}
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
