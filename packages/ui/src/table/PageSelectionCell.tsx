import { useLayoutEffect, useRef } from 'react'
import type { pageSelection } from './selection.ts'

type Props = { page: ReturnType<typeof pageSelection>; label: string }

/**
 * The checkbox that selects every row of the page, and shows whether all, some or none are
 * selected.
 */
export function PageSelectionCell({ page: { all, some, disabled, toggle }, label }: Props) {
  const box = useRef<HTMLInputElement>(null)
  useLayoutEffect(() => {
    if (box.current) box.current.indeterminate = some
  }, [some])
  return (
    <th scope="col" className="data-table-selection">
      <label>
        <input
          ref={box}
          type="checkbox"
          aria-label={label}
          checked={all}
          disabled={disabled}
          onChange={toggle}
        />
      </label>
    </th>
  )
}
