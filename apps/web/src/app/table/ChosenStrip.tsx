import Button from '@cloudscape-design/components/button'
import { SelectionStrip } from '@mailroom/ui/table/SelectionStrip'
import type { ReactNode } from 'react'
import { useText } from '../texts/texts.ts'
import type { useChosen } from './chosen.ts'

type Props = {
  chosen: ReturnType<typeof useChosen>
  total: number
  /** What can be done with them, where it stands here. */
  children?: ReactNode
}

/** How many are chosen, the way to all that match, and back to none. */
export function ChosenStrip({ chosen, total, children }: Props) {
  const text = useText('app')
  const { count, isAll, select, selectAll } = chosen
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
