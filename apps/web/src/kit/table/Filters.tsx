import './Filters.css'
import Button from '@cloudscape-design/components/button'
import { type ReactNode, useId, useState } from 'react'
import { useText } from '../words/texts.ts'
import { useCondensed } from './use-condensed.ts'

type Props = {
  search: ReactNode
  /** The number of active filters. */
  active: number
  children: ReactNode
}

/** The search of a list with its filters beside it, or behind a button where there is less room. */
export function Filters({ search, active, children }: Props) {
  const text = useText('app')
  const isCondensed = useCondensed()
  const [open, setOpen] = useState(false)
  const id = useId()
  const isShown = !isCondensed || open
  return (
    <div className="filters">
      {search}
      {isCondensed && children && (
        <Button
          iconName="filter"
          ariaExpanded={open}
          ariaControls={id}
          onClick={() => setOpen(!open)}
        >
          {active === 0 ? text('filters') : text('filtersSet', { count: active })}
        </Button>
      )}
      <div id={id} className="filters-more" data-below={isCondensed} hidden={!isShown}>
        {children}
      </div>
    </div>
  )
}
