import { type ChangeEvent, useId } from 'react'

type Props = {
  rowKey: string
  kind: 'multi' | 'single'
  /** The name that the radio buttons of one table share. */
  name: string
  label: string
  checked: boolean
  disabledReason: string | undefined
  onSelect: (key: string, event: ChangeEvent<HTMLInputElement>) => void
}

/** The checkbox that selects a row. A disabled one can still be focused, to learn why. */
export function SelectionCell(props: Props) {
  const { rowKey, kind, name, label, checked, disabledReason, onSelect } = props
  const reasonId = useId()
  return (
    <td className="data-table-selection">
      <label>
        <input
          type={kind === 'multi' ? 'checkbox' : 'radio'}
          name={name}
          aria-label={label}
          checked={checked}
          aria-disabled={disabledReason !== undefined}
          aria-describedby={disabledReason === undefined ? undefined : reasonId}
          onChange={(event) => onSelect(rowKey, event)}
        />
        {disabledReason !== undefined && (
          <span id={reasonId} role="tooltip" className="data-table-reason">
            {disabledReason}
          </span>
        )}
      </label>
    </td>
  )
}
