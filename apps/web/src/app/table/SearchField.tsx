import Input from '@cloudscape-design/components/input'
import { useEffect, useState } from 'react'
import { useText } from '../texts/texts.ts'
import { useSettled } from '../use-settled.ts'

/** After this pause in typing, in milliseconds, the list is asked; after a longer one at once. */
const pauseMs = 120

/** The longest text the index is asked for. Source: `entities.search`. */
const longest = 256

type Props = { list: string; value: string; onChange: (text: string) => void }

/** Where a list is searched as one types. The keys stay in here; the list hears of them when they pause. */
export function SearchField({ list, value, onChange }: Props) {
  const text = useText('app')
  const [typed, setTyped] = useState(value)
  const [told, setTold] = useState(value)
  if (value !== told) {
    setTold(value)
    setTyped(value)
  }
  const settled = useSettled(typed, pauseMs)
  useEffect(() => {
    if (settled !== typed || settled === told) return
    setTold(settled)
    onChange(settled)
  }, [settled, typed, told, onChange])
  return (
    <Input
      type="search"
      value={typed}
      ariaLabel={text('searchList', { list })}
      placeholder={text('searchPlaceholder')}
      autoComplete={false}
      spellcheck={false}
      onChange={({ detail }) => setTyped(detail.value.slice(0, longest))}
    />
  )
}
