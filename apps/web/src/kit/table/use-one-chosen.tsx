import type { WriteId } from '@mailroom/schemas/operations'
import type { Selection } from '@mailroom/ui/table/DataTable'
import { type ReactNode, useState } from 'react'
import { useCan } from '../access/Can.tsx'
import { AppButton } from '../page/AppButton.tsx'

/** The actions above a list on the row that a person chooses in it. */
export type OneChosen<Row> = {
  /** Names the button that chooses a row, such as `Select iPhone`. */
  label: (row: Row) => string
  /** Says that a row has to be chosen first. */
  noneReason: string
  actions: readonly {
    operation: WriteId
    text: string
    /** The page or dialog of the action on a row. */
    to: (row: Row) => string
    /** The reason why it is impossible for every row. */
    disabledReason?: string | undefined
    /** Returns the reason why it is impossible for a row. */
    whyNot?: (row: Row) => string | undefined
  }[]
}

/**
 * Keeps the chosen row of a list, and returns the buttons of its actions. Without a chosen row they
 * lead nowhere and say why. `actions` may be undefined, for lists that nobody chooses from.
 */
export function useOneChosen<Row>(
  offered: OneChosen<Row> | undefined,
  rows: readonly Row[] | undefined,
  rowKey: (row: Row) => string,
): { selection: Selection<Row> | undefined; actions: ReactNode } {
  const can = useCan()
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const row = rows?.find((each) => selected.has(rowKey(each)))
  const actions = offered?.actions.filter(({ operation }) => can(operation)) ?? []
  if (!offered || actions.length === 0) return { selection: undefined, actions: undefined }
  return {
    selection: { kind: 'single', selected, onChange: setSelected, label: offered.label },
    actions: actions.map(({ operation, text, to, disabledReason, whyNot }) => (
      <AppButton
        key={`${operation} ${text}`}
        to={row === undefined ? '' : to(row)}
        disabledReason={disabledReason ?? (row === undefined ? offered.noneReason : whyNot?.(row))}
      >
        {text}
      </AppButton>
    )),
  }
}
