import Button from '@cloudscape-design/components/button'
import { SelectionStrip } from '@mailroom/ui/table/SelectionStrip'
import type { ReactNode } from 'react'
import { useText } from '../words/texts.ts'
import type { ListSelection } from './use-list-selection.ts'

type Props = {
  chosen: ListSelection
  /** The actions on the selection, if they are shown here. */
  children?: ReactNode
}

/** The number of selected rows, and links to select all that match, or none. */
export function ChosenStrip({ chosen, children }: Props) {
  const text = useText('app')
  const { count, total, isAll, select, selectAll } = chosen
  return (
    <SelectionStrip
      said={count === 0 ? '' : text(isAll ? 'allMatchingSelected' : 'selectedCount', { count })}
    >
      {!isAll && total > count && (
        <Button variant="inline-link" onClick={selectAll}>
          {text('selectAllMatching', { count: total })}
        </Button>
      )}
      <Button variant="inline-link" onClick={() => select(new Set())}>
        {text('clearSelection')}
      </Button>
      {children}
    </SelectionStrip>
  )
}
